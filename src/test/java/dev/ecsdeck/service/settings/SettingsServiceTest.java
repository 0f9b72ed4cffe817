package dev.ecsdeck.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.SettingsStore;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsServiceTest {
    @TempDir
    private Path directory;

    private final ManualWorkers workers = new ManualWorkers();

    @Test
    void manyChangesAreSavedOnce() {
        SettingsService service = service();
        for (int width = 0; width < 100; width++) {
            double pixels = width;
            service.update(s -> s.withSize("w", pixels));
        }

        assertThat(workers.waiting()).isEqualTo(1);
        workers.advance(SettingsService.QUIET);

        await().untilAsserted(() -> assertThat(saved().sizes()).containsEntry("w", 99.0));
    }

    @Test
    void aChangeThatChangesNothingIsNotSaved() {
        service().update(s -> s.withTheme(Theme.SYSTEM));

        assertThat(workers.waiting()).isZero();
    }

    @Test
    void theCloseSavesWhatWaits() throws ProblemException {
        SettingsService service = service();
        service.update(s -> s.withTheme(Theme.DARK));

        service.close();
        service.close();

        assertThat(saved().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void whatCannotBeSavedIsSaidAndKept() throws IOException {
        SettingsService service = service();
        Files.createDirectories(file().resolve("in-the-way"));
        service.update(s -> s.withTheme(Theme.DARK));

        service.close();

        assertThat(service.fault().value()).containsInstanceOf(Problem.FileUnusable.class);
        assertThat(service.settings().value().theme()).isEqualTo(Theme.DARK);
    }

    private SettingsService service() {
        return new SettingsService(store(), workers);
    }

    private SettingsStore store() {
        return new SettingsStore(new AtomicFile(file()), workers.clock());
    }

    private Path file() {
        return directory.resolve("settings.json");
    }

    private Settings saved() throws ProblemException {
        return store().load().settings();
    }
}

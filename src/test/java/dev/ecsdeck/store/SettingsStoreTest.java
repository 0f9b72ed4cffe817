package dev.ecsdeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.TerminalHabits;
import dev.ecsdeck.model.TerminalHabits.CopyHabit;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    @TempDir
    private Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void findPlace() {
        path = directory.resolve("settings.json");
    }

    @Test
    void withoutAFileTheUsualOnesAreLoaded() throws ProblemException {
        assertThat(store().load()).isEqualTo(new SettingsStore.Loaded(Settings.DEFAULT, java.util.Optional.empty()));
    }

    @Test
    void whatIsSavedIsLoaded() throws ProblemException {
        Settings settings = Settings.DEFAULT
                .withLanguage(Settings.Language.CHINESE)
                .withTheme(Settings.Theme.DARK)
                .withTerminal(TerminalHabits.DEFAULT.withFont("Noto", 15.5).withCopy(CopyHabit.ON_SELECT))
                .withLogLevel(Settings.LogLevel.DEBUG)
                .withSize("window.width", 1280.5)
                .withList("instances.columns", List.of("name", "id"))
                .withKey("find", "Ctrl+Shift+F")
                .withNote("note.i-1", "主库");

        store().save(settings);

        assertThat(store().load().settings()).isEqualTo(settings);
    }

    @Test
    void whatThisVersionDoesNotKnowIsKept() throws Exception {
        write("""
                {"version":9,"future":{"a":[1]},"theme":"DARK","terminal":{"sparkle":true,"scrollbackLines":5}}""");
        SettingsStore store = store();
        Settings loaded = store.load().settings();

        store.save(loaded.withTheme(Settings.Theme.LIGHT));

        assertThat(loaded.terminal().scrollbackLines()).isEqualTo(5);
        assertThat(Files.readString(path).replaceAll("\\s", ""))
                .contains("\"version\":9", "\"future\":{\"a\":[1]}", "\"sparkle\":true", "\"theme\":\"LIGHT\"");
    }

    @Test
    void aFieldThatDoesNotFitCountsAsNotSet() throws Exception {
        write("""
                {"theme":"PURPLE","language":7,"logLevel":null,"sizes":{"w":"wide"},"keys":{"find":"F3"},
                 "terminal":{"copy":"NEVER","fontSize":900,"scrollbackLines":"many"}}""");

        Settings loaded = store().load().settings();

        assertThat(loaded)
                .isEqualTo(
                        Settings.DEFAULT.withKey("find", "F3").withTerminal(TerminalHabits.DEFAULT.withFont("", 72)));
    }

    @Test
    void aBrokenFileIsKeptAsideAndTheBackupTaken() throws Exception {
        SettingsStore first = store();
        first.save(Settings.DEFAULT.withTheme(Settings.Theme.DARK));
        first.save(Settings.DEFAULT.withTheme(Settings.Theme.LIGHT));
        write("{\"theme\":\n  oops");

        SettingsStore.Loaded loaded = store().load();

        assertThat(loaded.settings().theme()).isEqualTo(Settings.Theme.DARK);
        assertThat(loaded.fault()).containsInstanceOf(Problem.FileBroken.class).hasValueSatisfying(fault -> {
            var broken = (Problem.FileBroken) fault;
            assertThat(broken.line()).isEqualTo(2);
            assertThat(Path.of(broken.path()))
                    .hasFileName("settings.json.broken-5")
                    .hasContent("{\"theme\":\n  oops");
        });
    }

    @Test
    void anEmptyOrForeignFileIsBroken() throws Exception {
        for (String text : List.of("", "[]", "null", "7")) {
            write(text);

            assertThat(store().load().fault()).as(text).isPresent();
        }
    }

    private SettingsStore store() {
        return new SettingsStore(new AtomicFile(path), () -> Instant.ofEpochSecond(5));
    }

    private void write(String json) throws IOException {
        Files.writeString(path, json);
    }
}

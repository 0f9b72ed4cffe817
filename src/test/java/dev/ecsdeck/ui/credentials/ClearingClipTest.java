package dev.ecsdeck.ui.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ClearingClipTest {
    private final ManualWorkers workers = new ManualWorkers();

    @BeforeAll
    static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRuns) {
            // Shared by all tests of the JVM.
        }
        Platform.setImplicitExit(false);
    }

    private static <T> T on(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Platform.runLater(future);
        return future.get(30, TimeUnit.SECONDS);
    }

    private static String clip() throws Exception {
        return on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aSecretLeavesTheClipboardAfterAMinute() throws Exception {
        on(() -> {
            ClearingClip.copy(workers, "canary-secret");
            return true;
        });

        workers.advance(ClearingClip.LIFE.minus(Duration.ofSeconds(1)));
        assertThat(clip()).isEqualTo("canary-secret");

        workers.advance(Duration.ofSeconds(1));
        assertThat(clip()).doesNotContain("canary-secret");
    }

    @Test
    void whatWasCopiedMeanwhileStays() throws Exception {
        on(() -> {
            ClearingClip.copy(workers, "canary-secret");
            return Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "a line of mine"));
        });

        workers.advance(ClearingClip.LIFE);

        assertThat(clip()).isEqualTo("a line of mine");
    }
}

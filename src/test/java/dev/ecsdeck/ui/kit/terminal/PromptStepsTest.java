package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.testing.Pictures;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class PromptStepsTest {
    private final Threads workers = new Threads((thread, crash) -> {});
    private TerminalPane pane;
    private PromptSteps prompts;

    @Start
    void show(Stage stage) {
        pane = new TerminalPane(TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, TerminalCallbacks.NONE);
        prompts = new PromptSteps(pane);
        stage.setScene(new Scene(new StackPane(pane), 480, 240));
        stage.show();
    }

    @AfterEach
    void end() {
        on(() -> {
            pane.close();
            return true;
        });
        workers.close();
    }

    private static <T> T on(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.join();
    }

    private void says(String text) {
        on(() -> {
            pane.terminal().feed(text.replace('␛', '\u001b').replace('␇', '\u0007'));
            pane.view().paint();
            return true;
        });
    }

    private static final String PROMPT = "␛]133;A␇$ ␛]133;B␇";

    private static String asked(String command, String output, int status) {
        return PROMPT + command + "\r\n␛]133;C␇" + output + "␛]133;D;" + status + "␇";
    }

    private static String lines(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> name + line + "\r\n")
                .collect(Collectors.joining());
    }

    private String top(Runnable step) {
        return on(() -> {
            step.run();
            pane.view().paint();
            return pane.view().copy.rowText(0);
        });
    }

    @Test
    void withoutPromptsNothingMoves() {
        says(lines("x", 50));

        assertThat(on(prompts::hasPrompts)).isFalse();
        assertThat(top(prompts::on)).isEqualTo(top(prompts::back)).startsWith("x");
        assertThat(on(prompts::selectOutput)).isFalse();
        assertThat(on(prompts::copyOutput)).isFalse();
    }

    @Test
    void itGoesFromPromptToPromptAndBackToTheEnd() {
        says(asked("first", lines("a", 30), 0) + asked("second", lines("b", 30), 0) + PROMPT);

        assertThat(top(prompts::back)).isEqualTo("$ second");
        assertThat(top(prompts::back)).isEqualTo("$ first");
        assertThat(top(prompts::back)).isEqualTo("$ first");
        assertThat(top(prompts::on)).isEqualTo("$ second");
        assertThat(top(prompts::on)).startsWith("b");
        assertThat(on(() -> pane.view().isFollowing())).isTrue();
    }

    @Test
    void theLastOutputIsSelectedAndItsBeginningShown() {
        says(asked("long", lines("a", 30), 0) + asked("cd", "", 0) + PROMPT);

        assertThat(top(prompts::selectOutput)).isEqualTo("a1");
        assertThat(on(pane::selectedText))
                .isEqualTo(lines("a", 30).replace("\r", "").strip());
    }

    @Test
    void theLastOutputIsCopiedAndWhatIsSelectedStays() {
        says(asked("two", "a\r\nb", 1) + PROMPT);

        on(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "old")));

        assertThat(on(prompts::copyOutput)).isTrue();
        assertThat(on(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("a\nb");
        assertThat(on(pane::hasSelection)).isFalse();
    }

    private boolean isCrossed(int row) {
        return on(() -> {
            PixelReader pixels = pane.view().canvas.snapshot(null, null).getPixelReader();
            double y = ScreenView.INSET_Y + (row + 0.5) * pane.view().font().height;
            int argb = pixels.getArgb((int) ScreenView.INSET_X / 2 - 1, (int) y);
            return (argb >> 16 & 0xff) > 2 * (argb & 0xff);
        });
    }

    @Test
    void aCrossStandsLeftOfWhatHasFailed() {
        says(asked("true", "", 0) + asked("false", "", 1) + PROMPT);

        assertThat(isCrossed(0)).isFalse();
        assertThat(isCrossed(1)).isTrue();
        assertThat(isCrossed(2)).isFalse();
        on(() -> Pictures.save(pane.getScene().snapshot(null), "terminal-prompts"));

        says("␛[2J␛[H");

        assertThat(isCrossed(1)).isFalse();
    }
}

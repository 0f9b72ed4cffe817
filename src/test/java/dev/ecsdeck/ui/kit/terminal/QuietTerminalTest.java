package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.app.Threads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A terminal that nothing comes from: what of it is selected, and how its cursor looks while typing waits.
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class QuietTerminalTest {
    private final Threads workers = new Threads((thread, crash) -> {});
    private TerminalPane pane;

    @Start
    void show(Stage stage) {
        pane = new TerminalPane(
                TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, new TerminalCallbacks() {});
        stage.setScene(new Scene(new StackPane(pane), 664, 356));
        stage.show();
        pane.requestFocus();
        pane.terminal().feed("one\r\n\r\nthree\r\n\r\n");
    }

    @AfterEach
    void end() throws Exception {
        onFx(() -> {
            pane.close();
            return true;
        });
        workers.close();
    }

    private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get(20, TimeUnit.SECONDS);
    }

    @Test
    void allThatIsSelectedEndsWithTheLastWord() throws Exception {
        String all = onFx(() -> {
            pane.selectAll();
            return pane.selectedText();
        });

        assertThat(all).isEqualTo("one\n\nthree");
    }

    @Test
    void theCursorIsHollowWhileWhatIsTypedWaits() throws Exception {
        int solid = onFx(() -> painted(false));
        int hollow = onFx(() -> painted(true));

        assertThat(hollow).isPositive().isLessThan(solid / 2);
    }

    @Test
    void inputMethodsAreSwitchedOnForIt() {
        assertThat(pane.getInputMethodRequests()).isNotNull();
        assertThat(pane.getOnInputMethodTextChanged()).isNotNull();
    }

    @Test
    void aLongScrollbackIsSearchedBesideTheScreen() throws Exception {
        int lines = Finder.AT_ONCE + 5_000;
        pane.setSettings(TerminalSettings.DEFAULT.withScrollback(2 * lines));
        pane.terminal().feed("needle one\r\n" + "hay\r\n".repeat(lines) + "needle two\r\n");
        AtomicInteger changes = new AtomicInteger();
        Finder finder = onFx(() -> {
            Finder made = pane.finder();
            made.whenChanged(changes::incrementAndGet);
            made.search(new Finder.Query("needle (one|two)", true, true));
            return made;
        });

        assertThat(onFx(pane::selectedText)).isEqualTo("needle two");
        await().until(() -> onFx(() -> !finder.isSearching()));
        assertThat(onFx(finder::count)).isEqualTo(2);
        assertThat(changes.get()).isPositive();
        onFx(() -> {
            finder.next();
            return true;
        });
        assertThat(onFx(pane::selectedText)).isEqualTo("needle one");
    }

    @Test
    void aNewSearchEndsTheOneBefore() throws Exception {
        int lines = Finder.AT_ONCE + 5_000;
        pane.setSettings(TerminalSettings.DEFAULT.withScrollback(2 * lines));
        pane.terminal().feed("old\r\n".repeat(5_000) + "hay\r\n".repeat(lines));
        Finder finder = onFx(() -> {
            Finder made = pane.finder();
            made.search(new Finder.Query("old", false, false));
            made.search(new Finder.Query("nowhere", false, false));
            return made;
        });

        await().until(() -> onFx(() -> !finder.isSearching()));
        assertThat(onFx(finder::count)).isZero();
    }

    @Test
    void aBlockIsSelectedByItsCorners() throws Exception {
        pane.terminal().feed("\u001b[H\u001b[2Jabcdef\r\n中文ghij\r\nx\r\nklmnop");
        String block = onFx(() -> {
            pane.view().paint();
            Selection selection = pane.view().selection;
            long top = pane.view().copy.topLine;
            selection.begin(new Selection.Place(top + 3, 4), Selection.Unit.BLOCK);
            selection.extend(new Selection.Place(top, 2));
            return pane.selectedText();
        });

        assertThat(block).isEqualTo("cd\n文\n\nmn");
    }

    @Test
    void theWholeOfAReversedScreenIsReversed() throws Exception {
        int background = TerminalTheme.deckDark().background();
        int foreground = TerminalTheme.deckDark().foreground();
        assertThat(onFx(this::margins)).containsOnly(background);

        pane.terminal().feed("\u001b[?5h");
        assertThat(onFx(this::margins)).containsOnly(foreground);

        pane.terminal().feed("\u001b[?5l");
        assertThat(onFx(this::margins)).containsOnly(background);
    }

    /// The colours of the margin and of an empty place of the third row.
    private List<Integer> margins() {
        pane.view().paint();
        PixelReader pixels = pane.view().canvas.snapshot(null, null).getPixelReader();
        return List.of(pixels.getArgb(3, 3) & 0xffffff, pixels.getArgb(400, 45) & 0xffffff);
    }

    @Test
    void scanLinesAndSextantsAreDrawnByUs() throws Exception {
        pane.terminal().feed("\u001b[H\u001b(0oprs\u001b(B\ud83e\udf05");
        int inked = onFx(() -> {
            pane.view().paint();
            PixelReader pixels = pane.view().canvas.snapshot(null, null).getPixelReader();
            int left = (int) ScreenView.INSET_X;
            int width = (int) pane.view().font().width;
            int columns = 0;
            for (int cell = 0; cell < 5; cell++) {
                boolean isEdgeInked = false;
                for (int y = 0; y < (int) pane.view().font().height; y++) {
                    int pixel = pixels.getArgb(left + cell * width, (int) ScreenView.INSET_Y + y) & 0xffffff;
                    isEdgeInked |= pixel == TerminalTheme.deckDark().foreground();
                }
                columns += isEdgeInked ? 1 : 0;
            }
            return columns;
        });

        assertThat(inked).isEqualTo(5);
    }

    /// How many pixels of the cursor's cell have its colour.
    private int painted(boolean waiting) {
        pane.setWaiting(waiting);
        pane.view().setFocused(true);
        pane.view().paint();
        PixelReader pixels = pane.view().canvas.snapshot(null, null).getPixelReader();
        int row = pane.view().copy.visibleCursorRow();
        int left = (int) ScreenView.INSET_X;
        int top = (int) (ScreenView.INSET_Y + row * pane.view().font().height);
        int background = pixels.getArgb(left + 200, top + 2);
        int count = 0;
        for (int x = left; x < left + (int) pane.view().font().width; x++) {
            for (int y = top; y < top + (int) pane.view().font().height; y++) {
                count += pixels.getArgb(x, y) == background ? 0 : 1;
            }
        }
        return count;
    }
}

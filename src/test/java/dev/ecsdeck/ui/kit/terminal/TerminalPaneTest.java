package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag("ui")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TerminalPaneTest {
    private final Threads workers = new Threads((thread, crash) -> {});
    private final KeptLink link = new KeptLink();
    private final List<String> events = new ArrayList<>();
    private final List<Runnable> asked = new ArrayList<>();
    private TerminalPane pane;

    @Start
    void show(Stage stage) {
        TerminalCallbacks callbacks = new TerminalCallbacks() {
            @Override
            public void title(String title) {
                events.add("title " + title);
            }

            @Override
            public void bell() {
                events.add("bell");
            }

            @Override
            public void link(String target) {
                events.add("link " + target);
            }

            @Override
            public void find() {
                events.add("find");
            }

            @Override
            public void ended(@Nullable IOException cause) {
                events.add("ended");
            }

            @Override
            public void confirmPaste(int lines, String text, Runnable paste) {
                events.add("paste " + lines);
                asked.add(paste);
            }

            @Override
            public void clipboard(String text, Runnable allow) {
                events.add("clipboard " + text);
            }
        };
        pane = new TerminalPane(TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, callbacks);
        stage.setScene(new Scene(new StackPane(pane), 664, 356));
        stage.show();
        pane.requestFocus();
        pane.attach(link);
    }

    @AfterEach
    void end() {
        onFx(() -> {
            pane.close();
            return true;
        });
        workers.close();
    }

    private static <T> T onFx(Callable<T> work) {
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

    private static void run(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    private void say(String text, String awaited) {
        link.say(text);
        await().until(() -> onFx(() -> pane.screenText()).contains(awaited));
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> onFx(() -> pane.view().copy.rows > 0));
    }

    private void press(KeyCode code, String modifiers) {
        run(() -> pane.fireEvent(key(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, code, modifiers)));
    }

    private void type(String character, KeyCode code, String modifiers) {
        press(code, modifiers);
        run(() -> pane.fireEvent(key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED, modifiers)));
    }

    private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code, String modifiers) {
        return new KeyEvent(
                type,
                character,
                code.getName(),
                code,
                modifiers.contains("S"),
                modifiers.contains("C"),
                modifiers.contains("A"),
                false);
    }

    private void awaitTold(String text) {
        await().untilAsserted(() -> assertThat(link.told()).isEqualTo(text));
    }

    @Test
    void modifiersAloneSendNothing() {
        press(KeyCode.SHIFT, "S");
        press(KeyCode.CONTROL, "C");
        press(KeyCode.ALT, "A");
        type("x", KeyCode.X, "");

        awaitTold("x");
    }

    @Test
    void lettersWithControlGoToTheShell() {
        for (KeyCode code : List.of(KeyCode.C, KeyCode.F, KeyCode.L, KeyCode.W, KeyCode.T, KeyCode.OPEN_BRACKET)) {
            type("\u0003", code, "C");
        }

        awaitTold("\u0003\u0006\u000c\u0017\u0014␛");
    }

    @Test
    void altIsMetaAndTextPasses() {
        type("b", KeyCode.B, "A");
        type("é", KeyCode.UNDEFINED, "");
        type("中", KeyCode.UNDEFINED, "");
        press(KeyCode.TAB, "S");
        press(KeyCode.LEFT, "C");

        awaitTold("␛bé中␛[Z␛[1;5D");
    }

    @Test
    void ourKeysStayHere() {
        type("\u0006", KeyCode.F, "CS");
        type("\u0010", KeyCode.P, "CS");
        press(KeyCode.PAGE_UP, "S");
        type("=", KeyCode.EQUALS, "C");

        assertThat(events).containsExactly("find");
        assertThat(onFx(() -> pane.settings().fontSize())).isEqualTo(14);
        assertThat(link.told()).isEmpty();
    }

    @Test
    void aPasteOfManyLinesAsks() {
        run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("one\ntwo");
            Clipboard.getSystemClipboard().setContent(content);
            pane.paste();
        });
        assertThat(events).containsExactly("paste 2");
        assertThat(link.told()).isEmpty();

        run(asked.getFirst());

        awaitTold("one\rtwo");
    }

    @Test
    void aLinkGetsTheSizeOfThePane() {
        assertThat(link.sizes()).isNotEmpty();
        ScreenSize size = link.sizes().getLast();

        assertThat(size).isEqualTo(new ScreenSize(20, 80)).isEqualTo(onFx(() -> pane.screenSize()));
    }

    @Test
    void aNewLinkKeepsWhatIsOnTheScreen() {
        say("first␛[?1000h␛[?2004h␛[31m", "first");
        link.end();
        await().until(() -> events.contains("ended"));
        KeptLink second = new KeptLink();
        run(() -> {
            pane.writeNotice("Connected again\u001b[2J");
            pane.attach(second);
        });
        second.say("second");
        await().until(() -> onFx(() -> pane.screenText()).contains("second"));

        assertThat(onFx(() -> pane.screenText())).isEqualTo("first\nConnected again[2J\nsecond");
        assertThat(onFx(() -> pane.terminal().modes().bracketedPaste)).isFalse();
    }

    @Test
    void whatTheProgramAsksForIsTold() {
        say("␛]2;vim␛\\␛]52;c;aGk=␛\\\u0007x", "x");

        await().untilAsserted(() -> assertThat(events).containsExactly("title vim", "clipboard hi", "bell"));
    }

    @Test
    void queriesAreAnswered() {
        link.say("␛[6n");

        awaitTold("␛[1;1R");
    }

    private void mouse(EventType<MouseEvent> type, int column, int row, int clicks, boolean isControl) {
        run(() -> {
            double x = ScreenView.INSET_X + (column + 0.1) * pane.view().font().width;
            double y = ScreenView.INSET_Y + (row + 0.5) * pane.view().font().height;
            pane.view()
                    .canvas
                    .fireEvent(new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            clicks,
                            false,
                            isControl,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null));
        });
    }

    @Test
    void aDoubleClickSelectsAWord() {
        say("ls /var/log/nginx/access.log | wc", "wc");
        mouse(MouseEvent.MOUSE_PRESSED, 10, 0, 2, false);
        mouse(MouseEvent.MOUSE_RELEASED, 10, 0, 2, false);

        assertThat(onFx(() -> pane.selectedText())).isEqualTo("/var/log/nginx/access.log");
    }

    @Test
    void draggingSelectsAndWrappedLinesAreOne() {
        say("a".repeat(100) + "\r\nsecond", "second");
        mouse(MouseEvent.MOUSE_PRESSED, 70, 0, 1, false);
        mouse(MouseEvent.MOUSE_DRAGGED, 3, 2, 1, false);
        mouse(MouseEvent.MOUSE_RELEASED, 3, 2, 1, false);

        assertThat(onFx(() -> pane.selectedText())).isEqualTo("a".repeat(30) + "\nsec");
    }

    @Test
    void aProgramThatAskedGetsTheMouse() {
        say("␛[?1000;1006hready", "ready");
        mouse(MouseEvent.MOUSE_PRESSED, 4, 2, 1, false);
        mouse(MouseEvent.MOUSE_RELEASED, 4, 2, 1, false);

        awaitTold("␛[<0;5;3M␛[<0;5;3m");
        assertThat(onFx(() -> pane.hasSelection())).isFalse();
    }

    @Test
    void addressesOpenWithControl() {
        say("see (https://example.com/a_(b)), ␛]8;;https://hidden.example␛\\here␛]8;;␛\\", "here");
        mouse(MouseEvent.MOUSE_PRESSED, 10, 0, 1, true);
        mouse(MouseEvent.MOUSE_PRESSED, 34, 0, 1, true);
        mouse(MouseEvent.MOUSE_PRESSED, 1, 0, 1, true);

        assertThat(events).containsExactly("link https://example.com/a_(b)", "link https://hidden.example");
    }

    @Test
    void hitsAreCountedAndVisited() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 100; line++) {
            lines.append("line ")
                    .append(line)
                    .append(line % 10 == 0 ? " ERROR here" : "")
                    .append("\r\n");
        }
        say(lines.toString(), "line 99");
        Finder finder = onFx(() -> pane.finder());
        run(() -> finder.search(new Finder.Query("error", false, false)));

        assertThat(finder.count()).isEqualTo(10);
        assertThat(finder.position()).isEqualTo(1);
        assertThat(onFx(() -> pane.selectedText())).isEqualTo("ERROR");

        run(finder::next);
        await().until(() -> onFx(() -> !pane.view().isFollowing()));
        run(() -> finder.search(new Finder.Query("line [0-9]5$", true, true)));

        assertThat(finder.count()).isEqualTo(9);
        run(finder::close);
    }

    @Test
    void composedTextIsShownAndCommittedTextIsSent() {
        run(() -> pane.fireEvent(composing("ni hao", "")));
        assertThat(link.told()).isEmpty();

        run(() -> pane.fireEvent(composing("", "你好")));

        awaitTold("你好");
        assertThat(onFx(() -> pane.getInputMethodRequests().getTextLocation(0)).getX())
                .isPositive();
    }

    private static InputMethodEvent composing(String composed, String committed) {
        return new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                composed.isEmpty()
                        ? List.of()
                        : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW)),
                committed,
                0);
    }

    @Test
    void nothingIsPaintedWhileNothingChangesOrNobodyLooks() {
        say("hello", "hello");
        WaitForAsyncUtils.waitForFxEvents();
        await().until(() -> onFx(() -> !pane.view().isRunning()));
        long before = onFx(() -> pane.view().paints());

        run(() -> pane.setVisible(false));
        say("hidden", "hidden");
        assertThat(onFx(() -> pane.view().paints())).isEqualTo(before);

        run(() -> pane.setVisible(true));
        await().until(() -> onFx(() -> pane.view().paints()) > before);
    }

    @Test
    void aTintedCursorHasThatColour() {
        say("x", "x");
        run(() -> pane.setCursorTint(Optional.of(Color.web("#ff00ff"))));
        await().until(() -> onFx(() -> {
            WritableImage image = pane.view().canvas.snapshot(null, null);
            int x = (int) (ScreenView.INSET_X + 1.5 * pane.view().font().width);
            return (image.getPixelReader().getArgb(x, (int) ScreenView.INSET_Y + 5) & 0xffffff) == 0xff00ff;
        }));
    }

    @Test
    void aReaderIsToldTheLineOfTheCursor() {
        say("first\r\nsecond", "second");

        await().untilAsserted(
                        () -> assertThat(onFx(() -> pane.getAccessibleText())).isEqualTo("second"));
    }
}

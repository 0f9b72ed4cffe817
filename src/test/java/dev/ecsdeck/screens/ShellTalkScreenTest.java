package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import java.util.function.BooleanSupplier;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a program in a shell says beside its text: bell, links, clipboard; and the colours it stands in.
@Tag("ui")
@SuppressWarnings("NullAway.Init")
class ShellTalkScreenTest {
    private final Desk desk = new Desk();
    private StageShell shell;

    @BeforeEach
    void openShell() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-01").getFirst()));
        eventually(() -> desk.shells.size() == 1);
        shell = desk.shells.getFirst();
        shell.open();
        Theatre.settle();
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private TerminalPane terminal() {
        return (TerminalPane) desk.scene().getRoot().lookup(".terminal-pane");
    }

    private boolean isBellLit() {
        return desk.scene().getRoot().lookup(".bell") != null;
    }

    private boolean isShown(String words) {
        return desk.scene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .anyMatch(label -> label.isVisible() && label.getText().contains(words));
    }

    private void press(String words) {
        Theatre.does(() -> desk.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /// With Ctrl held, on a cell of the first row.
    private void mouse(EventType<MouseEvent> type, int column) {
        Theatre.does(() -> {
            Node canvas = terminal().lookupAll("*").stream()
                    .filter(Canvas.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            double x = 12 + 8 * column + 4;
            Point2D screen = canvas.localToScreen(x, 16);
            canvas.fireEvent(new MouseEvent(
                    type,
                    x,
                    16,
                    screen.getX(),
                    screen.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
        });
    }

    @Test
    void theBellLightsUpTheEdgeAndGoesOut() {
        shell.say("\u0007");
        eventually(this::isBellLit);
        eventually(() -> !isBellLit());
    }

    @Test
    void aBellThatIsNotWantedIsNotShown() {
        desk.theatre.settings.update(
                settings -> settings.withTerminal(settings.terminal().withBellFlashes(false)));
        shell.say("\u0007rung");
        eventually(() -> terminal().screenText().contains("rung"));

        assertThat(Theatre.on(this::isBellLit)).isFalse();
    }

    @Test
    void theClipboardIsAskedForAndLeftAloneUntilThen() {
        Theatre.does(() -> Clipboard.getSystemClipboard().clear());
        shell.say("\u001b]52;c;c2VjcmV0IHdvcmRz\u0007");
        eventually(() -> isShown("secret words"));
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).isNull();
        desk.picture("shell-clipboard");

        press("Refuse");

        assertThat(Theatre.on(() -> isShown("secret words"))).isFalse();
        shell.say("\u001b]52;c;c2VjcmV0IHdvcmRz\u0007");
        eventually(() -> isShown("secret words"));
        press("Allow");
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("secret words");
    }

    @Test
    void aLinkSaysWhereItLeadsAndOpensThere() {
        shell.say("\u001b]8;;https://real.example/x\u001b\\safe.example\u001b]8;;\u001b\\");
        eventually(() -> terminal().screenText().contains("safe"));
        Theatre.settle();
        mouse(MouseEvent.MOUSE_MOVED, 2);
        assertThat(Theatre.on(() -> isShown("https://real.example/x"))).isTrue();

        mouse(MouseEvent.MOUSE_PRESSED, 2);

        assertThat(desk.theatre.browsed).containsExactly("https://real.example/x");
    }

    @Test
    void openTerminalsFollowTheChosenColours() {
        desk.theatre.settings.update(
                settings -> settings.withTerminal(settings.terminal().withLightTheme("Gruvbox Dark")));
        eventually(() -> terminal().theme().name().equals("Gruvbox Dark"));

        desk.theatre.settings.update(settings -> settings.withTheme(Theme.DARK));

        eventually(() -> terminal().theme().equals(TerminalTheme.deckDark()));
    }
}

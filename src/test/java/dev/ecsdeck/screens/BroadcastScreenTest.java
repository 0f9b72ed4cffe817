package dev.ecsdeck.screens;

import static dev.ecsdeck.screens.Eyes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.shells.ShellState;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// What is typed in one pane goes to all of its group.
@Tag("ui")
class BroadcastScreenTest {
    private final Desk desk = new Desk();
    private final Eyes eyes = new Eyes(desk.scene());
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.stage().requestFocus());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private StageShell shell(Runnable opens) {
        int before = desk.shells.size();
        Theatre.does(opens);
        eventually(() -> desk.shells.size() == before + 1);
        StageShell shell = desk.shells.getLast();
        shell.open();
        shell.say("$ ");
        Theatre.settle();
        return shell;
    }

    private StageShell open(String name) {
        return shell(
                () -> desk.window.openShell(desk.inventory.value().named(name).getFirst()));
    }

    private StageShell split() {
        return shell(() -> desk.window.command("split-right"));
    }

    private void inTerminal() {
        eventually(() -> desk.scene().getFocusOwner() != null
                && desk.scene().getFocusOwner().getStyleClass().contains("terminal-pane"));
    }

    @Test
    void productionIsAskedForBeforeAnythingIsTyped() {
        open("web-01");
        StageShell right = split();

        Theatre.does(() -> desk.window.command("broadcast-tab"));

        eyes.awaitWords("Type in production too?");
        assertThat(eyes.all(".broadcast-frame")).isEmpty();
        desk.picture("broadcast-production");
        eyes.press("Cancel");
        inTerminal();
        robot.write("x");
        eventually(() -> right.typed().equals("x"));
        assertThat(desk.shells.getFirst().typed()).isEmpty();
    }

    @Test
    void keysGoToAllPanesAsEachWantsThem() {
        StageShell left = open("stage-web-01");
        StageShell right = split();
        left.say("\u001b[?1h");
        Theatre.does(() -> desk.window.command("broadcast-tab"));
        eyes.awaitWords("Typing in 2 panes");
        assertThat(eyes.all(".broadcast-frame")).hasSize(2);

        inTerminal();
        robot.write("ls");
        robot.type(KeyCode.UP);

        eventually(() -> right.typed().equals("ls\u001b[A"));
        eventually(() -> left.typed().equals("ls\u001bOA"));
        desk.picture("broadcast-light");
        desk.theatre.settings.update(now -> now.withTheme(Settings.Theme.DARK).withLanguage(Settings.Language.CHINESE));
        desk.picture("broadcast-dark-zh");
    }

    @Test
    void aPaneThatEndsLeavesAndTheLastIsAlone() {
        StageShell left = open("stage-web-01");
        StageShell middle = split();
        StageShell right = split();
        Theatre.does(() -> desk.window.command("broadcast-tab"));
        eyes.awaitWords("Typing in 3 panes");

        middle.state.set(new ShellState.Ended(
                Optional.empty(), desk.theatre.threads.clock().instant()));
        eyes.awaitWords("Typing in 2 panes");
        left.state.set(new ShellState.Ended(
                Optional.empty(), desk.theatre.threads.clock().instant()));

        eventually(() -> eyes.all(".broadcast-frame").isEmpty());
        inTerminal();
        robot.write("x");
        eventually(() -> right.typed().equals("x"));
        assertThat(left.typed()).isEmpty();
    }

    @Test
    void aPasteAsksHoweverShort() {
        StageShell left = open("stage-web-01");
        StageShell right = split();
        Theatre.does(() -> desk.window.command("broadcast-tab"));
        eyes.awaitWords("Typing in 2 panes");
        inTerminal();

        Theatre.does(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("reboot");
            Clipboard.getSystemClipboard().setContent(content);
        });
        eyes.key(KeyCode.V, true, true, false);

        eyes.awaitWords("The text goes to 2 panes at once.");
        assertThat(right.typed()).isEmpty();
        eyes.press("Paste 1 line");
        eventually(() -> left.typed().equals("reboot") && right.typed().equals("reboot"));
    }

    @Test
    void panesOfOtherTabsCanBeChosen() {
        StageShell first = open("stage-web-01");
        StageShell second = open("stage-web-01");
        Theatre.does(() -> desk.window.command("broadcast"));
        eyes.awaitWords("Type in several panes");

        Theatre.does(() -> desk.scene().getRoot().lookupAll(".broadcast-row .check-box").stream()
                .map(CheckBox.class::cast)
                .forEach(box -> box.setSelected(true)));
        desk.picture("broadcast-choose");
        eyes.press("Type in these");
        inTerminal();
        robot.write("w");

        eventually(() -> first.typed().equals("w") && second.typed().equals("w"));
        eyes.press("Stop");
        inTerminal();
        robot.write("z");
        eventually(() -> second.typed().equals("wz"));
        assertThat(first.typed()).isEqualTo("w");
    }
}

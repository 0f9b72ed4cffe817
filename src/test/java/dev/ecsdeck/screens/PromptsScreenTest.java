package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.shells.ShellPage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// What can be done with the prompts that a shell marks.
@Tag("ui")
@SuppressWarnings("NullAway.Init")
class PromptsScreenTest {
    private static final String PROMPT = "\u001b]133;A\u0007$ \u001b]133;B\u0007";

    private final Desk desk = new Desk();
    private final FxRobot robot = new FxRobot();
    private StageShell shell;

    @BeforeEach
    void openShell() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.stage().requestFocus());
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

    private boolean isSaid(String words) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .anyMatch(label -> label.isVisible() && label.getText().contains(words)));
    }

    private void does(String command) {
        Theatre.does(() -> desk.window.command(command));
    }

    private void arrives(String text, String last) {
        shell.say(text);
        eventually(() -> terminal().screenText().contains(last));
        Theatre.settle();
    }

    @Test
    void aShellWithoutMarksIsToldHowToMark() {
        arrives("$ ls\r\n$ ", "ls");

        does("select-output");

        assertThat(isSaid("marks no prompts")).isTrue();
        desk.picture("shell-prompts-none");
    }

    @Test
    void withoutOutputNothingIsCopied() {
        Theatre.does(() -> Clipboard.getSystemClipboard().clear());
        arrives(PROMPT + "here", "here");

        does("copy-output");

        assertThat(isSaid("No command here")).isTrue();
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).isNull();
    }

    @Test
    void theLastOutputIsSelectedAndCopied() {
        String ls = "ls\r\n\u001b]133;C\u0007file one\r\n\u001b]133;D;0\u0007";
        arrives(PROMPT + ls + PROMPT + "next", "next");

        does("select-output");
        does("copy-output");

        assertThat(Theatre.on(() -> terminal().selectedText())).isEqualTo("file one");
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("file one");
        assertThat(isSaid("last output is on the clipboard")).isTrue();
    }

    @Test
    void theKeysOfPromptsDoNotReachTheShell() {
        arrives(PROMPT + "here", "here");
        eventually(() -> terminal().isFocused());

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        Theatre.settle();

        assertThat(shell.typed()).isEmpty();
        assertThat(isSaid("marks no prompts")).isFalse();
    }

    private String statusBar() {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".status-bar .label").stream()
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("|")));
    }

    private long bells() {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".tab-news").stream()
                .filter(Node::isVisible)
                .count());
    }

    @Test
    void theEndOfALongCommandIsToldWhereNobodyLooks() {
        desk.theatre.settings.update(
                settings -> settings.withTerminal(settings.terminal().withLongSeconds(1)));
        arrives(PROMPT + "make\r\n\u001b]133;C\u0007begun", "begun");
        ShellPage page = (ShellPage) Theatre.on(desk.window::front);
        does("instances");
        assertThat(bells()).isZero();

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        shell.say("\u001b]133;D;2\u0007");

        eventually(() -> !page.marks().orElseThrow().newsProperty().get().isEmpty());
        assertThat(bells()).isEqualTo(1);
        assertThat(statusBar()).contains("web-01: the command ended after 1 s with status 2.");
        desk.picture("shell-news");

        Theatre.does(() -> desk.window.command("next-tab"));

        assertThat(bells()).isZero();
    }

    @Test
    void inFrontItsEndIsSeenAnyway() {
        desk.theatre.settings.update(
                settings -> settings.withTerminal(settings.terminal().withLongSeconds(1)));
        arrives(PROMPT + "make\r\n\u001b]133;C\u0007begun", "begun");

        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        arrives("\u001b]133;D;2\u0007done", "done");

        assertThat(bells()).isZero();
        assertThat(statusBar()).doesNotContain("the command");
    }

    @Test
    void theSetupIsOnTheClipboardWithAWordAboutItsPlace() {
        does("prompt-setup-bash");

        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).contains("PS0=", "133;A");
        assertThat(isSaid("~/.bashrc")).isTrue();

        does("prompt-setup-zsh");

        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).contains("preexec_functions", "133;A");
        assertThat(isSaid("~/.zshrc")).isTrue();
    }
}

package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page for running a script on many instances.
@Tag("ui")
class RunScreenTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void open() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        aim("");
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private void aim(String filter) {
        Theatre.does(() -> desk.window.openRun(filter));
        Theatre.settle();
    }

    private String web() {
        return "id:" + desk.inventory.value().named("web-01").getFirst().id();
    }

    private void write(String script) {
        Theatre.does(() -> ((CodeArea) seen(".script")).replaceText(script));
    }

    private Node seen(String selector) {
        return Objects.requireNonNull(desk.scene().getRoot().lookup(selector), selector);
    }

    private List<String> words(String where) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(where).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
    }

    private Button button(String beginning) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText() != null && button.getText().startsWith(beginning))
                .reduce((_, last) -> last)
                .orElseThrow());
    }

    private void press(String beginning) {
        Button found = button(beginning);
        Theatre.does(found::fire);
        Theatre.settle();
    }

    @Test
    void targetsFollowTheFilterAndTheLanguage() {
        aim(web());
        assertThat(words(".run-head .label")).anyMatch(text -> text.startsWith("1 of 1 instances"));
        assertThat(button("Run on 1").isDisabled()).isFalse();

        aim("state:flying");
        assertThat(words(".run-head .label")).anyMatch(text -> text.contains("flying"));
        assertThat(button("Run on 0").isDisabled()).isTrue();
    }

    @Test
    void targetsFollowTheInstancesThatComeAndGo() {
        aim("web-01");
        Theatre.settle();

        desk.show(List.of());
        Theatre.settle();
        assertThat(words(".run-head .label")).anyMatch(text -> text.startsWith("0 of 0 instances"));

        desk.show(desk.fleet().mixed());
        Theatre.settle();
        assertThat(button("Run on").getText()).isNotEqualTo("Run on 0");
    }

    @Test
    void wordsOfTheScriptAreFoundAndRoundAgain() {
        write("echo one\necho two\n");
        Theatre.does(() -> ((CodeArea) seen(".script")).moveTo(0));
        press(".script", KeyCode.F, true, false);
        Theatre.does(() -> ((TextField) seen(".script-find")).setText("ECHO"));

        assertThat(selection()).isEqualTo(0);
        press(".script-find", KeyCode.ENTER, false, false);
        assertThat(selection()).isEqualTo(9);
        press(".script-find", KeyCode.ENTER, false, false);
        assertThat(selection()).isEqualTo(0);
        press(".script-find", KeyCode.ENTER, false, true);
        assertThat(selection()).isEqualTo(9);
        press(".script-find", KeyCode.ESCAPE, false, false);
        assertThat(Theatre.on(() -> seen(".script-find").isVisible())).isFalse();
    }

    private int selection() {
        return Theatre.on(() -> ((CodeArea) seen(".script")).getSelection().getStart());
    }

    private void press(String where, KeyCode code, boolean shortcut, boolean shift) {
        Theatre.does(() -> {
            Node node = seen(where);
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, shortcut));
        });
        Theatre.settle();
    }

    @Test
    void nothingToRunIsSaidBesideTheButton() {
        aim(web());

        press("Run on");

        assertThat(words(".run-side .label")).contains("There is no script to run.");
    }

    @Test
    void productionIsAskedForAndARefusalLosesNothing() {
        aim(web());
        write("uptime # how long");

        press("Run on 1");
        assertThat(words(".dialog-box .label")).anyMatch(text -> text.contains("production"));
        press("Run on 1");
        for (int i = 0; i < 200 && words(".run-refusal .label").isEmpty(); i++) {
            Theatre.settle();
        }

        assertThat(words(".run-refusal .label")).isNotEmpty();
        assertThat(Theatre.on(() -> ((CodeArea) seen(".script")).getText())).isEqualTo("uptime # how long");
    }

    @Test
    void theSecondOpeningAimsTheSamePage() {
        write("uptime");

        aim("id:i-none");

        assertThat(Theatre.on(() -> ((CodeArea) seen(".script")).getText())).isEqualTo("uptime");
        assertThat(Theatre.on(() -> ((TextField) seen(".run-head .custom-text-field")).getText()))
                .isEqualTo("id:i-none");
    }
}

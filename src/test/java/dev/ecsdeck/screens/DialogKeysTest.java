package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The keyboard while a dialog is open.
@Tag("ui")
class DialogKeysTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        choose("web-01");
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private void choose(String name) {
        Theatre.does(() -> desk.window
                .instances()
                .chosenProperty()
                .set(desk.inventory.value().named(name).stream().findFirst().map(i -> i.id())));
        Theatre.settle();
    }

    private void command(String id) {
        Theatre.does(() -> desk.window.command(id));
        Theatre.settle();
    }

    /// Presses a key as the toolkit does: at what has the keyboard.
    private void press(KeyCode code, boolean control, boolean shift) {
        Theatre.does(() -> {
            Scene scene = desk.window.stage().getScene();
            Node owner = scene.getFocusOwner();
            Event.fireEvent(
                    owner == null ? scene : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        });
        Theatre.settle();
    }

    private static void eventually(Callable<Boolean> so) {
        await().atMost(Duration.ofSeconds(30)).until(so);
    }

    private boolean isOpen() {
        return Theatre.on(() -> desk.theatre.kit.overlay().isOpen());
    }

    private boolean hasKeyboard() {
        return Theatre.on(() -> {
            Node above = desk.window.stage().getScene().getFocusOwner();
            while (above != null && !above.equals(desk.theatre.kit.overlay())) {
                above = above.getParent();
            }
            return above != null;
        });
    }

    @Test
    void dialogTakesTheKeyboardAndEscEndsIt() {
        for (String id : new String[] {"new-forward", "ssh-options", "send-file", "palette"}) {
            command(id);
            eventually(this::isOpen);
            eventually(this::hasKeyboard);

            press(KeyCode.ESCAPE, false, false);

            assertThat(isOpen()).as("%s after Esc", id).isFalse();
        }
    }

    @Test
    void nothingOpensUnderADialog() {
        command("new-forward");
        eventually(this::isOpen);

        press(KeyCode.L, true, true);

        assertThat(Theatre.on(() -> desk.window.front().key())).isNotEqualTo("log");
    }
}

package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The menu of a row of the list.
@Tag("ui")
class RowMenuScreenTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        Theatre.does(() -> menu().ifPresent(ContextMenu::hide));
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private static Optional<ContextMenu> menu() {
        for (Window window : Window.getWindows()) {
            if (window instanceof ContextMenu menu && menu.isShowing()) {
                return Optional.of(menu);
            }
        }
        return Optional.empty();
    }

    private void ask(boolean withTheKeyboard) {
        Theatre.does(() -> table().fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 200, 200, withTheKeyboard, null)));
        Theatre.settle();
    }

    private static List<String> offered() {
        return menu().stream()
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getText)
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    @Test
    void aClickBesideTheRowsOpensNone() {
        ask(false);

        assertThat(Theatre.on(RowMenuScreenTest::menu)).isEmpty();
    }

    @Test
    void theChosenRowHasItsActionsThere() {
        Theatre.does(() -> table().getSelectionModel().select(0));

        ask(true);

        assertThat(Theatre.on(RowMenuScreenTest::offered))
                .contains("Open terminal", "SSH with temporary key…", "SSH with options…", "Send a small file…");
        Theatre.does(() -> menu().orElseThrow().getItems().stream()
                .filter(item -> "Copy the instance ID".equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(Theatre.on(() -> Clipboard.getSystemClipboard().getString())).startsWith("i-");
    }
}

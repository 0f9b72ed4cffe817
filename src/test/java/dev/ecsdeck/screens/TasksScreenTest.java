package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.ui.kit.PlainPage;
import dev.ecsdeck.ui.kit.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/// What goes on, told in the head of the window, and the areas that F6 walks.
@Tag("ui")
class TasksScreenTest {
    private final Desk desk = new Desk();
    private final SimpleObjectProperty<List<Task>> tasks = new SimpleObjectProperty<>(List.of());

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static Task task(String title, double share) {
        return new Task(title, Feather.CODE, title, Math.round(share * 10) + " of 10 done", OptionalDouble.of(share));
    }

    private void openPage(String key) {
        Theatre.does(() -> desk.window.open(new PlainPage(
                key,
                Feather.CODE,
                new SimpleStringProperty("Page " + key),
                new StackPane(),
                () -> {},
                () -> {},
                tasks)));
    }

    private String count() {
        return Theatre.on(() -> ((Button) desk.scene().getRoot().lookup(".button.tasks")).getAccessibleText());
    }

    private static List<ContextMenu> menus() {
        List<ContextMenu> all = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window instanceof ContextMenu menu && menu.isShowing()) {
                all.add(menu);
            }
        }
        return all;
    }

    private static List<String> told() {
        return menus().getFirst().getScene().getRoot().lookupAll(".task-line .label").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void whatIsOverIsNoTask() {
        openPage("a");
        assertThat(count()).isEqualTo("No tasks");

        Theatre.does(() -> tasks.set(List.of(task("Copying", 0.4), task("Counting", 0.1))));
        assertThat(count()).isEqualTo("2 tasks");

        Theatre.does(() -> tasks.set(List.of()));
        assertThat(count()).isEqualTo("No tasks");
    }

    @Test
    void theTasksOfAClosedPageAreForgotten() {
        openPage("a");
        Theatre.does(() -> tasks.set(List.of(task("Copying", 0.4))));
        assertThat(count()).isEqualTo("1 task");

        Theatre.does(() -> desk.window.command("close-tab"));

        assertThat(count()).isEqualTo("No tasks");
    }

    @Test
    void theMenuGoesOnWithTheTaskAndLeadsToItsPage() {
        openPage("a");
        Theatre.does(() -> tasks.set(List.of(task("Copying", 0.4))));
        Theatre.does(desk.window::showInstances);

        Theatre.does(() -> desk.window.command("tasks"));
        Theatre.settle();
        assertThat(Theatre.on(TasksScreenTest::told)).containsExactly("Copying", "4 of 10 done");
        Theatre.does(() -> tasks.set(List.of(task("Copying", 0.7))));
        assertThat(Theatre.on(TasksScreenTest::told)).containsExactly("Copying", "7 of 10 done");
        Theatre.does(() -> menus().getFirst().getItems().getFirst().fire());

        assertThat(Theatre.on(() -> desk.window.front().key())).isEqualTo("a");
        Theatre.does(() -> menus().forEach(ContextMenu::hide));
    }

    @Test
    void theKeyboardReachesEveryAreaOfTheWindowAndComesBack() {
        List<String> areas = List.of(".toolbar", ".sidebar", ".deck", ".instance-card", ".forwards-panel");
        Theatre.does(() -> desk.window
                .instances()
                .chosenProperty()
                .set(Optional.of(desk.fleet().mixed().getFirst().id())));
        Theatre.settle();
        Theatre.does(
                () -> desk.scene().getRoot().lookup(".toolbar .search-button").requestFocus());
        List<String> walked = new ArrayList<>();
        for (int i = 0; i <= areas.size(); i++) {
            walked.add(Theatre.on(() -> areas.stream()
                    .filter(area -> isFocusWithin(desk.scene().getRoot().lookup(area)))
                    .findFirst()
                    .orElse("nowhere")));
            Theatre.does(() -> desk.window.command("next-area"));
        }

        assertThat(walked)
                .containsExactly(".toolbar", ".sidebar", ".deck", ".instance-card", ".forwards-panel", ".toolbar");
    }

    private boolean isFocusWithin(Node area) {
        for (Node above = desk.scene().getFocusOwner(); above != null; above = above.getParent()) {
            if (above.equals(area)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theSidebarStaysBesideAToolsPageAndMarksIt() {
        Theatre.does(desk.window::openLog);
        Theatre.settle();

        assertThat(Theatre.on(() -> desk.scene().getRoot().lookup(".sidebar").isVisible()))
                .isTrue();
        assertThat(Theatre.on(() -> desk.scene().getRoot().lookupAll(".sidebar .sidebar-row:selected").stream()
                        .map(Node::getAccessibleText)
                        .toList()))
                .containsExactly("Log");
    }
}

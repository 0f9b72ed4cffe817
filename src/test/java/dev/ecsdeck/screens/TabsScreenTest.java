package dev.ecsdeck.screens;

import static dev.ecsdeck.screens.Eyes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Instance;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Tabs are moved, named and pinned.
@Tag("ui")
class TabsScreenTest {
    private final Desk desk = new Desk();
    private final Eyes eyes = new Eyes(desk.scene());
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void openThree() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.stage().requestFocus());
        for (String name : List.of("web-01", "web-02", "orders-db-01")) {
            Theatre.does(() -> desk.window.openShell(named(name)));
            Theatre.settle();
        }
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private Instance named(String name) {
        return desk.inventory.value().named(name).getFirst();
    }

    private List<String> titles() {
        return Theatre.on(() -> heads().stream()
                .map(head -> ((Label) head.lookup(".label")).getText())
                .toList());
    }

    private List<Node> heads() {
        return desk.scene().getRoot().lookup(".tab-heads").lookupAll(".tab-head").stream()
                .toList();
    }

    private List<String> remembered() {
        return desk.theatre.settings.value().lists().getOrDefault("tabs.file:ops-main", List.of());
    }

    private static void mouse(Node on, EventType<MouseEvent> type, double x, double y, int clicks) {
        on.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(on, x, y)));
    }

    private void dragTo(int from, int to) {
        Theatre.does(() -> {
            Node head = heads().get(from);
            var begin = head.localToScene(head.getLayoutBounds().getWidth() / 2, 10);
            Node other = heads().get(to);
            var bounds = other.localToScene(other.getLayoutBounds());
            double end = to > from ? bounds.getMaxX() - 4 : bounds.getMinX() + 4;
            mouse(head, MouseEvent.MOUSE_PRESSED, begin.getX(), begin.getY(), 1);
            mouse(head, MouseEvent.MOUSE_DRAGGED, (begin.getX() + end) / 2, begin.getY(), 0);
            mouse(head, MouseEvent.MOUSE_DRAGGED, end, begin.getY(), 0);
            mouse(head, MouseEvent.MOUSE_RELEASED, end, begin.getY(), 1);
        });
        Theatre.settle();
    }

    @Test
    void aDraggedTabTakesThePlaceOfAnotherAndIsRemembered() {
        dragTo(1, 3);

        assertThat(titles()).containsExactly("Instances", "web-02", "orders-db-01", "web-01");
        assertThat(remembered())
                .containsExactly(
                        named("web-02").id().value(),
                        named("orders-db-01").id().value(),
                        named("web-01").id().value());
    }

    @Test
    void nothingIsDraggedBeforeTheFirst() {
        dragTo(3, 0);

        assertThat(titles()).containsExactly("Instances", "orders-db-01", "web-01", "web-02");
    }

    private void rename(String name) {
        Theatre.does(() -> desk.window.command("rename-tab"));
        eventually(() -> desk.scene().getFocusOwner() instanceof TextField);
        Theatre.settle();
        robot.write(name);
    }

    @Test
    void aNameIsTypedInPlaceAndRemembered() {
        rename("Orders, prod");
        desk.picture("tab-rename");
        robot.type(KeyCode.ENTER);

        eventually(() -> titles().contains("Orders, prod"));
        assertThat(remembered().getLast()).endsWith(" name=Orders, prod");
    }

    @Test
    void escLeavesTheNameAsItWas() {
        rename("wrong");
        robot.type(KeyCode.ESCAPE);

        eventually(() -> titles().contains("orders-db-01"));
        assertThat(remembered().getLast()).doesNotContain("name=");
    }

    @Test
    void anEmptyNameGivesTheOwnTitleBack() {
        rename("Orders");
        robot.type(KeyCode.ENTER);
        eventually(() -> titles().contains("Orders"));
        rename(" ");
        robot.type(KeyCode.ENTER);

        eventually(() -> titles().contains("orders-db-01"));
    }

    @Test
    void aPinnedTabStandsAtTheLeftWithoutACross() {
        Theatre.does(() -> desk.window.command("pin-tab"));
        Theatre.settle();

        assertThat(titles()).containsExactly("Instances", "orders-db-01", "web-01", "web-02");
        assertThat(eyes.all(".tab-cross")).hasSize(2);
        assertThat(remembered().getFirst()).endsWith(" pinned");
        assertThat(Theatre.on(() -> heads().get(1).getAccessibleText())).endsWith("pinned");
        dragTo(1, 3);
        assertThat(titles()).as("it stays among its like").element(1).isEqualTo("orders-db-01");
        desk.picture("tab-pinned");
    }
}

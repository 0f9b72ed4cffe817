package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The list while it is read again under the eyes of its user, and its columns.
@Tag("ui")
class ListJourneyTest {
    private final Desk desk = new Desk(960, 640);

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().many(300));
        Theatre.does(() -> desk.window.stage().requestFocus());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 100; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private int top() {
        return ((VirtualFlow<?>) table().lookup(".virtual-flow"))
                .getFirstVisibleCell()
                .getIndex();
    }

    private Optional<String> wordsOf(int row) {
        return table().lookupAll(".table-row-cell").stream()
                .filter(cell -> ((TableRow<?>) cell).getIndex() == row)
                .flatMap(cell -> cell.lookupAll(".label").stream())
                .map(label -> ((Label) label).getText())
                .filter(text -> text.startsWith("Running") || text.startsWith("Stopped"))
                .findFirst();
    }

    private void lookAt(int chosen, int top) {
        Theatre.does(() -> {
            table().getSelectionModel().clearAndSelect(chosen);
            table().scrollTo(top);
        });
        eventually(() -> top() == top);
    }

    private List<Instance> changed(List<Instance> before, AgentStatus agent) {
        List<Instance> after = new ArrayList<>(before);
        after.replaceAll(instance -> instance.withAgent(agent));
        return after;
    }

    @Test
    void aListReadAgainKeepsTheChoiceAndThePlaceThatIsLookedAt() {
        lookAt(2, 120);
        Object line = Theatre.on(() -> table().getItems().get(2));

        desk.show(changed(desk.inventory.value().instances(), new AgentStatus.Missing()));

        eventually(() -> wordsOf(125).equals(Optional.of("Running, agent missing")));
        assertThat(Theatre.on(this::top)).isEqualTo(120);
        assertThat(Theatre.on(() -> (Object) table().getSelectionModel().getSelectedItem()))
                .isSameAs(line);
    }

    @Test
    void rowsThatComeAboveDoNotPushAwayWhatIsLookedAt() {
        lookAt(2, 120);
        Object line = Theatre.on(() -> table().getItems().get(120));
        List<Instance> more = new ArrayList<>(desk.inventory.value().instances());
        for (int i = 0; i < 30; i++) {
            more.add(desk.fleet()
                    .of("a-%02d".formatted(i), "cn-beijing", "dev", InstanceState.STOPPED, new AgentStatus.Unknown()));
        }

        desk.show(more);

        eventually(() -> table().getItems().size() == 330 && top() == 150);
        assertThat(Theatre.on(() -> (Object) table().getItems().get(150))).isSameAs(line);
    }

    @Test
    void aRowChosenInSightStaysInSightWhenTheFilterTakesOthersAway() {
        lookAt(125, 120);

        Theatre.does(() -> desk.window.instances().filterTextProperty().set("node-1"));

        eventually(() -> table().getItems().size() == 111);
        int chosen = Theatre.on(() -> table().getSelectionModel().getSelectedIndex());
        assertThat(chosen).isNotNegative();
        eventually(() -> top() <= chosen && chosen < top() + 18);
    }

    @Test
    void aFaultStaysShownWhileTheListIsReadAgain() {
        Map<Inventory.Part, Problem> faults = Map.of(new Inventory.Regions(), new Problem.NoCredentials("nowhere"));
        Inventory now = desk.inventory.value();
        desk.inventory.set(new Inventory(Inventory.Stage.READY, now.instances(), 3, 3, faults, now.asOf()));
        eventually(() -> desk.scene().getRoot().lookup(".instances .band.danger") != null);
        Node band = Theatre.on(() -> desk.scene().getRoot().lookup(".instances .band.danger"));

        desk.inventory.set(new Inventory(Inventory.Stage.READING, now.instances(), 0, 3, Map.of(), now.asOf()));
        Theatre.settle();

        assertThat(Theatre.on(() -> desk.scene().getRoot().lookup(".instances .band.danger")))
                .isSameAs(band);

        desk.inventory.set(now);
        eventually(() -> desk.scene().getRoot().lookup(".instances .band.danger") == null);
    }

    @Test
    void theListIsWatchedWhileItIsInFrontOnly() {
        eventually(() -> !desk.watched.isEmpty() && desk.watched.getLast());

        Theatre.does(() -> desk.window.openLog());
        eventually(() -> !desk.watched.getLast());

        Theatre.does(desk.window::showInstances);
        eventually(() -> desk.watched.getLast());
    }

    @Test
    void aColumnDraggedWiderIsSoTheNextTime() {
        Node head = Theatre.on(() -> table().lookupAll(".column-header").stream()
                .filter(node -> node.lookup(".label") instanceof Label label
                        && label.getText().equals("Instance ID"))
                .findFirst()
                .orElseThrow());
        Bounds at = Theatre.on(() -> head.localToScreen(head.getBoundsInLocal()));
        Robot robot = Theatre.on(Robot::new);
        List<Runnable> moves = List.of(
                () -> robot.mouseMove(at.getMaxX() - 1, at.getCenterY()),
                () -> robot.mousePress(MouseButton.PRIMARY),
                () -> robot.mouseMove(at.getMaxX() + 39, at.getCenterY()),
                () -> robot.mouseRelease(MouseButton.PRIMARY));
        moves.forEach(move -> {
            Theatre.does(move);
            Theatre.settle();
        });

        eventually(() -> desk.theatre.settings.value().sizes().containsKey("instances.column.ID"));
        double kept = desk.theatre.settings.value().sizes().getOrDefault("instances.column.ID", 0.0);
        assertThat(kept).isBetween(206.0, 226.0);
        eventually(() -> widthOf("Instance ID") == kept);
        assertThat(Theatre.on(() -> widthOf("Name") + widthOf("Instance ID") + widthOf("Status") <= table().getWidth()))
                .isTrue();
    }

    private double widthOf(String title) {
        return table().getVisibleLeafColumns().stream()
                .filter(column -> title.equals(column.getText()))
                .mapToDouble(TableColumn::getWidth)
                .findFirst()
                .orElse(0);
    }
}

package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The foot of the window: what the list is made of and how old it is, the facts of the page in front, and for a few
/// seconds what was just done.
final class StatusBar extends HBox {
    private static final Duration SAID_FOR = Duration.ofSeconds(4);

    private final Kit kit;
    private final InstancesModel model;
    private final Label count = Nodes.plain("");
    private final Label age = Nodes.plain("");
    private final Label faults = Nodes.plain("", "bad");
    private final Label page = Nodes.plain("");
    private final Label said = Nodes.plain("", "strong");
    private int saying;

    StatusBar(Kit kit, InstancesModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("status-bar");
        said.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(count, age, faults, page, Nodes.spacer(), said);
        model.inventoryProperty().subscribe(_ -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
        kit.ticker().whileShown(this, this::tick);
    }

    /// Shows the facts of a page, or those of the list where it has none.
    void showPage(String facts) {
        page.setText(facts);
        boolean own = !facts.isEmpty();
        page.setManaged(own);
        page.setVisible(own);
        for (Label label : new Label[] {count, age, faults}) {
            label.setVisible(!own);
            label.setManaged(!own);
        }
    }

    void say(String sentence) {
        said.setText(sentence);
        int mine = ++saying;
        kit.work()
                .workers()
                .after(
                        SAID_FOR,
                        () -> FxWork.later(() -> {
                            if (saying == mine) {
                                said.setText("");
                            }
                        }));
    }

    private void show() {
        Inventory inventory = model.inventory();
        boolean reading = inventory.stage() == Inventory.Stage.READING;
        long regions =
                inventory.instances().stream().map(i -> i.region()).distinct().count();
        count.setText(
                reading && inventory.asOf().isEmpty()
                        ? kit.texts()
                                .now(
                                        "window.status.reading",
                                        inventory.instances().size())
                        : kit.texts()
                                .now(
                                        "window.status.count",
                                        inventory.instances().size(),
                                        regions));
        faults.setText(
                inventory.faults().isEmpty()
                        ? ""
                        : kit.texts()
                                .now("window.status.faults", inventory.faults().size()));
        tick();
    }

    private void tick() {
        age.setText(model.inventory()
                .asOf()
                .map(then -> kit.texts()
                        .now(
                                "window.status.age",
                                Ages.since(
                                        kit.texts().messages(),
                                        then,
                                        kit.ticker().now())))
                .orElse(""));
    }
}

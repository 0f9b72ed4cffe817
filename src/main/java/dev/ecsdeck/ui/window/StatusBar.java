package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
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
    /// What takes less time than this shows nothing of itself.
    private static final Duration UNSEEN = Duration.ofMillis(300);

    private final Kit kit;
    private final InstancesModel model;
    private final Label count = Nodes.plain("");
    private final Label age = Nodes.plain("");
    private final Label faults = Nodes.plain("", "bad");
    private final Label page = Nodes.plain("");
    private final Label said = Nodes.plain("", "strong");
    private int saying;
    private boolean slow;

    StatusBar(Kit kit, InstancesModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("status-bar");
        said.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(count, age, faults, page, Nodes.spacer(), said);
        model.inventoryProperty().subscribe(_ -> show());
        model.inventoryProperty().map(Inventory::stage).subscribe(stage -> {
            if (stage == Inventory.Stage.READING) {
                noticeIfSlow();
            }
        });
        kit.texts().messagesProperty().subscribe((_, _) -> show());
        kit.ticker().agingWhileShown(this, this::tick);
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
                                        regions(inventory)));
        int missing = model.settled().faults().size();
        faults.setText(missing == 0 ? "" : kit.texts().now("window.status.faults", missing));
        tick();
    }

    private static long regions(Inventory inventory) {
        return inventory.instances().stream().map(Instance::region).distinct().count();
    }

    /// A list that is read again says so, unless that is over in a moment.
    private void noticeIfSlow() {
        slow = false;
        kit.work()
                .workers()
                .after(
                        UNSEEN,
                        () -> FxWork.later(() -> {
                            slow = true;
                            tick();
                        }));
    }

    private void tick() {
        Inventory inventory = model.inventory();
        boolean again =
                inventory.stage() == Inventory.Stage.READING && inventory.asOf().isPresent();
        if (slow && again && inventory.regionsAll() > 0) {
            age.setText(kit.texts().now("window.status.again", inventory.regionsDone(), inventory.regionsAll()));
            return;
        }
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

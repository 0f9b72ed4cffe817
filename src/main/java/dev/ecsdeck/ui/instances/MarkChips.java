package dev.ecsdeck.ui.instances;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// How many rows there are of each mark; a press shows only those.
final class MarkChips extends HBox {
    private static final List<Mark> MARKS = List.of(Mark.ONLINE, Mark.CARE, Mark.STOPPED, Mark.DENIED);

    private final Kit kit;
    private final InstancesModel model;
    private final ToggleGroup group = new ToggleGroup();

    MarkChips(Kit kit, InstancesModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
        add(Optional.empty());
        MARKS.forEach(mark -> add(Optional.of(mark)));
        group.selectedToggleProperty().subscribe((before, after) -> {
            if (after == null && before != null) {
                before.setSelected(true);
            }
        });
    }

    private void add(Optional<Mark> mark) {
        ToggleButton chip = new ToggleButton();
        chip.setToggleGroup(group);
        chip.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        chip.getStyleClass().addAll("segment", "compact");
        Label count = Nodes.plain("0", "mono");
        if (mark.isPresent()) {
            chip.setGraphic(Nodes.row(6, mark.get().node(), count));
        } else {
            chip.setGraphic(Nodes.row(6, Nodes.label(kit.texts().text("instances.chip.all")), count));
        }
        String key = "instances.chip."
                + mark.map(m -> m.name().toLowerCase(Locale.ROOT)).orElse("all-long");
        chip.accessibleTextProperty().bind(kit.texts().text(key, count.textProperty()));
        chip.setTooltip(Nodes.tooltip(kit.texts().text(key, count.textProperty())));
        model.sievedProperty().subscribe(sieved -> {
            int number = mark.map(m -> sieved.counts().getOrDefault(m, 0)).orElse(sieved.all());
            count.setText(String.valueOf(number));
        });
        model.markProperty().subscribe(now -> chip.setSelected(now.equals(mark)));
        chip.setOnAction(_ -> model.markProperty().set(chip.isSelected() ? mark : Optional.empty()));
        getChildren().add(chip);
    }
}

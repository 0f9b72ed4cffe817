package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.service.logon.KeyPairService.Pair;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Instances to choose from, each with what a key pair would mean there.
final class Targets extends VBox {
    private static final double HEIGHT = 152;

    private final Kit kit;
    private final Pair pair;
    private final List<Instance> all;
    private final Function<Instance, Optional<Environment>> environment;
    private final Map<InstanceId, BooleanProperty> checks = new HashMap<>();
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final TextField filter = new TextField();
    private final ListView<Instance> list = new ListView<>();

    Targets(Kit kit, Pair pair, List<Instance> all, Function<Instance, Optional<Environment>> environment) {
        super(4);
        this.kit = kit;
        this.pair = pair;
        this.all = all;
        this.environment = environment;
        filter.promptTextProperty().bind(kit.texts().text("credentials.targets.filter"));
        filter.accessibleTextProperty().bind(kit.texts().text("credentials.targets.filter"));
        filter.textProperty().subscribe(this::sift);
        Label counted = Nodes.label(
                kit.texts().text("credentials.targets.count", count.map(Number::toString)), "muted", "small");
        counted.setMinWidth(USE_PREF_SIZE);
        list.setPrefHeight(HEIGHT);
        list.getStyleClass().addAll("framed", "targets");
        list.setCellFactory(_ -> new Cell());
        list.accessibleTextProperty().bind(kit.texts().text("credentials.targets"));
        list.setPlaceholder(Nodes.label(kit.texts().text("credentials.targets.none"), "muted"));
        list.setOnKeyPressed(event -> {
            Instance focused = list.getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.SPACE && focused != null && isFit(focused)) {
                check(focused).set(!check(focused).get());
                event.consume();
            }
        });
        getChildren().addAll(Nodes.row(8, Nodes.grow(filter), counted), list);
    }

    private void sift(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(all.stream()
                        .filter(it -> (it.label() + " " + it.id())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                        .toList());
    }

    private BooleanProperty check(Instance instance) {
        return checks.computeIfAbsent(instance.id(), _ -> {
            BooleanProperty made = new SimpleBooleanProperty();
            made.subscribe((_, _) -> count.set(chosen().size()));
            return made;
        });
    }

    private boolean isFit(Instance instance) {
        return !instance.windows();
    }

    void choose(Instance instance) {
        if (isFit(instance)) {
            check(instance).set(true);
        }
    }

    List<Instance> chosen() {
        return all.stream()
                .filter(instance ->
                        checks.containsKey(instance.id()) && check(instance).get())
                .toList();
    }

    BooleanBinding anyProperty() {
        return count.greaterThan(0);
    }

    Node first() {
        return all.size() > 1 ? filter : list;
    }

    private String note(Instance instance) {
        if (instance.windows()) {
            return kit.texts().now("credentials.targets.windows");
        }
        if (instance.keyPairName().equals(pair.name())) {
            return kit.texts().now("credentials.targets.has");
        }
        return instance.keyPairName().isEmpty()
                ? ""
                : kit.texts().now("credentials.targets.replaces", instance.keyPairName());
    }

    private final class Cell extends ListCell<Instance> {
        private final CheckBox box = new CheckBox();
        private final Label name = Nodes.plain("");
        private final Label note = Nodes.plain("", "muted", "small");
        private final Tag tag = new Tag();
        private final HBox row = Nodes.row(8, box, name, tag, Nodes.grow(note));
        private Optional<BooleanProperty> bound = Optional.empty();

        Cell() {
            setPrefWidth(0);
            box.setFocusTraversable(false);
            note.setMinWidth(0);
        }

        @Override
        protected void updateItem(Instance instance, boolean empty) {
            super.updateItem(instance, empty);
            bound.ifPresent(check -> box.selectedProperty().unbindBidirectional(check));
            bound = Optional.empty();
            if (empty || instance == null) {
                setGraphic(null);
                return;
            }
            BooleanProperty check = check(instance);
            box.selectedProperty().bindBidirectional(check);
            bound = Optional.of(check);
            box.setDisable(!isFit(instance));
            box.setAccessibleText(instance.label());
            name.setText(instance.label());
            tag.show(environment.apply(instance));
            note.setText(note(instance));
            setAccessibleText(instance.label() + " " + note.getText());
            setGraphic(row);
        }
    }
}

package dev.ecsdeck.ui.instances;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/// What can be done with filters that have names: take one, keep the one that is typed, forget one.
final class FilterMenu extends ContextMenu {
    private final Kit kit;
    private final InstancesModel model;
    private final SavedFilters filters;

    FilterMenu(Kit kit, InstancesModel model) {
        this.kit = kit;
        this.model = model;
        this.filters = new SavedFilters(kit.prefs());
        Menu forget = new Menu();
        forget.textProperty().bind(kit.texts().text("instances.filters.forget"));
        for (String name : filters.names()) {
            getItems().add(item(name, () -> model.filterTextProperty().set(filters.text(name))));
            forget.getItems().add(item(name, () -> filters.forget(name)));
        }
        if (!getItems().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        MenuItem save = item("", this::save);
        save.textProperty().bind(kit.texts().text("instances.filters.save"));
        save.setDisable(model.filterTextProperty().get().isBlank()
                || model.brokenProperty().get().isPresent());
        getItems().add(save);
        if (!forget.getItems().isEmpty()) {
            getItems().add(forget);
        }
    }

    private static MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void save() {
        String text = model.filterTextProperty().get().strip();
        TextField name = new TextField(text);
        Label label = Nodes.label(kit.texts().text("instances.filters.name"));
        label.setLabelFor(name);
        name.accessibleTextProperty().bind(kit.texts().text("instances.filters.name"));
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("instances.filters.title"), 560);
        dialog.body(Nodes.row(12, label, Nodes.grow(name)));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(
                kit.texts().text("instances.filters.go"), () -> filters.save(name.getText(), text), "accent");
        go.disableProperty().bind(name.textProperty().map(String::isBlank));
        go.setDefaultButton(true);
        dialog.open(name);
    }
}

package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;

/// What can be done with the chosen row: its terminal, the window's actions on instances, and its words for
/// elsewhere. The keys stand there to be learned; the window listens to them.
final class RowMenu extends ContextMenu {
    private final Kit kit;
    private final Navigator navigator;

    RowMenu(Kit kit, Navigator navigator, Instance instance, List<Command> actions) {
        this.kit = kit;
        this.navigator = navigator;
        add(kit.texts().text("instances.card.open"), "Enter", () -> navigator.openShell(instance));
        add(kit.texts().text("instances.card.options"), "Shift+Enter", () -> navigator.openShellWithOptions(instance));
        getItems().add(new SeparatorMenuItem());
        for (Command action : actions) {
            MenuItem item = add(action.name(), "", action::run);
            action.keys().ifPresent(item::setAccelerator);
            item.setDisable(!action.isAvailable());
        }
        getItems().add(new SeparatorMenuItem());
        copy("instances.card.copy-id", instance.id().value());
        if (!instance.privateIps().isEmpty()) {
            copy("instances.menu.copy-address", instance.privateIps().getFirst());
        }
    }

    private void copy(String key, String words) {
        add(kit.texts().text(key), "", () -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, words));
            navigator.say(kit.texts().now("kit.copied"));
        });
    }

    private MenuItem add(ObservableValue<String> name, String keys, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        getItems().add(item);
        return item;
    }
}

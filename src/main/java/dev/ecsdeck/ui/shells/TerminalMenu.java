package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// The menu of a terminal's right button.
final class TerminalMenu {
    private TerminalMenu() {}

    static ContextMenu of(Kit kit, TerminalPane terminal, Runnable find, ShellView.Wishes wishes) {
        MenuItem copy = item(kit, "shells.menu.copy", "Ctrl+Shift+C", terminal::copySelection);
        copy.setDisable(!terminal.hasSelection());
        return new ContextMenu(
                copy,
                item(kit, "shells.menu.paste", "Ctrl+Shift+V", terminal::paste),
                item(kit, "shells.menu.select-all", "Ctrl+Shift+A", terminal::selectAll),
                new SeparatorMenuItem(),
                item(kit, "shells.bar.find", "Ctrl+Shift+F", find),
                item(kit, "shells.bar.duplicate", "Ctrl+Shift+D", wishes.duplicate()),
                new SeparatorMenuItem(),
                item(kit, "shells.ended.close", "Ctrl+Shift+W", wishes.leave()));
    }

    private static MenuItem item(Kit kit, String key, String keys, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// The menus of a terminal: of its right button, and of the button that splits.
final class TerminalMenu {
    private TerminalMenu() {}

    static ContextMenu of(Kit kit, TerminalPane terminal, Runnable find, ShellView.Wishes wishes) {
        MenuItem copy = item(kit.texts().text("shells.menu.copy"), "Ctrl+Shift+C", terminal::copySelection);
        copy.setDisable(!terminal.hasSelection());
        ContextMenu menu = new ContextMenu(
                copy,
                item(kit.texts().text("shells.menu.paste"), "Ctrl+Shift+V", terminal::paste),
                item(kit.texts().text("shells.menu.select-all"), "Ctrl+Shift+A", terminal::selectAll),
                new SeparatorMenuItem(),
                item(kit.texts().text("shells.bar.find"), "Ctrl+Shift+F", find),
                prompts(kit, wishes.does()),
                new SeparatorMenuItem());
        addSplits(kit, menu, wishes.does());
        menu.getItems().addAll(new SeparatorMenuItem(), item(wishes.leaveName(), "Ctrl+Shift+W", wishes.leave()));
        return menu;
    }

    /// The ways to more panes.
    static ContextMenu splits(Kit kit, Consumer<Deed> does) {
        ContextMenu menu = new ContextMenu();
        addSplits(kit, menu, does);
        return menu;
    }

    /// The ways to type in several panes at once, and out of it.
    static ContextMenu broadcasts(Kit kit, Consumer<Deed> does, boolean isOn) {
        MenuItem stop = deed(kit, Deed.BROADCAST_STOP, does);
        stop.setDisable(!isOn);
        return new ContextMenu(
                deed(kit, Deed.BROADCAST_TAB, does), deed(kit, Deed.BROADCAST, does), new SeparatorMenuItem(), stop);
    }

    private static Menu prompts(Kit kit, Consumer<Deed> does) {
        Menu menu = new Menu();
        menu.textProperty().bind(kit.texts().text("shells.menu.prompts"));
        menu.getItems()
                .addAll(
                        deed(kit, Deed.PREVIOUS_PROMPT, does),
                        deed(kit, Deed.NEXT_PROMPT, does),
                        deed(kit, Deed.SELECT_OUTPUT, does),
                        deed(kit, Deed.COPY_OUTPUT, does),
                        new SeparatorMenuItem(),
                        deed(kit, Deed.PROMPT_SETUP_BASH, does),
                        deed(kit, Deed.PROMPT_SETUP_ZSH, does));
        return menu;
    }

    private static void addSplits(Kit kit, ContextMenu menu, Consumer<Deed> does) {
        menu.getItems()
                .addAll(
                        deed(kit, Deed.SPLIT_RIGHT, does),
                        deed(kit, Deed.SPLIT_DOWN, does),
                        deed(kit, Deed.SPLIT_RIGHT_OTHER, does),
                        deed(kit, Deed.SPLIT_DOWN_OTHER, does));
    }

    private static MenuItem deed(Kit kit, Deed deed, Consumer<Deed> does) {
        return item(kit.texts().text(deed.nameKey()), deed.keys(), () -> does.accept(deed));
    }

    private static MenuItem item(ObservableValue<String> name, String keys, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(name);
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(_ -> action.run());
        return item;
    }
}

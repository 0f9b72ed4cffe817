package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// What can be done in a pane with what is chosen.
final class FileMenu {
    private final Kit kit;
    private final PaneModel model;
    private final FileDeeds deeds;

    FileMenu(Kit kit, PaneModel model, FileDeeds deeds) {
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
    }

    ContextMenu of(List<FileItem> chosen, Runnable editPath) {
        boolean none = chosen.isEmpty();
        boolean one = chosen.size() == 1;
        boolean file = one && !chosen.getFirst().isFolder();
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .add(item(
                        model.isHere() ? Feather.UPLOAD : Feather.DOWNLOAD,
                        model.isHere() ? "files.menu.upload" : "files.menu.download",
                        "Shortcut+Enter",
                        !none,
                        () -> deeds.move(model, chosen)));
        if (!model.isHere()) {
            menu.getItems().add(item(Feather.EDIT_2, "files.menu.edit", "F4", file, () -> deeds.edit(model, chosen)));
        } else {
            menu.getItems()
                    .add(item(Feather.EXTERNAL_LINK, "files.menu.open", "F4", one, () -> deeds.edit(model, chosen)));
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(Feather.TYPE, "files.menu.rename", "F2", one, () -> deeds.rename(model, chosen)),
                        item(Feather.TRASH_2, "files.menu.delete", "Delete", !none, () -> deeds.delete(model, chosen)),
                        item(
                                Feather.LOCK,
                                "files.menu.permissions",
                                "",
                                one && chosen.getFirst().mode() >= 0,
                                () -> deeds.permissions(model, chosen)),
                        item(
                                Feather.INFO,
                                "files.menu.properties",
                                "Alt+Enter",
                                !none,
                                () -> deeds.properties(model, chosen)),
                        new SeparatorMenuItem(),
                        item(Feather.FOLDER_PLUS, "files.menu.new-folder", "F7", true, () -> deeds.newFolder(model)),
                        item(Feather.CORNER_RIGHT_DOWN, "files.menu.path", "Shortcut+L", true, editPath),
                        hidden());
        return menu;
    }

    private CheckMenuItem hidden() {
        CheckMenuItem hidden = new CheckMenuItem();
        hidden.textProperty().bind(kit.texts().text("files.menu.hidden"));
        hidden.setSelected(model.hiddenShownProperty().get());
        hidden.setAccelerator(KeyCombination.valueOf("Shortcut+H"));
        hidden.setOnAction(_ -> model.showHidden(hidden.isSelected()));
        return hidden;
    }

    private MenuItem item(Feather icon, String key, String keys, boolean may, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setGraphic(Nodes.icon(icon, "icon-small"));
        item.setDisable(!may);
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(_ -> action.run());
        return item;
    }
}

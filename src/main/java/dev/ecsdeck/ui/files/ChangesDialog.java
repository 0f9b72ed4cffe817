package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.EditRow;
import dev.ecsdeck.service.files.LineDiff;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// What would change there if the copy were sent.
final class ChangesDialog {
    private static final double ROW = 20;
    private static final double HEIGHT = 320;

    private final Dialog dialog;
    private final Button go;

    ChangesDialog(Kit kit, EditRow row, List<LineDiff.Line> lines, Runnable send) {
        this.dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("files.changes.title", row.name()), 720);
        Looks.sheet(dialog, "files");
        ListView<LineDiff.Line> list = new ListView<>();
        list.getStyleClass().add("diff");
        list.accessibleTextProperty().bind(kit.texts().text("files.changes.title", row.name()));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(_ -> new Line());
        list.getItems().setAll(lines);
        dialog.body(
                Nodes.paragraph(
                        kit.texts().text(lines.isEmpty() ? "files.changes.none" : "files.changes.sentence"), "muted"),
                list);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        this.go = dialog.leave(kit.texts().text("files.edit.overwrite"), send, "accent");
    }

    void open() {
        dialog.open(go);
    }

    private static final class Line extends ListCell<LineDiff.Line> {
        @Override
        protected void updateItem(LineDiff.Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(style -> style.startsWith("diff-"));
            getStyleClass().add("mono");
            if (empty || line == null) {
                setText("");
                return;
            }
            getStyleClass().add("diff-" + line.kind().name().toLowerCase(Locale.ROOT));
            String sign = switch (line.kind()) {
                case KEPT -> "  ";
                case REMOVED -> "- ";
                case ADDED -> "+ ";
                case GAP -> "…";
            };
            setText(sign + line.text().replace("\t", "    "));
        }
    }
}

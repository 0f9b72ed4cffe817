package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.service.files.FileTree;
import dev.ecsdeck.service.files.FileTree.Count;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Facts of what is chosen; folders are counted while it is open.
final class PropertiesDialog {
    private static final double LABELS = 120;

    private final Kit kit;
    private final PaneModel model;
    private final List<FileItem> items;
    private final Dialog dialog;
    private final GridPane facts = new GridPane(12, 8);
    private final Label size = Nodes.plain("", "mono");
    private final Button close;
    private FxWork.Job counting = () -> {};

    PropertiesDialog(FileDeeds deeds, PaneModel model, List<FileItem> items) {
        this.kit = deeds.kit();
        this.model = model;
        this.items = items;
        String title =
                items.size() == 1 ? items.getFirst().name() : kit.texts().now("files.properties.many", items.size());
        this.dialog = new Dialog(kit.overlay(), kit.texts(), new SimpleStringProperty(title), 560);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().addAll(new ColumnConstraints(LABELS, LABELS, LABELS), values);
        size.setWrapText(true);
        if (items.size() == 1) {
            one(items.getFirst());
        }
        fact("size", size);
        dialog.body(facts);
        if (items.size() == 1 && items.getFirst().mode() >= 0) {
            dialog.leave(kit.texts().text("files.menu.permissions"), () -> deeds.permissions(model, items));
        }
        this.close = dialog.leave(kit.texts().text("kit.close"), () -> {}, "accent");
        dialog.whenGone(() -> counting.cancel());
    }

    private void one(FileItem item) {
        fact("path", Nodes.middleCut(item.path(), "mono"));
        fact(
                "kind",
                Nodes.label(kit.texts().text("files.kind." + item.type().name().toLowerCase(Locale.ROOT))));
        if (item.type() == FileItem.Type.LINK) {
            Label target = Nodes.middleCut("", "mono");
            fact("target", target);
            kit.work().run("files-link", () -> model.place().linkTarget(item.path()), target::setText, _ -> {});
        }
        fact("modified", Nodes.plain(Sizes.stamp(item.modified()), "mono"));
        if (item.mode() >= 0) {
            fact("mode", Nodes.plain(item.modeText() + "  " + ModeDialog.octal(item.mode()), "mono"));
            fact("owner", Nodes.plain(item.owner() + " : " + item.group(), "mono"));
        }
    }

    private void fact(String key, Label value) {
        Label name = Nodes.label(kit.texts().text("files.fact." + key), "muted");
        facts.addRow(facts.getRowCount(), name, value);
    }

    void open() {
        dialog.open(close);
        counting = kit.work()
                .run(
                        "files-count",
                        () -> new FileTree(model.place(), items).count(soFar -> FxWork.later(() -> show(soFar))),
                        this::show,
                        _ -> size.setText(kit.texts().now("files.delete.uncounted")));
    }

    private void show(Count count) {
        boolean file = items.size() == 1 && !items.getFirst().isFolder();
        size.setText(
                file
                        ? kit.texts().now("files.properties.bytes", Sizes.of(count.bytes()), count.bytes())
                        : kit.texts()
                                .now("files.delete.amount", count.folders(), count.files(), Sizes.of(count.bytes())));
    }
}

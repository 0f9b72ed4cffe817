package dev.ecsdeck.ui.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.service.files.FileTree;
import dev.ecsdeck.service.files.FileTree.Count;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks before things are removed, and says how much it is: counted while it is open.
final class DeleteDialog {
    private final FileDeeds deeds;
    private final Kit kit;
    private final PaneModel model;
    private final Dialog dialog;
    private final Label amount;
    private final Button cancel;
    private final FileTree tree;
    private final boolean one;
    private FxWork.Job counting = () -> {};

    DeleteDialog(FileDeeds deeds, PaneModel model, List<FileItem> items, String instance) {
        this.deeds = deeds;
        this.kit = deeds.kit();
        this.model = model;
        this.tree = new FileTree(model.place(), items);
        this.one = items.size() == 1;
        String what = one ? items.getFirst().name() : Integer.toString(items.size());
        this.dialog = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text(one ? "files.delete.title.one" : "files.delete.title.many", what),
                560);
        this.amount = Nodes.plain("");
        amount.setWrapText(true);
        amount.setText(kit.texts().now("files.delete.counting"));
        dialog.body(
                amount,
                Nodes.paragraph(
                        model.isHere()
                                ? kit.texts().text("files.delete.for-good.here")
                                : kit.texts().text("files.delete.for-good.there", instance),
                        "muted"));
        this.cancel = dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.leave(kit.texts().text("files.delete.go"), this::remove, "danger");
        dialog.whenGone(() -> counting.cancel());
    }

    void open() {
        dialog.open(cancel);
        counting = kit.work()
                .run(
                        "files-count",
                        () -> tree.count(soFar -> FxWork.later(() -> show(soFar))),
                        this::show,
                        this::uncounted);
    }

    private void show(Count count) {
        String text = kit.texts().now("files.delete.amount", count.folders(), count.files(), Sizes.of(count.bytes()));
        amount.setText(count.unread() == 0 ? text : text + " " + kit.texts().now("files.unread", count.unread()));
    }

    private void uncounted(Problem why) {
        amount.setText(kit.texts().now("files.delete.uncounted"));
    }

    private void remove() {
        deeds.change(model, "files-delete", () -> tree.remove(_ -> {}));
    }
}

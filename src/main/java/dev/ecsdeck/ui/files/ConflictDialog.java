package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.Conflict;
import dev.ecsdeck.service.files.Conflict.Answer;
import dev.ecsdeck.service.files.Conflict.Choice;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Asks what shall become of a taken name. Called on a transfer's thread.
final class ConflictDialog implements Conflict.Desk {
    private static final double LABELS = 120;

    private final Kit kit;

    ConflictDialog(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Answer ask(Conflict conflict) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        FxWork.later(() -> show(conflict, answer));
        try {
            return answer.get();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return new Answer(Choice.SKIP, false);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void show(Conflict conflict, CompletableFuture<Answer> answer) {
        Dialog dialog = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text("files.conflict.title", conflict.coming().name()),
                640);
        CheckBox all = new CheckBox();
        all.textProperty().bind(kit.texts().text("files.conflict.all"));
        dialog.body(
                Nodes.paragraph(kit.texts()
                        .text(
                                conflict.mayOverwrite() ? "files.conflict.sentence" : "files.conflict.folder",
                                conflict.folder())),
                facts("files.conflict.coming", conflict.coming()),
                facts("files.conflict.there", conflict.there()),
                all);
        // Esc or the cross: this one stays, and the next is asked about.
        dialog.whenGone(() -> answer.complete(new Answer(Choice.SKIP, false)));
        Button skip = button(dialog, "files.conflict.skip", Choice.SKIP, all, answer);
        button(dialog, "files.conflict.rename", Choice.RENAME, all, answer);
        if (conflict.mayOverwrite()) {
            dialog.open(button(dialog, "files.conflict.overwrite", Choice.OVERWRITE, all, answer, "accent"));
        } else {
            dialog.open(skip);
        }
    }

    private Button button(
            Dialog dialog,
            String key,
            Choice choice,
            CheckBox all,
            CompletableFuture<Answer> answer,
            String... styles) {
        return dialog.stay(
                kit.texts().text(key),
                () -> {
                    answer.complete(new Answer(choice, all.isSelected()));
                    dialog.dismiss();
                },
                styles);
    }

    private HBox facts(String key, FileItem item) {
        Label name = Nodes.label(kit.texts().text(key), "muted");
        name.setMinWidth(LABELS);
        return Nodes.row(
                12,
                name,
                Nodes.plain(item.isFolder() ? "" : Sizes.of(item.size()), "mono"),
                Nodes.plain(Sizes.stamp(item.modified()), "mono", "muted"));
    }
}

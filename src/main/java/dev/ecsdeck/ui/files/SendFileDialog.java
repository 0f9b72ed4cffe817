package dev.ecsdeck.ui.files;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.smallfiles.Delivery;
import dev.ecsdeck.service.smallfiles.SmallFile;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// Sends one small file through Cloud Assistant: no SSH, no session.
final class SendFileDialog {
    private static final double LABELS = 120;

    private final Kit kit;
    private final Instance instance;
    private final SmallFileDoor door;
    private final Dialog dialog;
    private final TextField file = new TextField();
    private final TextField folder = new TextField();
    private final TextField owner = new TextField();
    private final TextField group = new TextField();
    private final TextField mode = new TextField();
    private final CheckBox overwrite = new CheckBox();
    private final GridPane grid = new GridPane(12, 8);
    private final VBox below = new VBox(8);
    private final Button go;
    private FxWork.Job job = () -> {};

    SendFileDialog(Kit kit, Instance instance, SmallFileDoor door) {
        this.kit = kit;
        this.instance = instance;
        this.door = door;
        this.dialog =
                new Dialog(kit.overlay(), kit.texts(), kit.texts().text("files.send.title", instance.label()), 640);
        folder.setText(instance.windows() ? "C:\\Users\\Public" : "/root");
        owner.setText("root");
        group.setText("root");
        mode.setText("0644");
        List.of(owner, group, mode).forEach(each -> each.setDisable(instance.windows()));
        overwrite.textProperty().bind(kit.texts().text("files.send.overwrite"));
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(LABELS, LABELS, LABELS), values);
        Button choose = Nodes.button(kit.texts().text("files.send.choose"), this::choose);
        row("files.send.file", file, Nodes.row(8, Nodes.grow(file), choose));
        row("files.send.folder", folder, folder);
        row("files.send.owner", owner, owner);
        row("files.send.group", group, group);
        row("files.send.mode", mode, mode);
        grid.add(overwrite, 1, grid.getRowCount());
        dialog.body(
                Nodes.paragraph(kit.texts().text("files.send.sentence", SmallFile.MOST_BYTES / 1024), "muted"),
                grid,
                below);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        this.go = dialog.stay(kit.texts().text("files.send.go"), this::send, "accent");
        go.setDefaultButton(true);
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> file.getText().isBlank()
                                || folder.getText().isBlank()
                                || !mode.getText().matches("0?[0-7]{3}"),
                        file.textProperty(),
                        folder.textProperty(),
                        mode.textProperty()));
        dialog.whenGone(() -> job.cancel());
    }

    private void row(String key, TextField field, Node value) {
        field.setId(key.substring("files.".length()).replace('.', '-'));
        field.accessibleTextProperty().bind(kit.texts().text(key));
        grid.addRow(grid.getRowCount(), Nodes.label(kit.texts().text(key)), value);
    }

    private void choose() {
        File chosen = new FileChooser().showOpenDialog(dialog.getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.getPath());
        }
    }

    void open() {
        dialog.open(file);
    }

    private void send() {
        below.getChildren().setAll(Nodes.label(kit.texts().text("files.send.under-way"), "muted"));
        String from = file.getText().strip();
        String to = folder.getText().strip();
        String user = owner.getText().strip();
        String users = group.getText().strip();
        String bits = mode.getText().strip();
        boolean replace = overwrite.isSelected();
        job = kit.work()
                .run(
                        "files-send",
                        () -> {
                            Path path = path(from);
                            SmallFile small = new SmallFile(
                                    to, path.getFileName().toString(), user, users, bits, replace, content(path));
                            return door.send(instance, small);
                        },
                        this::ended,
                        this::failed);
    }

    private static Path path(String text) throws ProblemException {
        try {
            Path path = Path.of(text);
            if (path.getFileName() == null) {
                throw new InvalidPathException(text, "no name");
            }
            return path;
        } catch (InvalidPathException bad) {
            throw new ProblemException(
                    new Problem.FileUnusable(text, Problem.FileFault.BAD_NAME, bad.getReason()), bad);
        }
    }

    private static byte[] content(Path path) throws ProblemException {
        try {
            long size = Files.size(path);
            if (size > SmallFile.MOST_BYTES) {
                throw new ProblemException(
                        new Problem.FileUnusable(path.toString(), Problem.FileFault.TOO_BIG, Long.toString(size)));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(
                    new Problem.FileUnusable(path.toString(), Problem.FileFault.MISSING, ""), missing);
        } catch (IOException unreadable) {
            throw new ProblemException(
                    new Problem.FileUnusable(
                            path.toString(), Problem.FileFault.OTHER, String.valueOf(unreadable.getMessage())),
                    unreadable);
        }
    }

    private void ended(Delivery delivery) {
        Optional<Problem> problem = delivery.problem();
        if (problem.isPresent()) {
            failed(problem.get());
            return;
        }
        Label done =
                Nodes.label(kit.texts().text("files.send.done", folder.getText().strip()), "good");
        below.getChildren().setAll(done);
    }

    private void failed(Problem problem) {
        below.getChildren().setAll(new ProblemPane(kit, problem, Optional.of(instance.label()), List.of()));
    }
}

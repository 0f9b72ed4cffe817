package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// Permissions as nine boxes and as a figure, which follow one another.
final class ModeDialog {
    private static final String[] WHO = {"owner", "group", "others"};
    private static final String[] WHAT = {"read", "write", "run"};
    private static final int BITS = 9;

    private final FileDeeds deeds;
    private final Kit kit;
    private final PaneModel model;
    private final FileItem item;
    private final Dialog dialog;
    private final TextField figure = new TextField();
    private final List<CheckBox> boxes = new ArrayList<>();
    private final Label letters = Nodes.plain("", "mono");
    private boolean following;

    ModeDialog(FileDeeds deeds, PaneModel model, FileItem item) {
        this.deeds = deeds;
        this.kit = deeds.kit();
        this.model = model;
        this.item = item;
        this.dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("files.mode.title", item.name()), 560);
        figure.setId("file-mode");
        figure.setPrefColumnCount(5);
        figure.getStyleClass().add("mono");
        figure.accessibleTextProperty().bind(kit.texts().text("files.mode.octal"));
        dialog.body(
                Nodes.label(kit.texts().text("files.mode.owner", item.owner(), item.group()), "muted"),
                grid(),
                Nodes.row(8, Nodes.label(kit.texts().text("files.mode.octal")), figure, letters));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(kit.texts().text("files.mode.go"), this::apply, "accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(figure.textProperty().map(text -> !text.matches("[0-7]{3,4}")));
        figure.textProperty().subscribe(text -> {
            if (text.matches("[0-7]{3,4}")) {
                tick(Integer.parseInt(text, 8));
            }
        });
        figure.setText(octal(item.mode()));
    }

    static String octal(int mode) {
        return mode > 0777 ? "%04o".formatted(mode) : "%03o".formatted(mode);
    }

    private GridPane grid() {
        GridPane grid = new GridPane(16, 4);
        for (int column = 0; column < WHAT.length; column++) {
            grid.add(Nodes.label(kit.texts().text("files.mode." + WHAT[column]), "small", "muted"), column + 1, 0);
        }
        for (int row = 0; row < WHO.length; row++) {
            String who = "files.mode.who." + WHO[row];
            grid.add(Nodes.label(kit.texts().text(who)), 0, row + 1);
            for (int column = 0; column < WHAT.length; column++) {
                CheckBox box = new CheckBox();
                String what = "files.mode." + WHAT[column];
                box.accessibleTextProperty()
                        .bind(kit.texts()
                                .text(
                                        "files.mode.box",
                                        kit.texts().text(who),
                                        kit.texts().text(what)));
                box.selectedProperty().subscribe((_, _) -> count());
                boxes.add(box);
                grid.add(box, column + 1, row + 1);
            }
        }
        return grid;
    }

    private void tick(int mode) {
        following = true;
        for (int i = 0; i < BITS; i++) {
            boxes.get(i).setSelected((mode >> BITS - 1 - i & 1) == 1);
        }
        letters.setText(FileItem.bits(mode));
        following = false;
    }

    /// The three bits above the boxes stay as they are.
    private void count() {
        if (following) {
            return;
        }
        String now = figure.getText();
        int mode = (now.matches("[0-7]{3,4}") ? Integer.parseInt(now, 8) : item.mode()) & 07000;
        for (int i = 0; i < BITS; i++) {
            mode |= boxes.get(i).isSelected() ? 1 << BITS - 1 - i : 0;
        }
        figure.setText(octal(mode));
    }

    private void apply() {
        int mode = Integer.parseInt(figure.getText(), 8);
        deeds.change(model, "files-mode", () -> model.place().changeMode(item.path(), mode));
    }

    void open() {
        dialog.open(figure);
    }
}

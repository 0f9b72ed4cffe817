package dev.ecsdeck.ui.files;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for the name of one entry.
final class NameDialog {
    private static final int LONGEST = 255;

    private final Dialog dialog;
    private final TextField field = new TextField();

    /// @param key of the title; the button's words stand under it
    NameDialog(Kit kit, String key, String name, Consumer<String> done) {
        this.dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text(key + ".title"), 560);
        field.setText(name);
        field.setId("file-name");
        field.accessibleTextProperty().bind(kit.texts().text("files.name"));
        Label rule = Nodes.label(kit.texts().text("files.name.rule"), "small", "muted");
        dialog.body(field, rule);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.leave(kit.texts().text(key + ".go"), () -> done.accept(field.getText()), "accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(field.textProperty().map(text -> !isName(text) || text.equals(name)));
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.indexOf('/') < 0
                && text.indexOf('\0') < 0
                && !text.equals(".")
                && !text.equals("..");
    }

    void open() {
        dialog.open(field);
        int dot = field.getText().lastIndexOf('.');
        field.selectRange(0, dot > 0 ? dot : field.getText().length());
    }
}

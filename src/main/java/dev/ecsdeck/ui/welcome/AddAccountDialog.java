package dev.ecsdeck.ui.welcome;

import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for the keys of an account: an AccessKey, or a temporary one with its token.
final class AddAccountDialog {
    private static final double WIDTH = 560;
    private static final double LABELS = 136;

    private final Kit kit;
    private final WelcomeDoor door;
    private final TextField name = new TextField();
    private final TextField id = new TextField();
    private final PasswordField secret = new PasswordField();
    private final PasswordField token = new PasswordField();
    private final TextField region = new TextField("cn-hangzhou");
    private final VBox problem = new VBox();

    AddAccountDialog(Kit kit, WelcomeDoor door) {
        this.kit = kit;
        this.door = door;
    }

    void open() {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("welcome.add.title"), WIDTH);
        id.getStyleClass().add("mono");
        Label kept = Nodes.paragraph(kit.texts().text("welcome.add.kept", door.keptIn()), "muted", "small");
        VBox fields = Nodes.column(
                8,
                field("name", name),
                field("id", id),
                field("secret", secret),
                field("token", token),
                field("region", region));
        dialog.body(fields, kept, problem);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.stay(kit.texts().text("welcome.add.go"), () -> go(dialog), "accent");
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> name.getText().isBlank()
                                || id.getText().isBlank()
                                || secret.getText().isBlank()
                                || region.getText().isBlank(),
                        name.textProperty(),
                        id.textProperty(),
                        secret.textProperty(),
                        region.textProperty()));
        go.setDefaultButton(true);
        dialog.open(name);
    }

    private void go(Dialog dialog) {
        problem.getChildren().clear();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mode", token.getText().isBlank() ? "AK" : "StsToken");
        fields.put("access_key_id", id.getText().strip());
        fields.put("access_key_secret", secret.getText().strip());
        if (!token.getText().isBlank()) {
            fields.put("sts_token", token.getText().strip());
        }
        fields.put("region_id", region.getText().strip());
        String wanted = name.getText().strip();
        kit.work()
                .deed(
                        "welcome-add",
                        () -> door.add(wanted, fields),
                        dialog::dismiss,
                        why -> problem.getChildren().setAll(new ProblemPane(kit, why, List.of())));
    }

    private Node field(String key, TextField control) {
        Label label = Nodes.label(kit.texts().text("welcome.add." + key));
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text("welcome.add." + key));
        return Nodes.row(12, label, Nodes.grow(control));
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A name to be typed before something is done that cannot be taken back.
final class Confirm extends VBox {
    private final TextField field = new TextField();
    private final BooleanBinding typed;

    Confirm(Kit kit, String name) {
        super(4);
        Label label = Nodes.paragraph(kit.texts().text("credentials.confirm", name));
        label.setLabelFor(field);
        field.getStyleClass().addAll("mono", "confirm-name");
        field.accessibleTextProperty().bind(label.textProperty());
        typed = Bindings.createBooleanBinding(() -> field.getText().strip().equals(name.strip()), field.textProperty());
        getChildren().addAll(label, field);
    }

    TextField field() {
        return field;
    }

    BooleanBinding typed() {
        return typed;
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The script that a change runs on the instance, to be read before it does.
final class ScriptFold extends VBox {
    private static final double HEIGHT = 152;
    private final TextArea script = new TextArea();

    ScriptFold(Kit kit) {
        super(4);
        script.setEditable(false);
        script.getStyleClass().addAll("mono", "script-well");
        script.setPrefHeight(HEIGHT);
        script.setMinHeight(HEIGHT);
        script.accessibleTextProperty().bind(kit.texts().text("credentials.script"));
        Button copy = Nodes.button(
                kit.texts().text("kit.copy"),
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, script.getText())),
                "compact");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        Button fold = Nodes.button(
                kit.texts().text("credentials.script"), () -> show(!script.isVisible()), "flat", "compact");
        fold.setGraphic(Nodes.icon(Feather.CODE, "icon-small"));
        HBox head = Nodes.row(8, fold, Nodes.spacer(), copy);
        copy.visibleProperty().bind(script.visibleProperty());
        getChildren().addAll(head, script);
        show(false);
    }

    private void show(boolean open) {
        script.setVisible(open);
        script.setManaged(open);
    }

    StringProperty scriptProperty() {
        return script.textProperty();
    }
}

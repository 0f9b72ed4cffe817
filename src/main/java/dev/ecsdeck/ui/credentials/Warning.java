package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A framed sentence that asks for attention before something is done.
final class Warning {
    private Warning() {}

    static HBox of(ObservableValue<String> text) {
        HBox box = Nodes.row(8, Nodes.icon(Feather.ALERT_TRIANGLE, "icon-warn"), Nodes.grow(Nodes.paragraph(text)));
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("care-box");
        return box;
    }
}

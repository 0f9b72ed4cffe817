package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands in place of rows: what is missing, what it is for, and how to begin.
final class EmptyPane extends VBox {
    private static final double WIDTH = 560;

    /// @param key a title and a sentence stand under it
    EmptyPane(Kit kit, Feather icon, String key, Button... ways) {
        getStyleClass().add("empty-list");
        VBox words = Nodes.column(
                4,
                Nodes.label(kit.texts().text(key + "title"), "title"),
                Nodes.paragraph(kit.texts().text(key + "sentence"), "muted"));
        HBox head = Nodes.row(16, Nodes.icon(icon, "icon-huge"), Nodes.grow(words));
        head.setAlignment(Pos.TOP_LEFT);
        VBox box = Nodes.column(16, head, Nodes.row(8, ways));
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().add(box);
    }
}

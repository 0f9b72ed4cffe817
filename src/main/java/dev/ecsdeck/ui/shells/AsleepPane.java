package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a shell over a login was in another run: the login has ended with it, and can be had again.
final class AsleepPane extends VBox {
    private final Button first;

    AsleepPane(Kit kit, String title, Runnable wake, ShellView.Wishes wishes) {
        getStyleClass().add("opening");
        setAlignment(Pos.CENTER);
        first = Nodes.button(kit.texts().text("shells.asleep.go"), wake, "large", "accent");
        Button leave = Nodes.button(wishes.leaveName(), wishes.leave(), "large");
        VBox box = Nodes.column(
                12,
                Nodes.paragraph(kit.texts().text("shells.asleep.title", title), "title"),
                Nodes.paragraph(kit.texts().text("shells.asleep.sentence"), "muted"),
                Nodes.row(8, first, leave));
        box.setMaxSize(400, Region.USE_PREF_SIZE);
        getChildren().add(box);
    }

    void focusFirst() {
        first.requestFocus();
    }
}

package dev.ecsdeck.ui.instances;

import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands in place of the rows when there are none: why, and how to go on.
final class EmptyList extends VBox {
    EmptyList(Kit kit, InstancesModel model) {
        String reason = reason(model);
        getStyleClass().addAll("page", "empty-list");
        VBox words = Nodes.column(
                4,
                Nodes.label(kit.texts().text("instances.empty." + reason + ".title"), "title"),
                Nodes.paragraph(kit.texts().text("instances.empty." + reason + ".sentence"), "muted"));
        HBox head = Nodes.row(16, Nodes.icon(Feather.SERVER, "icon-huge"), words);
        head.setAlignment(Pos.TOP_LEFT);
        HBox buttons = Nodes.row(8);
        if (reason.equals("filtered")) {
            buttons.getChildren()
                    .add(Nodes.button(
                            kit.texts().text("instances.empty.clear"), () -> showAll(model), "large", "accent"));
        } else {
            buttons.getChildren()
                    .add(Nodes.button(kit.texts().text("instances.fault.again"), model::refresh, "large", "accent"));
        }
        VBox box = Nodes.column(16, head, buttons);
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getChildren().add(box);
    }

    private static String reason(InstancesModel model) {
        if (model.inventory().stage() == Inventory.Stage.FAILED) {
            return "failed";
        }
        if (model.inventory().instances().isEmpty()) {
            return "account";
        }
        return switch (model.scopeProperty().get()) {
            case Scope.Favourites() when model.favourites().isEmpty() -> "favourites";
            case Scope.Recent() when model.recent().isEmpty() -> "recent";
            default -> "filtered";
        };
    }

    private static void showAll(InstancesModel model) {
        model.filterTextProperty().set("");
        model.markProperty().set(Optional.empty());
        model.scopeProperty().set(new Scope.All());
    }
}

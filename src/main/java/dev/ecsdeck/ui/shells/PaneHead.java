package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The head of a pane while its tab has several: mark, name, how it stands, and what can be done with it.
final class PaneHead extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Label name = Nodes.plain("", "strong");
    private final Tag tag = new Tag();

    /// @param menu makes the menu of its dots
    PaneHead(Kit kit, Node sign, ObservableValue<String> standing, Consumer<Deed> does, Runnable close, PaneMenu menu) {
        super(8);
        getStyleClass().add("pane-head");
        Button split = icon(kit, Feather.COLUMNS, Deed.SPLIT_RIGHT.nameKey(), () -> does.accept(Deed.SPLIT_RIGHT));
        Button more = icon(kit, Feather.MORE_HORIZONTAL, "shells.pane.more", () -> {});
        more.setOnAction(_ -> menu.make().show(more, javafx.geometry.Side.BOTTOM, 0, 4));
        Button shut = icon(kit, Feather.X, Deed.CLOSE_PANE.nameKey(), close);
        Label words = Nodes.label(standing, "muted");
        name.setMinWidth(24);
        getChildren().addAll(sign, name, tag, Nodes.grow(words), split, more, shut);
    }

    /// Makes a menu anew each time it is shown.
    @FunctionalInterface
    interface PaneMenu {
        ContextMenu make();
    }

    private static Button icon(Kit kit, Feather icon, String key, Runnable action) {
        Button button = Nodes.iconButton(icon, kit.texts().text(key), "", action);
        button.getStyleClass().add("compact");
        button.setFocusTraversable(false);
        return button;
    }

    void show(String title, Optional<Environment> environment) {
        name.setText(title);
        tag.show(environment);
    }

    /// Whether the keyboard is in this pane, or comes back to it.
    void setCurrent(boolean isCurrent) {
        pseudoClassStateChanged(CURRENT, isCurrent);
    }
}

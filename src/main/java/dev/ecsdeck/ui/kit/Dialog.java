package dev.ecsdeck.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A dialog of head, body and foot. One filled button; Esc and the cross end it without doing anything.
public final class Dialog extends VBox {
    private final Overlay overlay;
    private final HBox foot = Nodes.row(8);
    private final VBox body = new VBox();
    private final HBox head;
    private Runnable afterwards = () -> {};

    public Dialog(Overlay overlay, Texts texts, ObservableValue<String> title, double width) {
        this.overlay = overlay;
        getStyleClass().add("dialog-box");
        setAccessibleRole(AccessibleRole.DIALOG);
        accessibleTextProperty().bind(title);
        setMinWidth(width);
        setMaxSize(width, Region.USE_PREF_SIZE);
        Label heading = Nodes.label(title, "heading");
        head = Nodes.row(
                12,
                heading,
                Nodes.spacer(),
                Nodes.iconButton(Feather.X, texts.text("kit.close"), "Esc", this::dismiss));
        head.getStyleClass().add("head");
        body.getStyleClass().add("body");
        foot.getStyleClass().add("foot");
        getChildren().addAll(head, body, foot);
    }

    public Dialog body(Node... nodes) {
        body.getChildren().addAll(nodes);
        return this;
    }

    /// Puts `node` beside the title.
    public Dialog beside(Node node) {
        head.getChildren().add(1, node);
        return this;
    }

    /// Does `action` when the dialog goes, whichever way.
    public Dialog whenGone(Runnable action) {
        afterwards = action;
        return this;
    }

    /// Adds a button that leaves the dialog and then does `action`.
    public Button leave(ObservableValue<String> name, Runnable action, String... styles) {
        return stay(
                name,
                () -> {
                    dismiss();
                    action.run();
                },
                styles);
    }

    /// Adds a button that keeps the dialog open.
    public Button stay(ObservableValue<String> name, Runnable action, String... styles) {
        Button button = Nodes.button(name, action, "large");
        button.getStyleClass().addAll(styles);
        foot.getChildren().add(button);
        return button;
    }

    /// Puts `node` at the left of the foot.
    public Dialog aside(Node node) {
        foot.getChildren().addFirst(Nodes.spacer());
        foot.getChildren().addFirst(node);
        return this;
    }

    /// Shows it, with the keyboard on `first`.
    public void open(Node first) {
        overlay.show(this, Pos.CENTER, this::dismiss);
        FxWork.later(() -> {
            // A scroll pane takes its content into the scene only with its skin.
            applyCss();
            first.requestFocus();
        });
    }

    public void dismiss() {
        overlay.hide(this);
        Runnable last = afterwards;
        afterwards = () -> {};
        last.run();
    }
}

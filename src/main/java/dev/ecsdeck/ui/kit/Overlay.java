package dev.ecsdeck.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The layer of a window where dialogs lie, over a scrim. The keyboard stays in the topmost one; Esc ends it and the
/// focus goes back to where it was.
public final class Overlay extends StackPane {
    private record Shown(
            StackPane layer,
            Region box,
            Runnable escape,
            @Nullable Node focusBefore) {}

    private final Deque<Shown> shown = new ArrayDeque<>();

    public Overlay() {
        setVisible(false);
        setPickOnBounds(false);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepInside);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !shown.isEmpty()) {
                event.consume();
                shown.peek().escape().run();
            }
        });
    }

    public boolean isOpen() {
        return !shown.isEmpty();
    }

    /// Shows `box` in the middle, or near the top; `escape` runs on Esc and on a click beside it, and usually hides
    /// it.
    public void show(Region box, Pos where, Runnable escape) {
        StackPane layer = new StackPane(box);
        layer.getStyleClass().add("overlay");
        StackPane.setAlignment(box, where);
        layer.setOnMousePressed(event -> {
            if (layer.equals(event.getTarget())) {
                escape.run();
            }
        });
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        shown.push(new Shown(layer, box, escape, before));
        getChildren().add(layer);
        setVisible(true);
        Platform.runLater(this::pullInside);
    }

    /// Takes `box` away; if it is not shown, does nothing.
    public void hide(Region box) {
        Shown gone = shown.stream().filter(s -> s.box().equals(box)).findFirst().orElse(null);
        if (gone == null) {
            return;
        }
        shown.remove(gone);
        getChildren().remove(gone.layer());
        gone.layer().getChildren().clear();
        setVisible(!shown.isEmpty());
        if (gone.focusBefore() != null && gone.focusBefore().getScene() != null) {
            gone.focusBefore().requestFocus();
        }
    }

    private void keepInside(@Nullable Node owner) {
        Shown top = shown.peek();
        if (top == null || owner == null || isWithin(owner, top.layer())) {
            return;
        }
        Platform.runLater(this::pullInside);
    }

    private void pullInside() {
        Shown now = shown.peek();
        if (now != null && getScene() != null && !isWithin(getScene().getFocusOwner(), now.layer())) {
            firstFocusable(now.box()).ifPresent(Node::requestFocus);
        }
    }

    private static boolean isWithin(@Nullable Node node, Node ancestor) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// In the order in which they stand, as Tab goes.
    private static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        List<Node> within = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        return within.stream().flatMap(child -> firstFocusable(child).stream()).findFirst();
    }
}

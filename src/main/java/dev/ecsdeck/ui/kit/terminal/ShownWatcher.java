package dev.ecsdeck.ui.kit.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;

/// Knows whether a node can be seen: in a scene, and visible with all its ancestors.
final class ShownWatcher {
    private final Node node;
    private final Runnable onShown;
    private final InvalidationListener again = _ -> rebuild();
    private final InvalidationListener look = _ -> update();
    private final List<Node> chain = new ArrayList<>();
    private boolean isShown;

    ShownWatcher(Node node, Runnable onShown) {
        this.node = node;
        this.onShown = onShown;
        node.sceneProperty().addListener(again);
        rebuild();
    }

    boolean isShown() {
        return isShown;
    }

    private void rebuild() {
        for (Node watched : chain) {
            watched.visibleProperty().removeListener(look);
            watched.parentProperty().removeListener(again);
        }
        chain.clear();
        for (Node at = node; at != null; at = at.getParent()) {
            chain.add(at);
            at.visibleProperty().addListener(look);
            at.parentProperty().addListener(again);
        }
        update();
    }

    private void update() {
        boolean isNow = node.getScene() != null && chain.stream().allMatch(Node::isVisible);
        boolean isNew = isNow && !isShown;
        isShown = isNow;
        if (isNew) {
            onShown.run();
        }
    }
}

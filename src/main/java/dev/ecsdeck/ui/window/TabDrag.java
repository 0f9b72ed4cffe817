package dev.ecsdeck.ui.window;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/// Moves a tab's head among the others while the mouse drags it: past another one's middle it takes that one's place.
final class TabDrag {
    /// A hand that clicks may tremble.
    private static final double LEAST = 8;

    private final HBox heads;
    private final TabHead head;
    private final IntConsumer place;
    private double from;
    private boolean isDragging;

    /// @param place puts the head to a place among the heads
    TabDrag(HBox heads, TabHead head, IntConsumer place) {
        this.heads = heads;
        this.head = head;
        this.place = place;
        head.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            from = event.getSceneX();
            isDragging = false;
        });
        head.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    private void drag(MouseEvent event) {
        isDragging = isDragging || Math.abs(event.getSceneX() - from) >= LEAST;
        if (!isDragging || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double here = heads.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        List<Node> others =
                heads.getChildren().stream().filter(node -> !node.equals(head)).toList();
        int at = 0;
        while (at < others.size() && others.get(at).getBoundsInParent().getCenterX() < here) {
            at++;
        }
        place.accept(at);
        event.consume();
    }
}

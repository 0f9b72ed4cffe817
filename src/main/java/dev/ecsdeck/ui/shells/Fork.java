package dev.ecsdeck.ui.shells;

import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Two parts of a tab with a line between them that can be dragged; a double click shares evenly.
final class Fork extends Region {
    /// The least share of the room that a part keeps.
    static final double LEAST = 0.1;

    private static final double LINE = 1;
    private static final double GRIP = 8;

    private final Side side;
    private final Region line = new Region();
    private final Region grip = new Region();
    private Region first;
    private Region second;
    private double share;

    /// @param moved is called when the line was dragged
    Fork(Side side, double share, Region first, Region second, Runnable moved) {
        this.side = side;
        this.share = share;
        this.first = first;
        this.second = second;
        getStyleClass().add("fork");
        line.getStyleClass().add("fork-line");
        grip.getStyleClass().add("fork-grip");
        grip.setCursor(side == Side.RIGHT ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        grip.setOnMouseDragged(this::drag);
        grip.setOnMouseReleased(_ -> moved.run());
        grip.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                share(0.5);
                moved.run();
            }
        });
        getChildren().addAll(first, second, line, grip);
    }

    Side side() {
        return side;
    }

    double share() {
        return share;
    }

    Region first() {
        return first;
    }

    Region second() {
        return second;
    }

    /// Gives the first part this share of the room.
    void share(double wanted) {
        share = Math.clamp(wanted, LEAST, 1 - LEAST);
        requestLayout();
    }

    /// Puts `next` in the place of `old`, which must be one of the two.
    void replace(Region old, Region next) {
        boolean isFirst = first.equals(old);
        first = isFirst ? next : first;
        second = isFirst ? second : next;
        getChildren().setAll(first, second, line, grip);
    }

    /// Lets go of both parts, so that they can be put elsewhere.
    void release() {
        getChildren().clear();
    }

    private void drag(MouseEvent event) {
        double room = side == Side.RIGHT ? getWidth() : getHeight();
        var here = sceneToLocal(event.getSceneX(), event.getSceneY());
        if (room > 0) {
            share((side == Side.RIGHT ? here.getX() : here.getY()) / room);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean isRow = side == Side.RIGHT;
        double room = isRow ? width : height;
        double edge = Math.round((room - LINE) * share);
        if (isRow) {
            first.resizeRelocate(0, 0, edge, height);
            line.resizeRelocate(edge, 0, LINE, height);
            second.resizeRelocate(edge + LINE, 0, Math.max(0, width - edge - LINE), height);
            grip.resizeRelocate(edge - GRIP / 2, 0, GRIP, height);
        } else {
            first.resizeRelocate(0, 0, width, edge);
            line.resizeRelocate(0, edge, width, LINE);
            second.resizeRelocate(0, edge + LINE, width, Math.max(0, height - edge - LINE));
            grip.resizeRelocate(0, edge - GRIP / 2, width, GRIP);
        }
    }
}

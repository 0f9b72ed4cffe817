package dev.ecsdeck.ui.shells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The panes of a tab: one, or a tree of forks with panes at its ends.
final class PaneRoom extends StackPane {
    private final Runnable moved;

    /// @param moved is called when a line between panes was dragged
    PaneRoom(Region first, Runnable moved) {
        super(first);
        this.moved = moved;
        getStyleClass().add("pane-room");
        setMinSize(0, 0);
    }

    /// Puts `fresh` at the `side` of `at`, which keeps `share` of the room it had.
    void split(Region at, Side side, double share, Region fresh) {
        if (at.getParent() instanceof Fork above) {
            Region gap = new Region();
            above.replace(at, gap);
            above.replace(gap, new Fork(side, share, at, fresh, moved));
        } else {
            getChildren().clear();
            getChildren().setAll(new Fork(side, share, at, fresh, moved));
        }
    }

    /// Takes `pane` out; its neighbour takes the room.
    ///
    /// @return the pane that comes to lie there; empty if it was the last, which stays
    Optional<Region> take(Region pane) {
        if (!(pane.getParent() instanceof Fork fork)) {
            return Optional.empty();
        }
        Region other = fork.first().equals(pane) ? fork.second() : fork.first();
        Node above = fork.getParent();
        fork.release();
        if (above instanceof Fork parent) {
            parent.replace(fork, other);
        } else {
            getChildren().setAll(other);
        }
        return Optional.of(ends(other).getFirst());
    }

    /// From left to right and from top to bottom.
    List<Region> panes() {
        return ends((Region) getChildren().getFirst());
    }

    private static List<Region> ends(Region part) {
        List<Region> all = new ArrayList<>();
        gather(part, all);
        return all;
    }

    private static void gather(Region part, List<Region> all) {
        if (part instanceof Fork fork) {
            gather(fork.first(), all);
            gather(fork.second(), all);
        } else {
            all.add(part);
        }
    }

    PanePlan plan(Function<Region, PanePlan.One> one) {
        return plan((Region) getChildren().getFirst(), one);
    }

    private static PanePlan plan(Region part, Function<Region, PanePlan.One> one) {
        return part instanceof Fork fork
                ? new PanePlan.Two(fork.side(), fork.share(), plan(fork.first(), one), plan(fork.second(), one))
                : one.apply(part);
    }

    /// The pane next to `from` in the direction of an arrow key.
    Optional<Region> towards(Region from, KeyCode arrow) {
        Bounds here = placeOf(from);
        double reach = 4;
        Point2D wanted = switch (arrow) {
            case LEFT -> new Point2D(here.getMinX() - reach, here.getCenterY());
            case RIGHT -> new Point2D(here.getMaxX() + reach, here.getCenterY());
            case UP -> new Point2D(here.getCenterX(), here.getMinY() - reach);
            default -> new Point2D(here.getCenterX(), here.getMaxY() + reach);
        };
        return panes().stream().filter(pane -> placeOf(pane).contains(wanted)).findFirst();
    }

    private Bounds placeOf(Region pane) {
        Bounds bounds = sceneToLocal(pane.localToScene(pane.getLayoutBounds()));
        return bounds == null ? new BoundingBox(0, 0, 0, 0) : bounds;
    }
}

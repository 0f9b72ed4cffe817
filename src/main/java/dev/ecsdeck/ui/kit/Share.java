package dev.ecsdeck.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A flat bar that is filled to a share: progress, or how much of a quota is used. It does not move by itself.
public final class Share extends Region {
    private static final double NEAR = 0.8;

    private final Region fill = new Region();
    private double share;

    public Share() {
        getStyleClass().add("bar");
        fill.getStyleClass().add("fill");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        getChildren().add(fill);
        setMaxHeight(USE_PREF_SIZE);
    }

    public void show(double part) {
        double next = Math.clamp(part, 0, 1);
        if (next != share) {
            share = next;
            requestLayout();
        }
    }

    /// As [#show], and turns to the colour of attention from four fifths on.
    public void showUse(double part) {
        show(part);
        getStyleClass().removeAll("near", "full");
        if (part >= 1) {
            getStyleClass().add("full");
        } else if (part >= NEAR) {
            getStyleClass().add("near");
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 4;
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
}

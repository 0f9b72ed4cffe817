package dev.ecsdeck.ui.shells;

/// Where a new pane comes to lie.
public enum Side {
    RIGHT,
    DOWN
}

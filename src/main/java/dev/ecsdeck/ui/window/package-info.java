/// The window: toolbar, sidebar, tab deck, card, status bar, and how they share the room.
///
/// Owns: the stage's scene, which page is shown, the keys that are pressed anywhere (`Keys`), and the order in which
/// F6 walks. Does not own: what a page shows, nor when something is done; it only brings people there.
///
/// Decisions: the deck and the three columns are our own panes, not the toolkit's `TabPane` and `SplitPane`: widths
/// are pixels that are remembered, the middle takes every change, and below certain widths the card covers and the
/// sidebar folds. Hidden pages leave the scene, so nothing in them can draw.
@NullMarked
package dev.ecsdeck.ui.window;

import org.jspecify.annotations.NullMarked;

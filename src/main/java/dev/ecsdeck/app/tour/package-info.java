/// The tour: the program shows itself on the headless toolkit and keeps a picture of each screen.
///
/// Owns: the order of what is shown, and pictures as PNG. Does not own: the screens; it presses what a user would.
///
/// Decision: pictures are written by a small encoder of our own, because the usual one would start AWT in a JavaFX
/// program.
@NullMarked
package dev.ecsdeck.app.tour;

import org.jspecify.annotations.NullMarked;

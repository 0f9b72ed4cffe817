/// One box to find everything: instances and commands by a few letters of their names.
///
/// Owns: matching and ordering, and the list. Does not own: what a hit does; it comes with its action.
@NullMarked
package dev.ecsdeck.ui.palette;

import org.jspecify.annotations.NullMarked;

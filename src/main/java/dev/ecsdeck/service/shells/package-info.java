/// Shells: opened, listed, reconnected in place, closed. Owns every live shell of the program.
///
/// Does not own: the protocol, nor the screen.
@NullMarked
package dev.ecsdeck.service.shells;

import org.jspecify.annotations.NullMarked;

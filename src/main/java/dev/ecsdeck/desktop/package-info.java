/// The programs that this computer already has: its browser, its terminal, its Remote Desktop client.
///
/// Owns: how each system starts them. No address and no file goes through a shell, so nothing in them can be read
/// as a command; a terminal gets the one line of shell that it is opened for. Never through AWT, which would start
/// a second toolkit. Does not own: when.
@NullMarked
package dev.ecsdeck.desktop;

import org.jspecify.annotations.NullMarked;

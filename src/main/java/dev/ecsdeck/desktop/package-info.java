/// The programs that this computer already has: its browser, its terminal, its Remote Desktop client.
///
/// Owns: how each system starts them. Never through a shell, so nothing in an address can be read as a command, and
/// never through AWT, which would start a second toolkit. Does not own: when.
@NullMarked
package dev.ecsdeck.desktop;

import org.jspecify.annotations.NullMarked;

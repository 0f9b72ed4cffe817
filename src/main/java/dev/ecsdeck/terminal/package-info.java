/// The terminal below its view: a link as characters, keys and mouse as bytes, pastes made safe.
///
/// Owns: bytes to characters and back ([dev.ecsdeck.terminal.LinkTtyConnector],
/// [dev.ecsdeck.terminal.Utf8Decoder]), xterm's encodings of keys and mouse, cleaning of pastes; `.screen` the
/// cells, `.vt` the emulator. Does not own: nodes, fonts, colours (`ui.kit.terminal`), nor who is at the other end
/// (`link`).
///
/// Decisions:
/// - JediTermFX's core gives the contracts (`TtyConnector`, `Emulator`, `TerminalOutputStream`) and the words
/// (`CursorShape`, `MouseMode`, `MouseFormat`, `CharacterSet`, `HyperlinkFilter`); its parser and its text buffer
/// are replaced, for the reasons given in `.vt` and `.screen`.
/// - Keys are encoded from an enum of our own, so the table is tested without a toolkit and no key event of JavaFX
/// or AWT is known here.
/// - Nothing on the JavaFX thread ever waits for a link: [dev.ecsdeck.terminal.LinkWriter] has the thread that does.
@NullMarked
package dev.ecsdeck.terminal;

import org.jspecify.annotations.NullMarked;

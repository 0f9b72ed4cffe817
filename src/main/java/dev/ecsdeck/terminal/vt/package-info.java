/// The emulator: what a far side written for xterm says, understood, and done to a screen.
///
/// Owns: the parser of escape sequences, what each of them does, answers to queries, the lock around a screen, and
/// the copies of rows that a view paints from. Does not own: cells (`terminal.screen`), keys (`terminal`), pixels.
///
/// Decisions:
/// - [dev.ecsdeck.terminal.vt.VtEmulator] is an `Emulator` of JediTermFX's core over a core `TtyConnector`, in the
///   place of `JediEmulator`, which reads one parameter of mode lists, prints what it does not know (colon
///   parameters, APC, private markers) and takes one virtual call for each character.
/// - The parser follows the published state machine for DEC terminals (vt100.net, "A parser for DEC's ANSI-compatible
///   video terminals"), extended by colon parameters and strings that end with BEL. Nothing unknown is ever printed.
/// - The lock is held for one chunk of at most 16 Ki characters, and by a view only while it copies rows.
/// - Grapheme clusters are always on (mode 2027 reports "permanently set").
@NullMarked
package dev.ecsdeck.terminal.vt;

import org.jspecify.annotations.NullMarked;

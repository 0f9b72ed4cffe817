/// How much our own code costs, as ratios that hold on any machine: the codec alone, one keystroke's way through a
/// conversation, a port channel against the bare WebSocket under it, and whole forwards against a bare relay, with
/// their memory, CPU and first bytes; and the stages of a login with a temporary key.
///
/// `TerminalBench` floods the terminal's view, and with `race` other terminals of this machine beside it.
///
/// Run all of it with `mvn -Pbench test-compile exec:exec`. Each main can be run alone.
@NullMarked
package dev.ecsdeck.bench;

import org.jspecify.annotations.NullMarked;

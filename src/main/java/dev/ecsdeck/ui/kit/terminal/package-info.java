/// The terminal's view: a canvas over the emulator of `terminal.vt`, its keys, mouse, input methods, selection,
/// search.
///
/// How to embed: `new TerminalPane(settings, theme, workers, callbacks)` puts a pane into any layout;
/// [dev.ecsdeck.ui.kit.terminal.TerminalPane#attach] gives it a shell's link, and another one later: the scrollback
/// stays, what the old far side had switched on is off. `writeNotice` writes a line of the program's own. The pane
/// tells its owner through [dev.ecsdeck.ui.kit.terminal.TerminalCallbacks]; `resized` comes before the first
/// attachment too, so the owner can open a shell of the right size. Who opened a link closes it; `close` ends the
/// pane. Everything is called on the JavaFX thread.
///
/// `Themes` are those that come along and the user's own, and which is used; `ThemeImport` reads those of other
/// programs, `ThemePreview` shows one; `finder()` searches and marks, `PromptSteps` goes by the prompts that a
/// shell marks, `terminal()` gives lines as text by number.
///
/// Owns: pixels, fonts, themes, what a key event means. Does not own: what characters do (`terminal.vt`), tabs,
/// splits, bands and menus (`ui.shells`), the clipboard's confirmation dialogs (its callbacks ask for them).
///
/// Decisions:
/// - Painted by rows that differ and runs of one style, since a glyph atlas measured no better, and the stock widget
/// paints characters one by one under the buffer's lock. One paint a pulse; the timer stops when nothing changes.
/// - The font's size is moved by a fraction of a pixel, so that a cell is whole device pixels and a run drawn at once
/// stays on the grid. Box drawing is drawn from edge to edge. Wide characters are centred in two cells.
/// - Pictures (emoji) come from a font that comes along where the toolkit takes none or a wrong one: on Linux.
/// - Control with a letter always goes to the shell. Ours: Ctrl+Shift+C V F A, Ctrl with plus, minus and 0,
/// Shift+PageUp and its kin; on macOS Command. Other keys with Ctrl+Shift and a letter reach the window.
@NullMarked
package dev.ecsdeck.ui.kit.terminal;

import org.jspecify.annotations.NullMarked;

/// The screen as cells: rows, scrollback, pen, cursor, widths, and how all of it folds anew when the width changes.
///
/// Owns: what stands in which cell and with which look. Does not own: escape sequences (`terminal.vt`), colours of
/// a theme and pixels (`ui.kit.terminal`).
///
/// Decisions:
/// - A model of our own instead of the core's `TerminalTextBuffer`. There a cell is one UTF-16 unit, so combining
///   marks, emoji and clusters have no place; a style has no room for underline kinds, strike-through or a second
///   underline colour; and a full scrollback copies itself for every new line. The core's words for shapes, modes,
///   character sets, connectors and hyperlinks stay in use around it.
/// - A cell is a code (a code point, the tail of a wide one, or the number of an interned cluster) and 64 bits of
///   style. What few cells have (a link, an underline colour) hangs on the row.
/// - A line that scrolls away is kept immutable in one to four bytes a cell; the scrollback is a ring, so its length
///   costs nothing while it fills, and a million lines of logs take some 150 MB.
/// - Marks of prompts are places by number of line, not cells: a command's end marks a line that has long scrolled
///   away. They move with their text when the width changes.
/// - Nothing here is thread-safe: the emulator's lock guards it.
@NullMarked
package dev.ecsdeck.terminal.screen;

import org.jspecify.annotations.NullMarked;

/// Shells in tabs: the way to one, its screen, what happens when the way breaks, and how it ends.
///
/// Owns: the tab (`ShellPage`) and the panes in it, its bar, the stages of connecting, the band while a shell
/// resumes, the options asked before opening, the search in a screen. Does not own: shells (`service.shells` opens,
/// resumes and ends them), nor pixels of a terminal (`ui.kit.terminal`).
///
/// A tab is a tree: `PaneRoom` holds panes and forks, `PanePlan` and `TabPlan` are its form on the disk. Everything
/// that a menu, a key or the palette does to a tab is a `Deed`. `Broadcasts` holds the groups of panes that hear the
/// same keys: each pane encodes a key for itself, since what an arrow sends depends on the program there.
///
/// Decisions: the terminal is there from the start, because its size decides the shell's; stages, bands and
/// problems lie over it and push nothing away. Closing asks only when something seems to run: the far side's editor
/// has switched bracketed paste off, or the last line is no prompt. A wrong guess asks once too often, never too
/// seldom. `terminal` is imported for the one question whether a prompt waits.
@NullMarked
package dev.ecsdeck.ui.shells;

import org.jspecify.annotations.NullMarked;

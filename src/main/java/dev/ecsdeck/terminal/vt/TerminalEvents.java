package dev.ecsdeck.terminal.vt;

import org.jspecify.annotations.Nullable;

/// What the emulator tells its owner. All calls come on the emulator's thread with the screen locked: they must
/// return at once and not call back into the terminal.
public interface TerminalEvents {
    /// Something may have changed on the screen. Comes once until the next [VtTerminal#copy].
    void changed();

    void title(String title);

    void bell();

    /// OSC 7: the directory as a `file:` URL, unchecked.
    default void directory(String url) {}

    /// OSC 52: the far side would set the clipboard. The owner asks first.
    default void clipboard(String text) {}

    /// OSC 133: a prompt begins, a command begins, its output begins, or it has ended.
    ///
    /// @param line the line's number as in [VtTerminal#firstLine]
    default void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {}

    /// OSC 4, 10, 11, 12, 104 and so on have changed [VtTerminal#colour].
    default void coloursChanged() {}

    /// What a theme shows for a slot (0 to 255 the palette, then [ColourOverrides#FOREGROUND] and so on), as RGB.
    int themeColour(int slot);

    /// The parts of a shell's dialogue.
    enum PromptMark {
        PROMPT,
        COMMAND,
        OUTPUT,
        END
    }
}

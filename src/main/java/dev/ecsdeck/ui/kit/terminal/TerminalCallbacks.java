package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.terminal.vt.TerminalEvents.PromptMark;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a terminal tells the one that shows it. All calls come on the JavaFX thread.
public interface TerminalCallbacks {
    TerminalCallbacks NONE = new TerminalCallbacks() {};

    default void title(String title) {}

    default void bell() {}

    default void resized(ScreenSize size) {}

    /// A link was clicked with Ctrl (Command on macOS) held: from OSC 8, or found in the text.
    default void link(String target) {}

    /// A path of the far side was clicked, as with a link.
    default void path(String path, double screenX, double screenY) {}

    /// The mouse stands on a link or a path with Ctrl held; or, with `null`, no longer.
    default void pointed(@Nullable String target) {}

    /// The size of the font was changed with the keyboard or the wheel.
    default void zoomed(int fontSize) {}

    /// The person wants to search.
    default void find() {}

    /// The link in use has ended: `cause` is null if the far side ended it orderly.
    default void ended(@Nullable IOException cause) {}

    /// A paste of `lines` lines waits for an answer; `paste` sends it.
    default void confirmPaste(int lines, String text, Runnable paste) {
        paste.run();
    }

    /// The far side would put `text` on the clipboard; `allow` does it.
    default void clipboard(String text, Runnable allow) {}

    default void directory(String url) {}

    /// A part of the shell's dialogue begins at `line`; `exitStatus` comes with the end of a command.
    default void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {}

    /// A key was pressed here, and has been sent.
    default void typed(Keystroke key) {}

    /// Whether each paste asks, however short.
    default boolean isPasteAsked() {
        return false;
    }

    /// Typed, but nothing is attached, or what was typed did not fit.
    default void refused() {}

    /// The person asked for a menu at this place of the screen.
    default void contextMenu(double screenX, double screenY) {}
}

package dev.ecsdeck.remote;

/// Text as one word of a POSIX shell.
public final class ShellText {
    private ShellText() {}

    /// Quotes any text so that `sh` reads exactly it. A NUL cannot be carried by any shell.
    ///
    /// @throws IllegalArgumentException if the text holds a NUL: refuse it where the user types
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL cannot be quoted");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

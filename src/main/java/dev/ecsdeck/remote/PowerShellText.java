package dev.ecsdeck.remote;

import java.util.regex.Pattern;

/// Text as one literal of PowerShell.
public final class PowerShellText {
    /// PowerShell takes the typographic quotes for plain ones, and each ends a literal that another began
    /// (PowerShell's language specification, 2.3.5.2: single-quote-character).
    private static final Pattern QUOTE = Pattern.compile("['\u2018\u2019\u201a\u201b]");

    private PowerShellText() {}

    /// Quotes any text so that PowerShell reads exactly it, line ends too.
    ///
    /// @throws IllegalArgumentException if the text holds a NUL, which a script cannot carry
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL cannot be quoted");
        }
        return "'" + QUOTE.matcher(text).replaceAll("$0$0") + "'";
    }
}

package dev.ecsdeck.terminal;

/// Makes the clipboard's text safe to type. Line ends become carriage returns, as the Enter key sends them; control
/// characters other than tab and line ends are dropped, and with them every way to end a bracketed paste early or to
/// hide a command in an escape sequence.
public final class PasteCleaner {
    private static final String BEGIN = "\u001b[200~";
    private static final String END = "\u001b[201~";

    private PasteCleaner() {}

    /// What to send for `text`.
    public static String encode(String text, boolean isBracketed) {
        String clean = clean(text);
        return isBracketed ? BEGIN + clean + END : clean;
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\r') {
                out.append('\r');
                if (at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
            } else if (next == '\n') {
                out.append('\r');
            } else if (next == '\t' || !Character.isISOControl(next)) {
                out.append(next);
            }
        }
        return out.toString();
    }

    /// How many lines a shell would run if it takes each line end for Enter.
    public static int lines(String text) {
        String clean = clean(text);
        return clean.isEmpty()
                ? 0
                : 1
                        + (int) clean.chars()
                                .limit(clean.length() - 1L)
                                .filter(c -> c == '\r')
                                .count();
    }
}

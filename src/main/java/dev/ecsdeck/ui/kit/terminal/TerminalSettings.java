package dev.ecsdeck.ui.kit.terminal;

/// How a terminal behaves and what it is written in. Immutable; a changed one is handed to the pane.
///
/// @param fontFamily an installed family of fixed width, empty for the bundled JetBrains Mono
/// @param fontSize in pixels, 6 to 72
/// @param scrollback lines kept above the screen, 0 to 1,000,000
/// @param cursorBlinks the cursor blinks while the pane has the focus, where the program allows it
/// @param copyOnSelect a finished selection goes to the clipboard
/// @param middleClickPastes the middle button pastes
/// @param altIsMeta Alt with a character sends ESC and the character
/// @param askBeforeLines a paste of at least so many lines asks first; 0 never asks
/// @param wordCharacters what belongs to a word besides letters and digits
/// @param minimumContrast text is moved away from its background until it has this contrast (WCAG); 1 changes nothing
public record TerminalSettings(
        String fontFamily,
        int fontSize,
        int scrollback,
        boolean cursorBlinks,
        boolean copyOnSelect,
        boolean middleClickPastes,
        boolean altIsMeta,
        int askBeforeLines,
        String wordCharacters,
        double minimumContrast) {
    public static final int SMALLEST_FONT = 6;
    public static final int LARGEST_FONT = 72;
    public static final int LONGEST_SCROLLBACK = 1_000_000;

    public static final TerminalSettings DEFAULT =
            new TerminalSettings("", 13, 10_000, false, false, true, true, 2, "_-./~:@%+#=?&", 4.5);

    public TerminalSettings {
        if (fontSize < SMALLEST_FONT || fontSize > LARGEST_FONT) {
            throw new IllegalArgumentException("a font of " + fontSize + " pixels");
        }
        if (scrollback < 0 || scrollback > LONGEST_SCROLLBACK) {
            throw new IllegalArgumentException("a scrollback of " + scrollback + " lines");
        }
    }

    public TerminalSettings withFont(String family, int size) {
        return new TerminalSettings(
                family,
                Math.clamp(size, SMALLEST_FONT, LARGEST_FONT),
                scrollback,
                cursorBlinks,
                copyOnSelect,
                middleClickPastes,
                altIsMeta,
                askBeforeLines,
                wordCharacters,
                minimumContrast);
    }

    public TerminalSettings withFontSize(int size) {
        return withFont(fontFamily, size);
    }

    public TerminalSettings withScrollback(int lines) {
        return new TerminalSettings(
                fontFamily,
                fontSize,
                Math.clamp(lines, 0, LONGEST_SCROLLBACK),
                cursorBlinks,
                copyOnSelect,
                middleClickPastes,
                altIsMeta,
                askBeforeLines,
                wordCharacters,
                minimumContrast);
    }
}

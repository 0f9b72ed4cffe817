package dev.ecsdeck.terminal.screen;

/// How a cell looks, in 64 bits: flags (bits 0 to 7), kind of underline (8 to 10), "the row knows more" (11),
/// foreground (12 to 37) and background (38 to 63). A colour is 26 bits: its kind above 24 bits of value.
public final class Style {
    public static final long PLAIN = 0;

    public static final long BOLD = 1;
    public static final long DIM = 1 << 1;
    public static final long ITALIC = 1 << 2;
    public static final long BLINK = 1 << 3;
    public static final long INVERSE = 1 << 4;
    public static final long HIDDEN = 1 << 5;
    public static final long STRIKE = 1 << 6;
    public static final long OVERLINE = 1 << 7;
    public static final long EXTRA = 1 << 11;

    public static final int NO_UNDERLINE = 0;
    public static final int SINGLE_UNDERLINE = 1;
    public static final int DOUBLE_UNDERLINE = 2;
    public static final int CURLY_UNDERLINE = 3;
    public static final int DOTTED_UNDERLINE = 4;
    public static final int DASHED_UNDERLINE = 5;

    public static final int DEFAULT_COLOUR = 0;

    private static final int INDEXED = 1 << 24;
    private static final int DIRECT = 2 << 24;
    private static final int COLOUR_MASK = (1 << 26) - 1;
    private static final int UNDERLINE_SHIFT = 8;
    private static final int FOREGROUND_SHIFT = 12;
    private static final int BACKGROUND_SHIFT = 38;
    private static final long UNDERLINE_MASK = 7L << UNDERLINE_SHIFT;

    private Style() {}

    /// The colour at `index` (0 to 255) of the palette.
    public static int indexed(int index) {
        return INDEXED | index & 0xff;
    }

    public static int direct(int red, int green, int blue) {
        return DIRECT | (red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff;
    }

    public static boolean isIndexed(int colour) {
        return (colour & INDEXED) != 0;
    }

    public static boolean isDirect(int colour) {
        return (colour & DIRECT) != 0;
    }

    /// The palette's index, or red, green and blue, by the colour's kind.
    public static int value(int colour) {
        return colour & 0xffffff;
    }

    public static boolean has(long style, long flag) {
        return (style & flag) != 0;
    }

    public static int foreground(long style) {
        return (int) (style >>> FOREGROUND_SHIFT) & COLOUR_MASK;
    }

    public static int background(long style) {
        return (int) (style >>> BACKGROUND_SHIFT) & COLOUR_MASK;
    }

    public static int underline(long style) {
        return (int) ((style & UNDERLINE_MASK) >>> UNDERLINE_SHIFT);
    }

    public static long withForeground(long style, int colour) {
        return style & ~((long) COLOUR_MASK << FOREGROUND_SHIFT) | (long) colour << FOREGROUND_SHIFT;
    }

    public static long withBackground(long style, int colour) {
        return style & ~((long) COLOUR_MASK << BACKGROUND_SHIFT) | (long) colour << BACKGROUND_SHIFT;
    }

    public static long withUnderline(long style, int kind) {
        return style & ~UNDERLINE_MASK | (long) kind << UNDERLINE_SHIFT;
    }

    /// The style of a cell erased by a pen of this style: its background and nothing else.
    public static long erased(long pen) {
        return withBackground(PLAIN, background(pen));
    }
}

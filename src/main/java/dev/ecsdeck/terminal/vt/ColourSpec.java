package dev.ecsdeck.terminal.vt;

import java.util.OptionalInt;

/// Colours as X writes them: `rgb:r/g/b` with one to four hexadecimal digits each, `#rgb`, `#rrggbb` and longer.
public final class ColourSpec {
    private ColourSpec() {}

    /// @return red, green and blue in 24 bits, empty if `text` is no such colour
    public static OptionalInt parse(String text) {
        if (text.startsWith("rgb:")) {
            String[] parts = text.substring(4).split("/", -1);
            return parts.length == 3 ? join(parts[0], parts[1], parts[2], true) : OptionalInt.empty();
        }
        int digits = (text.length() - 1) / 3;
        if (text.startsWith("#") && digits >= 1 && digits <= 4 && text.length() == 1 + 3 * digits) {
            return join(
                    text.substring(1, 1 + digits),
                    text.substring(1 + digits, 1 + 2 * digits),
                    text.substring(1 + 2 * digits),
                    text.length() == 4);
        }
        return OptionalInt.empty();
    }

    private static OptionalInt join(String red, String green, String blue, boolean isScaled) {
        try {
            return OptionalInt.of(
                    channel(red, isScaled) << 16 | channel(green, isScaled) << 8 | channel(blue, isScaled));
        } catch (NumberFormatException notHex) {
            return OptionalInt.empty();
        }
    }

    private static int channel(String digits, boolean isScaled) {
        if (digits.isEmpty() || digits.length() > 4 || digits.charAt(0) == '-' || digits.charAt(0) == '+') {
            throw new NumberFormatException(digits);
        }
        int value = Integer.parseInt(digits, 16);
        int bits = 4 * digits.length();
        if (isScaled) {
            return (value * 255 + ((1 << bits) - 1) / 2) / ((1 << bits) - 1);
        }
        return bits > 8 ? value >> bits - 8 : value << 8 - bits;
    }
}

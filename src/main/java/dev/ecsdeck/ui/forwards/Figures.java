package dev.ecsdeck.ui.forwards;

import java.util.Locale;

/// Bytes as people write them: thousands, three figures at the most, units kept.
final class Figures {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private Figures() {}

    /// `0`, `512 B`, `48 MB`, `1.2 GB`.
    static String bytes(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(value, unit) + " " + UNITS[unit];
    }

    /// Kilobytes a second without their unit, which the column says once: `142`, `0.4`, `0`.
    static String kilobytes(long bytesPerSecond) {
        double value = bytesPerSecond / 1000.0;
        return value > 0 && value < 0.1 ? "0.1" : number(value, value < 10 && value > 0 ? 1 : 0);
    }

    private static String number(double value, int unit) {
        return unit > 0 && value < 9.95
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.0f", value);
    }
}

package dev.ecsdeck.ui.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Bytes, rates and times as figures; the same in every language.
final class Sizes {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB"};
    private static final double STEP = 1024;

    private Sizes() {}

    /// `90 B`, `14 KB`, `1.0 GB`; what is not empty is never nothing.
    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double amount = bytes / STEP;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        boolean precise = unit >= 2 || (unit == 1 && amount < 9.95);
        return String.format(Locale.ROOT, precise ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }

    static String rate(long bytesPerSecond) {
        return bytesPerSecond == 0 ? "" : of(bytesPerSecond) + "/s";
    }

    static String percent(double share) {
        return (int) Math.floor(share * 100) + " %";
    }

    static String stamp(Instant time) {
        return STAMP.format(time);
    }
}

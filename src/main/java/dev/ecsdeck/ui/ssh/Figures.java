package dev.ecsdeck.ui.ssh;

import java.time.Duration;
import java.util.Locale;

/// Times and fingerprints, which are the same in every language.
final class Figures {
    private Figures() {}

    /// What a stage took: `12 ms`, `1.31 s`, `14 s`.
    static String exact(Duration took) {
        long millis = took.toMillis();
        if (millis < 400) {
            return millis + " ms";
        }
        return millis < 10_000
                ? String.format(Locale.ROOT, "%.2f s", millis / 1000.0)
                : Math.round(millis / 1000.0) + " s";
    }

    /// A fingerprint short enough for a row: its beginning and its last four characters.
    static String cut(String fingerprint) {
        return fingerprint.length() < 24
                ? fingerprint
                : fingerprint.substring(0, 12) + "…" + fingerprint.substring(fingerprint.length() - 4);
    }

    /// What a stage has taken so far; nothing in its first second.
    static String whole(Duration sofar) {
        return sofar.toSeconds() == 0 ? "" : sofar.toSeconds() + " s";
    }
}

package dev.ecsdeck.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Amounts as people read them, with their units.
public final class Amounts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private Amounts() {}

    /// Two units at most: `45 s`, `14 min`, `2 h 5 min`, `3 d 4 h`.
    public static String duration(Duration duration, Messages messages) {
        if (duration.toMinutes() < 1) {
            return messages.text("problems.duration.seconds", Math.max(0, duration.toSeconds()));
        }
        if (duration.toHours() < 1) {
            return messages.text("problems.duration.minutes", duration.toMinutes());
        }
        return duration.toDays() < 1
                ? messages.text("problems.duration.hours", duration.toHours(), duration.toMinutesPart())
                : messages.text("problems.duration.days", duration.toDays(), duration.toHoursPart());
    }

    /// In this computer's zone, with its offset, so that it can be compared with the service's times.
    static String time(Instant instant, Messages messages) {
        return TIME.withLocale(messages.locale()).format(instant.atZone(ZoneId.systemDefault()));
    }
}

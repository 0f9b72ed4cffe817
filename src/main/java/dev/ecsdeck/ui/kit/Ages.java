package dev.ecsdeck.ui.kit;

import dev.ecsdeck.text.Messages;
import java.time.Duration;
import java.time.Instant;

/// Ages and times left, in words short enough for a row.
public final class Ages {
    private Ages() {}

    /// How long: `12 s`, `14 min`, `2 h 10 min`, `3 d`. Less than a second, or less than none, is `0 s`.
    public static String span(Messages messages, Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return messages.text("kit.span.seconds", seconds);
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return messages.text("kit.span.minutes", minutes);
        }
        long hours = minutes / 60;
        if (hours < 48) {
            return minutes % 60 == 0
                    ? messages.text("kit.span.hours", hours)
                    : messages.text("kit.span.hours-minutes", hours, minutes % 60);
        }
        return messages.text("kit.span.days", hours / 24);
    }

    public static String since(Messages messages, Instant then, Instant now) {
        return span(messages, Duration.between(then, now));
    }

    /// A countdown as a clock shows it: `2:47`, `1:02:03`. It does not jump, as its figures are mono.
    public static String clock(Duration left) {
        Duration shown = left.isNegative() ? Duration.ZERO : left;
        return shown.toHours() > 0
                ? "%d:%02d:%02d".formatted(shown.toHours(), shown.toMinutesPart(), shown.toSecondsPart())
                : "%d:%02d".formatted(shown.toMinutes(), shown.toSecondsPart());
    }
}

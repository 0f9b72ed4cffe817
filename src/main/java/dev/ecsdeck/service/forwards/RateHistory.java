package dev.ecsdeck.service.forwards;

import dev.ecsdeck.service.forwards.ForwardRow.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a forward carries now, and a point for every five seconds of the last five minutes. Not thread-safe.
final class RateHistory {
    /// One point stands for so long.
    static final Duration STEP = Duration.ofSeconds(5);
    /// Five minutes.
    static final int MOST_POINTS = 60;

    private Tally last;
    /// Where the point under way began.
    private Tally begun;
    private Rate now = Rate.NONE;
    private List<Rate> points = List.of();

    RateHistory(long nowNanos) {
        last = new Tally(0, 0, nowNanos);
        begun = last;
    }

    private record Tally(long up, long down, long nanos) {
        Rate since(Tally before) {
            double seconds = Math.max(1e-3, (nanos - before.nanos) / 1e9);
            return new Rate(Math.round((up - before.up) / seconds), Math.round((down - before.down) / seconds));
        }
    }

    /// Takes in how many bytes have gone each way in all.
    void measure(long up, long down, long nowNanos) {
        Tally seen = new Tally(up, down, nowNanos);
        now = seen.since(last);
        last = seen;
        long steps = (nowNanos - begun.nanos) / STEP.toNanos();
        if (points.isEmpty() && up == begun.up && down == begun.down) {
            begun = seen;
        } else if (steps > 0) {
            addPoints((int) Math.min(steps, MOST_POINTS), seen.since(begun));
            begun = seen;
        }
    }

    /// A history of nothing is none, so that an idle forward costs nothing.
    private void addPoints(int count, Rate mean) {
        List<Rate> more = new ArrayList<>(points);
        more.addAll(Collections.nCopies(count, mean));
        List<Rate> kept = more.subList(Math.max(0, more.size() - MOST_POINTS), more.size());
        points = kept.stream().allMatch(Rate.NONE::equals) ? List.of() : List.copyOf(kept);
    }

    /// Since the measure before the last.
    Rate now() {
        return now;
    }

    /// Oldest first.
    List<Rate> points() {
        return points;
    }
}

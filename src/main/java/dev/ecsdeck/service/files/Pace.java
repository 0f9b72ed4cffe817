package dev.ecsdeck.service.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Bytes a second over the last few seconds. For one thread at a time.
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(4).toNanos();
    private static final long STEP = Duration.ofMillis(100).toNanos();
    private static final double SECOND = 1e9;

    private record Sample(long nanos, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long total;

    void moved(long bytes, long now) {
        total += bytes;
        if (samples.isEmpty() || now - samples.getLast().nanos() >= STEP) {
            samples.addLast(new Sample(now, total));
        }
    }

    void restart() {
        samples.clear();
    }

    long bytesPerSecond(long now) {
        while (samples.size() > 1 && now - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
        if (samples.isEmpty()) {
            return 0;
        }
        Sample first = samples.getFirst();
        long span = now - first.nanos();
        return span < STEP ? 0 : (long) ((total - first.bytes()) * SECOND / span);
    }
}

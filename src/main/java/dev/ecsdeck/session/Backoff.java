package dev.ecsdeck.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// 1, 2, 4 … 30 seconds, each shortened by up to a quarter so that many clients of one restarted gateway do not come
/// back at once. Endless. Not thread-safe.
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 30_000;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// How long to wait before the next attempt.
    Duration next() {
        long full = attempts >= 5 ? MOST_MILLIS : FIRST_MILLIS << attempts;
        attempts++;
        return Duration.ofMillis(full - random.nextLong(full / 4));
    }

    /// How many attempts were asked for since the last success.
    int attempts() {
        return attempts;
    }

    /// The peer answered: begin again at one second.
    void reset() {
        attempts = 0;
    }
}

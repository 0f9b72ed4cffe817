package dev.ecsdeck.session;

import dev.ecsdeck.wire.FrameLimits;

/// Token bucket that holds one second's worth. A frame goes as soon as the bucket holds it, or is full when the
/// frame is larger than a second's worth; what is over is a debt, so any rate works, however small. Times are
/// nanoseconds of [dev.ecsdeck.work.Workers#nanoTime]. Guarded by the conversation's lock.
final class Pacer {
    private static final double NANOS = 1e9;

    private Pace pace = new Pace(FrameLimits.DEFAULT_BITS_PER_SECOND, Pace.Origin.ASSUMED);
    private double tokens = bytesPerSecond();
    private long filledAt;

    Pacer(long now) {
        filledAt = now;
    }

    /// Takes `bytes` if they may go now.
    ///
    /// @return 0 if taken, else how many nanoseconds to wait before asking again
    long take(int bytes, long now) {
        fill(now);
        double needed = Math.min(bytes, bytesPerSecond());
        if (tokens + 1e-6 >= needed) {
            tokens -= bytes;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((needed - tokens) * NANOS / bytesPerSecond()));
    }

    /// The peer's stream limit; 0 means no change.
    void limit(long bitsPerSecond, long now) {
        if (bitsPerSecond <= 0) {
            return;
        }
        fill(now);
        pace = new Pace(bitsPerSecond, Pace.Origin.PEER);
        tokens = Math.min(tokens, bytesPerSecond());
    }

    Pace pace() {
        return pace;
    }

    private void fill(long now) {
        tokens = Math.min(bytesPerSecond(), tokens + (now - filledAt) * bytesPerSecond() / NANOS);
        filledAt = now;
    }

    private double bytesPerSecond() {
        return pace.bitsPerSecond() / 8.0;
    }
}

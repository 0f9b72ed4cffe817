package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.work.Workers;

/// Measures what a client sends against the service's limit, with two seconds' burst. Thread-safe.
final class FlowMeter {
    private static final int BURST_SECONDS = 2;
    private static final double NANOS = 1e9;

    private final LiveSettings settings;
    private final Workers workers;
    /// Bytes sent beyond what the limit allowed until `since`; guarded by this.
    private double excess;
    /// Guarded by this.
    private long since;

    FlowMeter(LiveSettings settings, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.since = workers.nanoTime();
    }

    /// Counts `bytes`, and says whether they are too many.
    synchronized boolean isExceededBy(int bytes) {
        int limit = settings.now().pacing().flowLimit();
        long now = workers.nanoTime();
        excess = Math.max(0, excess - limit * ((now - since) / NANOS)) + bytes;
        since = now;
        return limit > 0 && excess > (double) BURST_SECONDS * limit;
    }
}

package dev.ecsdeck.service.quota;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts a region anew when the sessions that forwards hold there have changed: not by the clock, and a burst of
/// changes once.
public final class QuotaWatch implements AutoCloseable {
    /// So long the service may take to list what it has just given.
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final QuotaService quota;
    private final Workers workers;
    private final Signal.Subscription held;
    /// Guarded by this.
    private Map<RegionId, Set<String>> before = Map.of();
    /// Guarded by this.
    private final Set<RegionId> due = new HashSet<>();

    /// @param held the ids of the sessions by region
    public QuotaWatch(QuotaService quota, Signal<Map<RegionId, Set<String>>> held, Workers workers) {
        this.quota = quota;
        this.workers = workers;
        this.held = held.subscribe(this::changed);
    }

    private synchronized void changed(Map<RegionId, Set<String>> now) {
        Map<RegionId, Set<String>> all = new HashMap<>(before);
        all.putAll(now);
        for (RegionId region : all.keySet()) {
            boolean same = before.getOrDefault(region, Set.of()).equals(now.getOrDefault(region, Set.of()));
            if (!same && due.add(region)) {
                workers.after(SETTLED, () -> workers.start("quota-count-" + region, () -> count(region)));
            }
        }
        before = Map.copyOf(now);
    }

    private void count(RegionId region) {
        synchronized (this) {
            due.remove(region);
        }
        try {
            quota.count(region);
        } catch (ProblemException unknown) {
            // The figures stay as they were; the next change counts again.
        }
    }

    @Override
    public void close() {
        held.close();
    }
}

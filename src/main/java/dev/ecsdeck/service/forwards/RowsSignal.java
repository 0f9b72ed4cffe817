package dev.ecsdeck.service.forwards;

import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Tells how the rules stand: at most ten times a second when something has changed, once a second while bytes may
/// flow, and never else. Thread-safe.
final class RowsSignal {
    private static final Duration CONFLATED = Duration.ofMillis(100);
    private static final Duration MEASURED = Duration.ofSeconds(1);

    private final Supplier<List<ForwardRow>> look;
    private final LongConsumer measure;
    private final Workers workers;
    private final SignalSource<List<ForwardRow>> rows = new SignalSource<>(List.of());
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final AtomicBoolean measuring = new AtomicBoolean();
    /// Counts looks that have begun.
    private final AtomicLong looks = new AtomicLong();

    private volatile boolean closed;

    /// @param measure counts what has flowed until a moment, in nanoseconds of the workers' clock
    RowsSignal(Supplier<List<ForwardRow>> look, LongConsumer measure, Workers workers) {
        this.look = look;
        this.measure = measure;
        this.workers = workers;
    }

    Signal<List<ForwardRow>> signal() {
        return rows;
    }

    /// Something has changed: tells soon. Never blocks.
    void changed() {
        if (refreshDue.compareAndSet(false, true)) {
            workers.after(CONFLATED, () -> workers.start("forwards-refresh", this::refresh));
        }
    }

    /// Tells now. What two saw at once may be told in the wrong order, so whoever was not the last to look has
    /// another look taken.
    void refresh() {
        refreshDue.set(false);
        long mine = looks.incrementAndGet();
        List<ForwardRow> now = look.get();
        rows.set(now);
        if (looks.get() != mine) {
            changed();
        }
        if (now.stream().anyMatch(RowsSignal::isBusy) && !closed && measuring.compareAndSet(false, true)) {
            workers.after(MEASURED, () -> workers.start("forwards-measure", this::measure));
        }
    }

    private static boolean isBusy(ForwardRow row) {
        return row.status().open() > 0 || !row.rates().isEmpty() || !row.rate().equals(ForwardRow.Rate.NONE);
    }

    private void measure() {
        measuring.set(false);
        measure.accept(workers.nanoTime());
        refresh();
    }

    void close() {
        closed = true;
    }
}

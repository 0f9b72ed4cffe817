package dev.ecsdeck.session;

import dev.ecsdeck.work.Workers;
import dev.ecsdeck.work.Workers.Wakeup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One pending wake-up for one waiter, which may come early but never late. A later wish leaves an earlier alarm
/// alone, so a deadline that moves on with every byte costs one timer entry and not thousands. Used by one thread.
final class Alarm {
    private static final long NONE = Long.MAX_VALUE;

    private final Workers workers;
    private final Runnable ring;
    /// When it rings, or [#NONE]; the timer's thread clears it.
    private final AtomicLong ringsAt = new AtomicLong(NONE);
    private @Nullable Wakeup pending;

    Alarm(Workers workers, Runnable ring) {
        this.workers = workers;
        this.ring = ring;
    }

    /// Rings at `deadline` or before; `Long.MAX_VALUE` asks for nothing.
    void ringBy(long deadline) {
        long current = ringsAt.get();
        if (deadline == NONE || (current != NONE && current - deadline <= 0)) {
            return;
        }
        cancel();
        ringsAt.set(deadline);
        long delay = Math.max(0, deadline - workers.nanoTime());
        pending = workers.after(Duration.ofNanos(delay), () -> {
            ringsAt.compareAndSet(deadline, NONE);
            ring.run();
        });
    }

    void cancel() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
        ringsAt.set(NONE);
    }
}

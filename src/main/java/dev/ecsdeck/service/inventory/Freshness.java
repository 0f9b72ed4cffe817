package dev.ecsdeck.service.inventory;

import dev.ecsdeck.service.Signal;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads the instances anew by itself while somebody looks at them: every [#EVERY], or less often where a reading
/// takes long, at once when a list that is older than [#RETURN] comes back into sight, and after a sleep or a change
/// of network. A list that nobody looks at is left alone. Thread-safe.
public final class Freshness implements AutoCloseable {
    public static final Duration EVERY = Duration.ofMinutes(2);
    public static final Duration RETURN = Duration.ofSeconds(30);
    /// A reading may take this part of the time and no more.
    private static final int SHARE = 20;

    private final Workers workers;
    private final Runnable refresh;
    private final Signal.Subscription subscription;
    /// All below guarded by this. Times are nanoseconds of [Workers#nanoTime].
    private boolean watched;

    private boolean slept;
    private boolean reading;
    /// Whether there is a list to keep fresh, however old or broken.
    private boolean begun;

    private long beganAt;
    private long endedAt;
    private Workers.@Nullable Wakeup next;
    private boolean closed;

    /// @param refresh begins a reading and returns at once
    public Freshness(Signal<Inventory> inventory, Runnable refresh, Workers workers) {
        this.workers = workers;
        this.refresh = refresh;
        this.subscription = inventory.map(Inventory::stage).subscribe(this::stage);
    }

    /// Tells whether somebody looks at the list.
    public void watched(boolean now) {
        synchronized (this) {
            watched = now;
            if (now && begun && !reading && workers.nanoTime() - endedAt >= RETURN.toNanos()) {
                slept = true;
            }
        }
        plan();
    }

    /// The machine woke, or its network changed: what is known is older than it seems.
    public void wake() {
        synchronized (this) {
            slept = true;
        }
        plan();
    }

    private void stage(Inventory.Stage stage) {
        synchronized (this) {
            reading = stage == Inventory.Stage.READING;
            begun = stage != Inventory.Stage.IDLE;
            if (reading) {
                beganAt = workers.nanoTime();
                slept = false;
            } else {
                endedAt = workers.nanoTime();
            }
        }
        plan();
    }

    private void plan() {
        boolean due;
        synchronized (this) {
            if (next != null) {
                next.cancel();
                next = null;
            }
            if (closed || !watched || !begun || reading) {
                return;
            }
            long every = Math.max(EVERY.toNanos(), SHARE * (endedAt - beganAt));
            long left = endedAt + every - workers.nanoTime();
            due = slept || left <= 0;
            if (!due) {
                next = workers.after(Duration.ofNanos(left), this::plan);
            }
        }
        if (due) {
            refresh.run();
        }
    }

    @Override
    public void close() {
        subscription.close();
        synchronized (this) {
            closed = true;
        }
        plan();
    }
}

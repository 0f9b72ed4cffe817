package dev.ecsdeck.testing;

import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Workers whose clock is turned by hand: threads are real virtual ones, time moves only in [#advance]. Thread-safe.
public final class ManualWorkers implements Workers {
    private final Instant epoch = Instant.parse("2026-01-02T03:04:05Z");
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(
            Comparator.comparingLong((Pending p) -> p.dueNanos).thenComparingLong(p -> p.order));
    private final List<Throwable> crashes = new ArrayList<>();
    private long nanos;
    private long order;

    private static final class Pending {
        final long dueNanos;
        final long order;
        final Runnable wake;

        Pending(long dueNanos, long order, Runnable wake) {
            this.dueNanos = dueNanos;
            this.order = order;
            this.wake = wake;
        }
    }

    @Override
    public Thread start(String name, Runnable body) {
        Thread thread = unstarted(name, body);
        thread.start();
        return thread;
    }

    @Override
    public Thread unstarted(String name, Runnable body) {
        return Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler((thread, crash) -> {
                    synchronized (crashes) {
                        crashes.add(crash);
                    }
                })
                .unstarted(body);
    }

    @Override
    public Wakeup after(Duration delay, Runnable wake) {
        Pending entry;
        synchronized (this) {
            entry = new Pending(nanos + delay.toNanos(), order++, wake);
            pending.add(entry);
        }
        return () -> {
            synchronized (this) {
                pending.remove(entry);
            }
        };
    }

    @Override
    public InstantSource clock() {
        return () -> epoch.plusNanos(nanoTime());
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    /// Moves time on and rings, in order and on this thread, every wake-up that has become due.
    public void advance(Duration by) {
        long target;
        synchronized (this) {
            target = nanos + by.toNanos();
        }
        while (true) {
            Pending next;
            synchronized (this) {
                next = pending.peek();
                if (next == null || next.dueNanos > target) {
                    nanos = target;
                    return;
                }
                pending.remove(next);
                nanos = Math.max(nanos, next.dueNanos);
            }
            next.wake.run();
        }
    }

    /// How many wake-ups wait.
    public synchronized int waiting() {
        return pending.size();
    }

    /// What escaped from threads.
    public List<Throwable> crashes() {
        synchronized (crashes) {
            return List.copyOf(crashes);
        }
    }

    /// As [#crashes], and forgets them: the test has foreseen them.
    public List<Throwable> takeCrashes() {
        synchronized (crashes) {
            List<Throwable> taken = List.copyOf(crashes);
            crashes.clear();
            return taken;
        }
    }
}

package dev.ecsdeck.testing;

import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Workers for whom time goes by many times faster, so that the program's own waits are short; sockets and the far
/// side keep to the real time.
public final class RushedWorkers implements Workers {
    private final Workers real;
    private final int factor;
    private final long begunNanos;
    private final Instant begun;

    public RushedWorkers(Workers real, int factor) {
        this.real = real;
        this.factor = factor;
        this.begunNanos = real.nanoTime();
        this.begun = real.clock().instant();
    }

    @Override
    public Thread start(String name, Runnable body) {
        return real.start(name, body);
    }

    @Override
    public Thread unstarted(String name, Runnable body) {
        return real.unstarted(name, body);
    }

    @Override
    public Wakeup after(Duration delay, Runnable wake) {
        return real.after(delay.dividedBy(factor), wake);
    }

    @Override
    public InstantSource clock() {
        return () -> begun.plusNanos(nanoTime() - begunNanos);
    }

    @Override
    public long nanoTime() {
        return begunNanos + (real.nanoTime() - begunNanos) * factor;
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Workers that never wait: each wake-up rings at once, the clock jumps, and the delay is kept for the test to read.
public final class HurriedWorkers implements Workers {
    private final ManualWorkers manual = new ManualWorkers();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public Thread start(String name, Runnable body) {
        return manual.start(name, body);
    }

    @Override
    public Thread unstarted(String name, Runnable body) {
        return manual.unstarted(name, body);
    }

    @Override
    public Wakeup after(Duration delay, Runnable wake) {
        waits.add(delay);
        manual.advance(delay);
        wake.run();
        return () -> {};
    }

    @Override
    public InstantSource clock() {
        return manual.clock();
    }

    @Override
    public long nanoTime() {
        return manual.nanoTime();
    }

    public void advance(Duration by) {
        manual.advance(by);
    }

    public List<Duration> waits() {
        return waits;
    }
}

package dev.ecsdeck.journeys;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The program's own threads, with a list of those that are alive, since nobody lists virtual ones. Thread-safe.
final class CountedWorkers implements Workers, AutoCloseable {
    private final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    private final Threads threads = new Threads((_, crash) -> crashes.add(crash));
    private volatile Duration ahead = Duration.ZERO;
    private volatile int hurry = 1;
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();

    @Override
    public Thread start(String name, Runnable body) {
        Thread thread = unstarted(name, body);
        thread.start();
        return thread;
    }

    @Override
    public Thread unstarted(String name, Runnable body) {
        return threads.unstarted(name, () -> {
            alive.add(Thread.currentThread());
            try {
                body.run();
            } finally {
                alive.remove(Thread.currentThread());
            }
        });
    }

    @Override
    public Wakeup after(Duration delay, Runnable wake) {
        return threads.after(delay.dividedBy(hurry), wake);
    }

    /// Lets timers ring that many times sooner, for the program and for the Lab.
    void hurry(int times) {
        hurry = times;
    }

    @Override
    public InstantSource clock() {
        return () -> threads.clock().instant().plus(ahead);
    }

    /// Turns the clock on, for the program and for the Lab; timers go on as they were.
    void turnClock(Duration further) {
        ahead = ahead.plus(further);
    }

    @Override
    public long nanoTime() {
        return threads.nanoTime();
    }

    /// Those that run now.
    List<String> names() {
        return alive.stream().map(Thread::getName).sorted().toList();
    }

    List<Throwable> crashes() {
        return crashes;
    }

    @Override
    public void close() {
        threads.close();
    }
}

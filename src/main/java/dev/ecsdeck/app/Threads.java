package dev.ecsdeck.app;

import dev.ecsdeck.work.Workers;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The only place that makes threads: named virtual ones for work, and one timer that only wakes others.
public final class Threads implements Workers, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final UncaughtExceptionHandler onCrash;

    public Threads(UncaughtExceptionHandler onCrash) {
        this.onCrash = onCrash;
        this.timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .name("timer")
                        .daemon()
                        .uncaughtExceptionHandler(onCrash)
                        .factory());
        // Else what a cancelled wake-up would have woken stays in memory until its time.
        timer.setRemoveOnCancelPolicy(true);
    }

    /// How many wake-ups wait.
    int waiting() {
        return timer.getQueue().size();
    }

    @Override
    public Thread start(String name, Runnable body) {
        Thread thread = unstarted(name, body);
        thread.start();
        return thread;
    }

    @Override
    public Thread unstarted(String name, Runnable body) {
        return Thread.ofVirtual().name(name).uncaughtExceptionHandler(onCrash).unstarted(body);
    }

    /// A thread for the process's end; those are the only ones that must not be virtual.
    static Thread atExit(Runnable body) {
        return Thread.ofPlatform().name("exit").unstarted(body);
    }

    @Override
    public Wakeup after(Duration delay, Runnable wake) {
        try {
            Future<?> pending = timer.schedule(() -> guarded(wake), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        } catch (RejectedExecutionException closing) {
            return () -> {};
        }
    }

    private void guarded(Runnable wake) {
        try {
            wake.run();
        } catch (RuntimeException bug) {
            onCrash.uncaughtException(Thread.currentThread(), bug);
        }
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.work.Workers;
import dev.ecsdeck.work.Workers.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Holds connections back while links cannot be had. Open, all pass. Closed, one at a time passes when the back-off
/// is over (1, 2, 4 … 30 s, each shortened by up to a quarter); the first success opens it for all. Thread-safe.
final class Gate {
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 30_000;

    private final Workers workers;
    private final RandomGenerator random;
    private final Runnable due;
    // All guarded by this.
    private @Nullable Problem why;
    private int attempt;
    private long nextTryNanos;
    private Instant nextTry = Instant.EPOCH;
    /// Who passed alone while it was closed, and has not said yet how it went.
    private @Nullable Thread trier;

    private @Nullable Wakeup wakeup;

    /// @param due called on the timer's thread when the back-off is over, with no lock held; must not block
    Gate(Workers workers, RandomGenerator random, Runnable due) {
        this.workers = workers;
        this.random = random;
        this.due = due;
    }

    /// Why and until when the gate is closed.
    ///
    /// @param isDue the back-off is over: whoever comes next may try
    record Closed(Problem why, Instant nextTry, int attempt, boolean isDue) {}

    synchronized Optional<Closed> closed() {
        return why == null ? Optional.empty() : Optional.of(new Closed(why, nextTry, attempt, isDue()));
    }

    private boolean isDue() {
        return workers.nanoTime() - nextTryNanos >= 0;
    }

    /// Waits for its turn. Whoever passes must say [#succeeded], [#failed] or [#leave] afterwards, on the same
    /// thread.
    ///
    /// @param givenUp asked whenever something has changed
    /// @return whether it passed; false if it was given up
    synchronized boolean pass(BooleanSupplier givenUp) {
        while (!givenUp.getAsBoolean()) {
            if (why == null) {
                return true;
            }
            if (trier == null && isDue()) {
                trier = Thread.currentThread();
                return true;
            }
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    synchronized void succeeded() {
        why = null;
        attempt = 0;
        trier = null;
        notifyAll();
    }

    synchronized void failed(Problem problem) {
        if (why != null && !Thread.currentThread().equals(trier)) {
            // One of several that passed before the gate closed.
            return;
        }
        why = problem;
        trier = null;
        Duration delay = retryAfter(problem).orElse(Duration.ZERO);
        Duration backOff = backOff();
        if (delay.compareTo(backOff) < 0) {
            delay = backOff;
        }
        attempt++;
        nextTryNanos = workers.nanoTime() + delay.toNanos();
        nextTry = workers.clock().instant().plus(delay);
        if (wakeup != null) {
            wakeup.cancel();
        }
        wakeup = workers.after(delay, this::ring);
    }

    private void ring() {
        look();
        due.run();
    }

    /// Passed, but came to no answer about the way: the next may try. After an answer it does nothing.
    synchronized void leave() {
        if (Thread.currentThread().equals(trier)) {
            trier = null;
            notifyAll();
        }
    }

    /// The network or the machine has come back: the next try is now, and the back-off starts anew.
    synchronized void wake() {
        if (why != null) {
            attempt = 0;
            nextTryNanos = workers.nanoTime();
            nextTry = workers.clock().instant();
            notifyAll();
        }
    }

    /// Lets those who wait ask again whether they still should.
    synchronized void look() {
        notifyAll();
    }

    private Duration backOff() {
        long full = attempt >= 5 ? MOST_MILLIS : FIRST_MILLIS << attempt;
        return Duration.ofMillis(full - random.nextLong(full / 4));
    }

    private static Optional<Duration> retryAfter(Problem problem) {
        return problem instanceof Problem.CloudRefused refused ? refused.retryAfter() : Optional.empty();
    }
}

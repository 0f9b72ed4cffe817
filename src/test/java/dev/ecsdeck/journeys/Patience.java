package dev.ecsdeck.journeys;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other threads and processes do in their own time.
final class Patience {
    private static final long STEP_NANOS = 2_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private Patience() {}

    /// Returns as soon as it is so; fails after 45 seconds.
    static void until(Supplier<String> what, BooleanSupplier so) {
        until(LONGEST, what, so);
    }

    static void until(Duration longest, Supplier<String> what, BooleanSupplier so) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not so after " + longest + ": " + what.get());
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /// Lets others go on for a while.
    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

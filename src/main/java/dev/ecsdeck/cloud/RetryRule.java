package dev.ecsdeck.cloud;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// How often and how long after a passing failure a call is repeated. The service's own wish goes first; else from
/// one second on, doubling, somewhere between half of that and all of it. Nothing waits longer than a minute (the
/// vendor's own program has the same cap).
///
/// @param repeats at most, after the first attempt
/// @param dice 0 to 1, so that many clients do not come back together
record RetryRule(int repeats, DoubleSupplier dice) {
    static final int USUAL = 3;
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long FIRST_MILLIS = 1_000;

    /// The wait before repeat number `repeat`, counted from 1.
    Duration before(int repeat, Optional<Duration> wish) {
        if (wish.isPresent()) {
            Duration asked = wish.get().isNegative() ? Duration.ZERO : wish.get();
            return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        }
        long ceiling = Math.min(FIRST_MILLIS << Math.min(repeat - 1, 16), LONGEST.toMillis());
        return Duration.ofMillis(ceiling / 2 + (long) (ceiling / 2.0 * dice.getAsDouble()));
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The attempts of one call: counts, waits, and tells the service about it in headers as the vendor's own program
/// does. Used by the calling thread only.
final class Attempts {
    private final RetryRule rule;
    private final Workers workers;
    private final Set<String> corrected = new HashSet<>();
    private int repeats;
    private Duration lastPause = Duration.ZERO;

    Attempts(RetryRule rule, Workers workers) {
        this.rule = rule;
        this.workers = workers;
    }

    /// Takes one of the repeats, if any is left.
    boolean oneMore() {
        if (repeats >= rule.repeats()) {
            return false;
        }
        repeats++;
        return true;
    }

    /// True once for each `matter`: corrections are tried once and do not count as repeats.
    boolean firstTime(String matter) {
        return corrected.add(matter);
    }

    /// Waits as the rule says for the repeat just taken.
    void pause(Optional<Duration> wish) throws ProblemException {
        lastPause = rule.before(repeats, wish);
        CountDownLatch rung = new CountDownLatch(1);
        Workers.Wakeup wakeup = workers.after(lastPause, rung::countDown);
        try {
            rung.await();
        } catch (InterruptedException stop) {
            wakeup.cancel();
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stop);
        }
    }

    /// Signed with the rest, since their names begin with `x-acs-`.
    Map<String, String> headers() {
        return repeats == 0
                ? Map.of()
                : Map.of(
                        "x-acs-retry-attempts", Integer.toString(repeats),
                        "x-acs-retry-delay", Long.toString(lastPause.toMillis()));
    }
}

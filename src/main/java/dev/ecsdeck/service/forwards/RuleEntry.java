package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule in the service's list. Guarded by the service's lock.
final class RuleEntry {
    private static final long RETRY_FIRST_SECONDS = 2;
    private static final long RETRY_MOST_SECONDS = 60;
    private static final ForwardStatus STOPPED =
            new ForwardStatus(new ForwardState.Stopped(), 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    final boolean saved;
    final Network network;
    ForwardRule rule;

    @Nullable
    RunningForward running;

    @Nullable
    Problem startFault;

    Workers.@Nullable Wakeup retry;
    int retries;
    /// Rises with each stop, so that a start that was under way then is known as unwanted.
    int turn;
    /// Of the run that was stopped last.
    List<ConnectionRecord> log = List.of();
    /// Somebody starts it now, outside the lock.
    boolean starting;

    RuleEntry(ForwardRule rule, boolean saved) {
        this(rule, saved, Network.INTERNET);
    }

    RuleEntry(ForwardRule rule, boolean saved, Network network) {
        this.rule = rule;
        this.saved = saved;
        this.network = network;
    }

    ForwardRow row() {
        RunningForward now = running;
        Optional<Problem> fault = Optional.ofNullable(startFault);
        return now == null
                ? new ForwardRow(rule, saved, STOPPED, fault, ForwardRow.Rate.NONE, List.of(), List.of())
                : new ForwardRow(rule, saved, now.status(), fault, now.rate(), now.rates(), now.sessionIds());
    }

    /// No more attempts to start by itself.
    void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
        startFault = null;
    }

    /// How long to wait before the next attempt to start by itself: 2, 4, 8 … 60 seconds.
    Duration nextRetry() {
        long seconds = Math.min(RETRY_MOST_SECONDS, RETRY_FIRST_SECONDS << Math.min(retries, 10));
        retries++;
        return Duration.ofSeconds(seconds);
    }
}

package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// A look at a forward at one moment.
///
/// @param open connections with a link
/// @param waiting connections that wait for one
/// @param warm links that wait for a connection
/// @param bytesUp from local programs to the target, since the start
/// @param bytesDown from the target, since the start
/// @param refused callers turned away since the start
/// @param lastOpened when a connection last got its link
public record ForwardStatus(
        ForwardState state,
        int open,
        int waiting,
        int warm,
        long connections,
        long refused,
        long bytesUp,
        long bytesDown,
        Optional<Instant> lastOpened,
        Optional<Fault> lastFault) {
    /// What last went wrong, and when.
    public record Fault(Instant at, Problem problem) {}

    /// What went wrong and has not gone well since.
    public Optional<Fault> standingFault() {
        return lastFault.filter(fault -> lastOpened.isEmpty() || fault.at().isAfter(lastOpened.get()));
    }
}

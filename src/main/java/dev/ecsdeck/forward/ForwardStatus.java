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
public record ForwardStatus(
        ForwardState state,
        int open,
        int waiting,
        int warm,
        long connections,
        long refused,
        long bytesUp,
        long bytesDown,
        Optional<Fault> lastFault) {
    /// What last went wrong, and when.
    public record Fault(Instant at, Problem problem) {}
}

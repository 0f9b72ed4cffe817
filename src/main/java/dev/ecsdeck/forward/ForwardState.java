package dev.ecsdeck.forward;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;

/// Where a forward stands.
public sealed interface ForwardState {
    /// Not started, or closed.
    record Stopped() implements ForwardState {}

    /// New connections get a link at once.
    record Listening(HostAndPort address) implements ForwardState {}

    /// New connections wait: a limit is reached, or the way is broken. Ends with a success, or, where nobody waits,
    /// with the back-off: then the next connection tries.
    ///
    /// @param nextTry in the past while one is under way
    /// @param attempt which one comes next or is under way, from 1
    record Holding(HostAndPort address, Problem why, Instant nextTry, int attempt) implements ForwardState {}
}

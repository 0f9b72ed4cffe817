package dev.ecsdeck.session;

import dev.ecsdeck.problem.Problem;

/// How one socket came to its end.
sealed interface SocketEnd {
    /// The upgrade was answered with something else than 101.
    record Refused(int httpStatus) implements SocketEnd {}

    /// The peer closed it.
    record Closed(int code) implements SocketEnd {}

    /// It could not be made, or broke.
    record Failed(Problem problem) implements SocketEnd {}

    /// The peer spoke something that is not the protocol.
    record Broken(Problem.GatewayBroken problem) implements SocketEnd {}

    /// The gateway said that it is about to restart.
    record Frozen() implements SocketEnd {}
}

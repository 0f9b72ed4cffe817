package dev.ecsdeck.service.forwards;

import dev.ecsdeck.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/// One hop of a forward's way, as the test found it.
///
/// @param fact what was seen there, in no language: an address, a build, a greeting; may be empty
/// @param problem present if, and only if, the way ends here
public record ForwardHop(Place place, Outcome outcome, Duration took, String fact, Optional<Problem> problem) {
    /// The hops in order.
    public enum Place {
        /// This computer listens.
        LISTENER,
        /// The cloud gives a session.
        SESSION,
        /// The agent takes the channel.
        AGENT,
        /// The target takes the connection.
        TARGET
    }

    /// How it went.
    public enum Outcome {
        PASSED,
        FAILED,
        /// An old agent tells nobody whether the target answered.
        UNKNOWN
    }
}

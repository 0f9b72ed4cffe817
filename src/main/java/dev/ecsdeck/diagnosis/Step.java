package dev.ecsdeck.diagnosis;

import java.time.Duration;
import java.util.Optional;

/// One rung in a report.
///
/// @param took of the question; zero while it waits
/// @param verdict empty while it waits or is asked
public record Step(Rung rung, State state, Duration took, Optional<Verdict> verdict) {
    /// Where it stands.
    public enum State {
        WAITING,
        UNDERWAY,
        DONE
    }

    static Step waiting(Rung rung) {
        return new Step(rung, State.WAITING, Duration.ZERO, Optional.empty());
    }
}

package dev.ecsdeck.service.shells;

import dev.ecsdeck.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a shell stands. The ways: Opening to Open or Ended; Open to Resuming or Ended; Resuming to Open or Ended;
/// Ended to Opening, by a reconnect.
public sealed interface ShellState {
    /// On the way; `stages` holds those begun so far, the last one still under way.
    record Opening(List<StageMark> stages) implements ShellState {
        public Opening {
            stages = List.copyOf(stages);
        }

        public Stage stage() {
            return stages.getLast().stage();
        }
    }

    /// A stage and when it began.
    record StageMark(Stage stage, Instant began) {}

    /// What opening a shell is made of, in order; a stage may be skipped.
    enum Stage {
        /// The cloud is asked to start the session.
        ASKING,
        /// The gateway is being reached.
        CONNECTING,
        /// The gateway has us; the agent is to answer.
        WAITING_FOR_AGENT,
        /// The agent has opened its end; the shell is to say its first word.
        WAITING_FOR_SHELL
    }

    /// What is typed arrives.
    ///
    /// @param stages when each stage of opening began; empty after a resume
    /// @param since when it first stood; the service ends it three hours later
    record Open(List<StageMark> stages, Instant since) implements ShellState {
        public Open {
            stages = List.copyOf(stages);
        }
    }

    /// The socket broke and is being replaced; what is typed waits.
    ///
    /// @param keysWaiting bytes typed that the far side has not confirmed
    /// @param nextTry until the next attempt, counted from when this was told; one is under way once it has passed
    record Resuming(Instant since, int attempt, long keysWaiting, Duration nextTry) implements ShellState {}

    /// Over. No problem means that it ended in the ordinary way: `exit`, or closed by the user.
    record Ended(Optional<Problem> why, Instant at) implements ShellState {}
}

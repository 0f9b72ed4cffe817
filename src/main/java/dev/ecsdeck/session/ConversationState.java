package dev.ecsdeck.session;

import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// Where a conversation stands. Told to its listener in order, each once, on the conversation's own thread, with no
/// lock held; the last is always [Ended].
public sealed interface ConversationState {
    /// On the way to the first answer. What is typed meanwhile is kept.
    record Connecting(Stage stage) implements ConversationState {}

    /// The stages of an opening, in order; some may be left out.
    enum Stage {
        /// Asking the cloud for a session.
        TICKET,
        /// Connecting to the gateway.
        SOCKET,
        /// The gateway is reaching for the agent.
        AGENT,
        /// Agreeing on keys (encrypted sessions only).
        KEYS,
        /// Waiting for the shell's first words, or for the target port.
        FIRST_OUTPUT
    }

    /// Bytes go both ways.
    ///
    /// @param since when the conversation first stood; the service ends it three hours later
    /// @param resumable whether a dropped socket loses nothing (the peer speaks 1.02)
    /// @param encrypted whether input and output are encrypted end to end
    record Open(Instant since, boolean resumable, boolean encrypted) implements ConversationState {}

    /// The socket broke; the far side keeps the shell. Goes on without an upper count until closed.
    ///
    /// @param since when it broke
    /// @param attempt which attempt comes next or is under way, from 1
    /// @param nextTry when the next attempt begins; in the past while one is under way
    /// @param keysWaiting bytes typed that have not been acknowledged or not been sent
    record Resuming(Instant since, int attempt, Instant nextTry, int keysWaiting) implements ConversationState {}

    /// Being closed, by us or by the far side.
    record Closing() implements ConversationState {}

    /// Over. `problem` is present if, and only if, `reason` is [Reason#FAILED].
    record Ended(Reason reason, Optional<Problem> problem) implements ConversationState {}

    /// How a conversation came to its end.
    enum Reason {
        /// The far side ended it in order: the shell's exit, the target's end.
        EXITED,
        /// We closed it.
        CLOSED_HERE,
        /// Something went wrong.
        FAILED
    }
}

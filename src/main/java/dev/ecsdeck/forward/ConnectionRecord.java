package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// One line of a forward's log.
///
/// @param number counts from 1 since the start
/// @param caller the program's path where it is known, else its address
/// @param problem why it was refused, failed or broke off
public record ConnectionRecord(
        long number,
        Instant opened,
        Optional<Instant> ended,
        String caller,
        Outcome outcome,
        long bytesUp,
        long bytesDown,
        Optional<Problem> problem) {
    /// How it stands, or how it ended.
    public enum Outcome {
        /// Waits for a link.
        WAITING,
        OPEN,
        /// Both sides ended in order.
        DONE,
        /// The caller may not connect.
        REFUSED,
        /// No link could be had.
        FAILED,
        /// The link broke under it, or the forward was stopped.
        BROKEN
    }
}

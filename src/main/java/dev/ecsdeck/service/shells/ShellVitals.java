package dev.ecsdeck.service.shells;

import java.time.Duration;
import java.util.Optional;

/// A shell's figures at one moment, for those who show them once a second.
///
/// @param bitsPerSecond the rate in force upward
/// @param rateFrom who set it
/// @param idleLeft until the user's idle time ends the shell; empty when none is set
/// @param lifeLeft until the service's three hours end it; empty while it is not open
public record ShellVitals(
        long bitsPerSecond,
        RateFrom rateFrom,
        Optional<Duration> idleLeft,
        Optional<Duration> lifeLeft,
        long bytesIn,
        long bytesOut) {
    /// Whose word the rate is.
    public enum RateFrom {
        /// What both sides assume until one says otherwise.
        ASSUMED,
        /// The gateway or the agent said it.
        FAR_SIDE
    }
}

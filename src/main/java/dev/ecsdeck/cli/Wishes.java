package dev.ecsdeck.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What flags say about how the program works, rather than about what it does.
///
/// @param retries how often a passing failure is tried again
/// @param skipVerify takes any certificate of this machine
/// @param verbose the log also goes to standard error
public record Wishes(
        Optional<Duration> connectTimeout,
        Optional<Duration> readTimeout,
        OptionalInt retries,
        boolean skipVerify,
        boolean verbose) {}

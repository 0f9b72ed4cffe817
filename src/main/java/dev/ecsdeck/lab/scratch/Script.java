package dev.ecsdeck.lab.scratch;

import java.time.Duration;

/// What to run on a machine.
///
/// @param text a shell script
/// @param input what it reads; a file's contents, for one
/// @param user who runs it
/// @param workingDirectory empty for the user's home
public record Script(String text, byte[] input, String user, String workingDirectory, Duration timeout) {
    /// How a script ended.
    ///
    /// @param output what it printed, both streams, at most [#MOST_OUTPUT] bytes from the start
    /// @param dropped bytes that did not fit
    public record Outcome(End end, int exitCode, byte[] output, int dropped) {
        static final int MOST_OUTPUT = 24 * 1024;
    }

    /// Why a script is over.
    public enum End {
        EXITED,
        TIMED_OUT,
        STOPPED,
        /// The user is not there.
        NO_USER,
        /// The directory is not there.
        NO_DIRECTORY
    }
}

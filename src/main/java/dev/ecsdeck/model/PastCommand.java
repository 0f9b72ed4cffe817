package dev.ecsdeck.model;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/// A script that was run on instances, without its arguments and output.
///
/// @param timeout in seconds
/// @param targets on how many instances
public record PastCommand(
        ScriptLanguage language, String script, String user, String folder, long timeout, int targets, Instant when) {
    public PastCommand {
        Stream.of(language, script, user, folder, when).forEach(Objects::requireNonNull);
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import java.time.Instant;
import java.util.Optional;

/// How far a command is on one instance.
///
/// @param status as the service spells it
/// @param output decoded; at most 24 KB: of more, the newest agents keep the beginning and the end (their published
///     code, read 2026-11)
/// @param dropped bytes of output that were not kept
/// @param errorCode empty unless it failed
public record CommandResult(
        InstanceId instance,
        String status,
        Optional<Integer> exitCode,
        String output,
        long dropped,
        String errorCode,
        String errorInfo,
        Optional<Instant> started,
        Optional<Instant> finished) {
    /// Whether nothing more will come. A status that we do not know counts as under way.
    public boolean isFinal() {
        return switch (status) {
            case "Success", "Failed", "Invalid", "Aborted", "Error", "Timeout", "Cancelled", "Terminated" -> true;
            default -> false;
        };
    }

    public boolean isSuccess() {
        return status.equals("Success");
    }
}

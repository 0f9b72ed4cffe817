package dev.ecsdeck.service.commands;

import dev.ecsdeck.model.Instance;
import java.time.Duration;
import java.util.Optional;

/// One target of a run.
///
/// @param output what it printed, at most 24 KB
/// @param dropped bytes of output that the service did not keep
/// @param took from its start to its end, as the service says
public record TargetRow(Instance instance, TargetState state, String output, long dropped, Optional<Duration> took) {
    static TargetRow of(Instance instance) {
        return new TargetRow(instance, new TargetState.Waiting(), "", 0, Optional.empty());
    }

    TargetRow with(TargetState next) {
        return new TargetRow(instance, next, output, dropped, took);
    }
}

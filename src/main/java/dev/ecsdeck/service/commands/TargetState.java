package dev.ecsdeck.service.commands;

import dev.ecsdeck.problem.Problem;

/// How it stands with one target of a run.
public sealed interface TargetState {
    /// Not sent yet.
    record Waiting() implements TargetState {}

    /// Sent; it runs, or is about to.
    record Running() implements TargetState {}

    /// It ran to its end.
    record Exited(int code) implements TargetState {}

    /// It did not run to its end, or not at all.
    record Failed(Problem problem) implements TargetState {}

    /// The user stopped it.
    record Stopped() implements TargetState {}

    default boolean isFinal() {
        return !(this instanceof Waiting) && !(this instanceof Running);
    }

    /// Whether trying again makes sense: it failed, or ended with another code than 0.
    default boolean isFailure() {
        return this instanceof Failed || this instanceof Exited(int code) && code != 0;
    }
}

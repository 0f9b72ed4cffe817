package dev.ecsdeck.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known so far, or in the end. Immutable.
///
/// @param steps one for each rung, in order
/// @param took of everything so far
/// @param advice what could be done although nothing is wrong
public record Report(
        Patient patient, Instant began, List<Step> steps, Outcome outcome, Duration took, List<Fix> advice) {
    public Report {
        steps = List.copyOf(steps);
        advice = List.copyOf(advice);
    }

    /// How it stands.
    public enum Outcome {
        UNDERWAY,
        /// Stopped at the first cause.
        CAUSE,
        /// Every question that applies was answered well.
        WELL,
        /// Nothing wrong was found, but not everything could be looked at.
        NOTHING_FOUND,
        /// The user ended it.
        CANCELLED
    }

    static Report begun(Patient patient, Instant now) {
        return new Report(
                patient,
                now,
                List.of(Rung.values()).stream().map(Step::waiting).toList(),
                Outcome.UNDERWAY,
                Duration.ZERO,
                List.of());
    }

    public Step step(Rung rung) {
        return steps.get(rung.ordinal());
    }

    /// The cause, once it is found.
    public Optional<Verdict.Found> cause() {
        return steps.stream()
                .flatMap(step -> step.verdict().stream())
                .filter(Verdict.Found.class::isInstance)
                .map(Verdict.Found.class::cast)
                .findFirst();
    }

    /// Rungs that could not be looked at.
    public List<Rung> unseen() {
        return steps.stream()
                .filter(step -> step.verdict().orElse(null) instanceof Verdict.Unseen)
                .map(Step::rung)
                .toList();
    }
}

package dev.ecsdeck.ui.instances;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// That the service refused a session on an instance, and why. Nobody can ask beforehand without opening one, so what
/// was met once is kept.
///
/// @param code as the service spells it
record Refusal(Cause cause, String code, Instant when) {
    enum Cause {
        /// No policy allows it.
        PERMISSION,
        /// A policy forbids it.
        POLICY,
        /// Something else about this instance.
        OTHER
    }

    /// What `problem` says of the instance; empty if it is none of its business, or passes.
    static Optional<Refusal> of(Problem problem, Instant when) {
        return switch (problem) {
            case Problem.NotPermitted denied ->
                Optional.of(new Refusal(denied.explicitDeny() ? Cause.POLICY : Cause.PERMISSION, denied.code(), when));
            case Problem.CloudRefused refused
            when refused.kind() == Kind.NOT_ALLOWED -> Optional.of(new Refusal(Cause.OTHER, refused.code(), when));
            default -> Optional.empty();
        };
    }

    /// As a word for the settings.
    String written() {
        return cause + "/" + code + "/" + when.getEpochSecond();
    }

    static Optional<Refusal> read(String written) {
        String[] parts = written.split("/", 3);
        try {
            return Optional.of(new Refusal(
                    Cause.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    parts[1],
                    Instant.ofEpochSecond(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}

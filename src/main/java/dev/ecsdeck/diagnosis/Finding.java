package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What is the matter, with what fills its sentence in.
///
/// @param details beyond the instance's name; what they are depends on the cause
/// @param problem behind it, where one was met
public record Finding(Cause cause, List<String> details, Optional<Problem> problem) {
    public Finding {
        details = List.copyOf(details);
    }

    public static Finding of(Cause cause, String... details) {
        return new Finding(cause, List.of(details), Optional.empty());
    }

    public static Finding of(Cause cause, Problem problem, String... details) {
        return new Finding(cause, List.of(details), Optional.of(problem));
    }
}

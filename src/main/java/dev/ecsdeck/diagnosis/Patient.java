package dev.ecsdeck.diagnosis;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import java.util.Optional;

/// Whom the doctor looks at, and why.
///
/// @param instance as it was known last
/// @param complaint what went wrong before, where something did
public record Patient(Instance instance, Wish wish, Optional<Problem> complaint) {
    /// Somebody without a complaint, who wants a plain shell.
    public static Patient of(Instance instance) {
        return new Patient(instance, Wish.Shell.PLAIN, Optional.empty());
    }

    public Patient with(Wish other) {
        return new Patient(instance, other, complaint);
    }
}

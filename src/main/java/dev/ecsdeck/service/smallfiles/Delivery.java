package dev.ecsdeck.service.smallfiles;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import java.util.Optional;

/// How it stands with one instance.
public record Delivery(Instance instance, Stage stage, Optional<Problem> problem) {
    /// How far it is.
    public enum Stage {
        UNDER_WAY,
        ARRIVED,
        FAILED
    }
}

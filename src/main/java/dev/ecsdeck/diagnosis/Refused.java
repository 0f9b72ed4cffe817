package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// The trial's refusal, read by the rung that it belongs to.
final class Refused {
    private Refused() {}

    /// The check, unless the trial was refused for what this rung, or one below it, is about.
    static Check first(Rung rung, Check check) {
        return chart -> {
            Optional<Problem> refusal = at(rung, chart);
            return refusal.isPresent() ? Meaning.found(refusal.get(), chart.patient(), List.of()) : check.ask(chart);
        };
    }

    /// The refusal, if its cause stands no higher than `rung`.
    static Optional<Problem> at(Rung rung, Chart chart) throws ProblemException {
        return chart.refusal().filter(problem -> Meaning.causeOf(problem).rung().compareTo(rung) <= 0);
    }
}

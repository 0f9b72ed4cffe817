package dev.ecsdeck.ui.kit;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Messages;

/// A problem in words.
final class ProblemWords {
    private ProblemWords() {}

    static String title(Messages messages, Problem problem) {
        return messages.find("problems.none").orElseGet(() -> problem.getClass().getSimpleName());
    }

    static String sentence(Messages messages, Problem problem) {
        return messages.find("problems.none").orElseGet(problem::toString);
    }

    static String details(Messages messages, Problem problem) {
        return messages.find("problems.none").orElseGet(problem::toString);
    }
}

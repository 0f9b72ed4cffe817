package dev.ecsdeck.cloud;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Walks through all pages of a list. A service that answers with a token it gave before ends in a problem, not in an
/// endless walk.
final class Pages {
    private Pages() {}

    /// Asks for one page.
    interface Asking<T> {
        Page<T> ask(Optional<String> token) throws ProblemException;
    }

    static <T> void forEach(Asking<T> asking, Consumer<List<T>> taker) throws ProblemException {
        Set<String> seen = new HashSet<>();
        Optional<String> token = Optional.empty();
        do {
            Page<T> page = asking.ask(token);
            taker.accept(page.rows());
            token = page.next();
            if (token.isPresent() && !seen.add(token.get())) {
                throw new ProblemException(new Problem.NotTheService("", "the same page again and again"));
            }
        } while (token.isPresent());
    }

    static <T> List<T> all(Asking<T> asking) throws ProblemException {
        List<T> rows = new ArrayList<>();
        forEach(asking, rows::addAll);
        return List.copyOf(rows);
    }
}

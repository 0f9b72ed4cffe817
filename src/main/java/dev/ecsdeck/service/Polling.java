package dev.ecsdeck.service;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Asks again and again until there is an answer: quickly at first, since most come within a second or two.
public final class Polling {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private Polling() {}

    /// One question.
    @FunctionalInterface
    public interface Question<T> {
        /// @return empty for "not yet"
        Optional<T> ask() throws ProblemException;
    }

    /// Blocks until there is an answer, or `patience` is over.
    ///
    /// @return empty when it is over
    /// @throws ProblemException what a question threw, or [Problem.Interrupted]
    public static <T> Optional<T> until(Workers workers, Duration patience, Question<T> question)
            throws ProblemException {
        long begun = workers.nanoTime();
        Duration pause = FIRST;
        while (workers.nanoTime() - begun < patience.toNanos()) {
            rest(workers, pause);
            pause = pause.multipliedBy(5).dividedBy(4);
            pause = pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause;
            Optional<T> answer = question.ask();
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private static void rest(Workers workers, Duration howLong) throws ProblemException {
        CompletableFuture<Boolean> rung = new CompletableFuture<>();
        Workers.Wakeup alarm = workers.after(howLong, () -> rung.complete(true));
        try {
            rung.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            alarm.cancel();
        }
    }
}

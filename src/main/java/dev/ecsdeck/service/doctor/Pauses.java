package dev.ecsdeck.service.doctor;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Waits on the program's timer, so that an interrupt ends it.
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Workers workers;

    Pauses(Workers workers) {
        this.workers = workers;
    }

    /// Something that becomes so.
    interface Question {
        boolean isSo() throws ProblemException;
    }

    /// Asks again and again, less and less often; false if it did not become so within `patience`.
    boolean until(Duration patience, Question question) throws ProblemException {
        long begun = workers.nanoTime();
        Duration pause = FIRST;
        while (!question.isSo()) {
            if (workers.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            await(new CompletableFuture<Boolean>(), pause);
            pause = pause.multipliedBy(3).dividedBy(2);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        }
        return true;
    }

    /// The future's value; empty if it does not come within `patience`.
    <T> Optional<T> await(CompletableFuture<T> future, Duration patience) throws ProblemException {
        CompletableFuture<Optional<T>> first = new CompletableFuture<>();
        future.thenAccept(value -> first.complete(Optional.of(value)));
        Workers.Wakeup alarm = workers.after(patience, () -> first.complete(Optional.empty()));
        try {
            return first.get();
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

package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An answer that is asked for once, by whoever needs it first; the others wait for it. No lock is held meanwhile.
final class Once<T> {
    private final Question<T> question;
    private final AtomicReference<@Nullable CompletableFuture<T>> answer = new AtomicReference<>();

    Once(Question<T> question) {
        this.question = question;
    }

    /// Something the cloud is asked.
    interface Question<T> {
        T ask() throws ProblemException;
    }

    T get() throws ProblemException {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> known = answer.compareAndExchange(null, mine);
        if (known != null) {
            return joined(known);
        }
        try {
            mine.complete(question.ask());
        } catch (ProblemException failed) {
            mine.completeExceptionally(failed);
        } finally {
            mine.completeExceptionally(new ProblemException(new Problem.Interrupted()));
        }
        return joined(mine);
    }

    private static <T> T joined(CompletableFuture<T> future) throws ProblemException {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProblemException known) {
                throw new ProblemException(known.problem(), known);
            }
            throw new IllegalStateException(failed);
        }
    }
}

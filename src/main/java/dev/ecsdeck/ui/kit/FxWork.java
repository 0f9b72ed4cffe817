package dev.ecsdeck.ui.kit;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Runs blocking work off the toolkit's thread and brings its result, or its problem, back on it.
public final class FxWork {
    private final Workers workers;

    public FxWork(Workers workers) {
        this.workers = workers;
    }

    public Workers workers() {
        return workers;
    }

    /// Work that may block and may fail in a way a user can read.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws ProblemException;
    }

    /// Work without a result.
    @FunctionalInterface
    public interface Deed {
        void run() throws ProblemException;
    }

    /// Work under way.
    public interface Job {
        /// Interrupts it; neither its result nor its problem arrives. After its end, does nothing.
        void cancel();
    }

    /// Starts `work` on a thread named `name`; exactly one of the two is called on the toolkit's thread, later.
    public <T> Job run(String name, Work<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        Running running = new Running(thread);
        thread.set(workers.start(name, () -> {
            try {
                T result = work.run();
                running.deliver(() -> done.accept(result));
            } catch (ProblemException failure) {
                running.deliver(() -> failed.accept(failure.problem()));
            }
        }));
        return running;
    }

    /// As [#run], for work without a result.
    public Job deed(String name, Deed deed, Runnable done, Consumer<Problem> failed) {
        return run(
                name,
                () -> {
                    deed.run();
                    return name;
                },
                _ -> done.run(),
                failed);
    }

    /// Runs `action` on the toolkit's thread, later. Callable from any thread.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    private static final class Running implements Job {
        private final AtomicReference<@Nullable Thread> thread;
        /// Toolkit's thread only.
        private boolean cancelled;

        Running(AtomicReference<@Nullable Thread> thread) {
            this.thread = thread;
        }

        void deliver(Runnable end) {
            Platform.runLater(() -> {
                if (!cancelled) {
                    end.run();
                }
            });
        }

        @Override
        public void cancel() {
            cancelled = true;
            Thread running = thread.get();
            if (running != null) {
                running.interrupt();
            }
        }
    }
}

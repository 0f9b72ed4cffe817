package dev.ecsdeck.ui.shells;

import dev.ecsdeck.terminal.vt.TerminalEvents.PromptMark;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notices the end of a command that took long, from the marks of the shell. JavaFX thread only.
final class CommandWatch {
    private final LongSupplier nanos;
    private final Supplier<Duration> least;
    private final Ended ended;
    private long began;
    private boolean isRunning;

    /// Hears of the end of a long command.
    @FunctionalInterface
    interface Ended {
        /// @param status 0 if none was said
        void ended(Duration took, int status);
    }

    /// @param least what takes so long is long; zero if nothing is
    CommandWatch(LongSupplier nanos, Supplier<Duration> least, Ended ended) {
        this.nanos = nanos;
        this.least = least;
        this.ended = ended;
    }

    void hear(PromptMark mark, @Nullable Integer status) {
        switch (mark) {
            case OUTPUT -> {
                began = nanos.getAsLong();
                isRunning = true;
            }
            case END -> {
                if (isRunning) {
                    end(Duration.ofNanos(nanos.getAsLong() - began), status == null ? 0 : status);
                }
            }
            case PROMPT, COMMAND -> isRunning = false;
        }
    }

    private void end(Duration took, int status) {
        isRunning = false;
        Duration limit = least.get();
        if (limit.isPositive() && took.compareTo(limit) >= 0) {
            ended.ended(took, status);
        }
    }
}

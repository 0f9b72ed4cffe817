package dev.ecsdeck.journeys;

import dev.ecsdeck.testing.RealProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A program that is run again and again. It may fail; an answer that it takes for right must be right.
final class StormProgram {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final String name;
    private final Attempt attempt;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile int lastCompleted;
    private volatile String lastError = "";
    private volatile boolean running;
    private volatile boolean stopped;

    /// One run of it.
    interface Attempt {
        /// @return false if it was interrupted and said so
        boolean completes() throws Exception;
    }

    /// Whether what it has left behind is right.
    interface Left {
        boolean isRight() throws Exception;
    }

    /// Whether what it has printed is right.
    interface Printed {
        boolean isRight(byte[] output) throws Exception;
    }

    StormProgram(String name, Attempt attempt) {
        this.name = name;
        this.attempt = attempt;
    }

    StormProgram(String name, Path folder, Left left, Printed printed, String... command) {
        this.name = name;
        this.attempt = () -> {
            RealProgram.Ran ran = RealProgram.run(folder, command);
            if (ran.status() != 0) {
                lastError = ran.errors();
                return false;
            }
            if (!left.isRight() || !printed.isRight(ran.output())) {
                throw new AssertionError(name + " took for right what is not: " + head(ran.output()) + ran.errors());
            }
            return true;
        };
    }

    private static String head(byte[] output) {
        return new String(output, 0, Math.min(200, output.length), StandardCharsets.US_ASCII);
    }

    /// Runs it until [#stop].
    void goOn(Consumer<Throwable> wrong) {
        while (!stopped) {
            int number = begun.incrementAndGet();
            try {
                running = true;
                if (attempt.completes()) {
                    lastCompleted = number;
                }
                running = false;
                Patience.pause(BETWEEN);
            } catch (Exception | AssertionError no) {
                wrong.accept(no);
                return;
            }
        }
    }

    void stop() {
        stopped = true;
    }

    boolean isRunning() {
        return running || stopped;
    }

    /// How many runs have begun.
    int begun() {
        return begun.get();
    }

    /// Whether a run that began after that one has come through.
    boolean completedSince(int earlier) {
        return lastCompleted > earlier;
    }

    String lastError() {
        return begun + " begun, last good one " + lastCompleted + ", " + lastError;
    }

    @Override
    public String toString() {
        return name;
    }
}

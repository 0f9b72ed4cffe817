package dev.ecsdeck.cli;

import dev.ecsdeck.forward.ForwardPlan;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Carries bytes between the process's streams and a link, both ways at once, and nothing else. When one side has
/// ended, the other may go on until it ends too, or has been silent for as long as a forward allows.
final class StreamFace {
    private static final int CHUNK = 32 * 1024;

    private final Workers workers;
    private final Streams streams;
    private final CompletableFuture<End> over = new CompletableFuture<>();
    // The rest is guarded by this.
    private boolean inputEnded;
    private boolean targetEnded;
    private long lastByteNanos;
    private boolean lingering;

    /// How it ended.
    private sealed interface End {
        record Orderly() implements End {}

        /// Nobody reads our output any more.
        record Unread() implements End {}

        record Broken(IOException why) implements End {}
    }

    StreamFace(Workers workers, Streams streams) {
        this.workers = workers;
        this.streams = streams;
    }

    /// Carries until both sides have ended; the caller closes the link.
    ///
    /// @return the exit status
    int run(Link link) throws ProblemException {
        workers.start("stream-up", () -> pumpUp(link));
        workers.start("stream-down", () -> pumpDown(link));
        try {
            return switch (over.get()) {
                case End.Orderly _ -> ExitStatus.DONE;
                case End.Unread _ -> ExitStatus.FAILED;
                case End.Broken broken ->
                    throw broken.why().getCause() instanceof ProblemException named
                            ? named
                            : new ProblemException(new Problem.SessionEnded("", ""), broken.why());
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERRUPTED;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Ends it now, from any thread.
    void stop() {
        over.complete(new End.Orderly());
    }

    private void pumpUp(Link link) {
        byte[] chunk = new byte[CHUNK];
        int count = readInput(chunk);
        try {
            while (count >= 0) {
                link.write(chunk, 0, count);
                touched();
                count = readInput(chunk);
            }
            link.closeOutput();
        } catch (IOException linkOver) {
            // Why is for the other thread to find, which may still have bytes to deliver.
        }
        ended(true);
    }

    private int readInput(byte[] chunk) {
        try {
            return streams.in().read(chunk);
        } catch (IOException gone) {
            return -1;
        }
    }

    private void pumpDown(Link link) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = link.read(chunk, 0, chunk.length); count >= 0; count = link.read(chunk, 0, chunk.length)) {
                touched();
                if (!write(chunk, count)) {
                    return;
                }
            }
        } catch (IOException broken) {
            over.complete(new End.Broken(broken));
            return;
        }
        try {
            streams.out().close();
        } catch (IOException readerGone) {
            over.complete(new End.Unread());
        }
        ended(false);
    }

    private boolean write(byte[] chunk, int count) {
        try {
            streams.out().write(chunk, 0, count);
            streams.out().flush();
            return true;
        } catch (IOException readerGone) {
            over.complete(new End.Unread());
            return false;
        }
    }

    private synchronized void touched() {
        lastByteNanos = workers.nanoTime();
    }

    private synchronized void ended(boolean input) {
        inputEnded |= input;
        targetEnded |= !input;
        lastByteNanos = workers.nanoTime();
        if (inputEnded && targetEnded) {
            over.complete(new End.Orderly());
        } else if (!lingering) {
            lingering = true;
            workers.after(ForwardPlan.LINGER, this::lingered);
        }
    }

    private synchronized void lingered() {
        long left = ForwardPlan.LINGER.toNanos() - (workers.nanoTime() - lastByteNanos);
        if (left <= 0) {
            over.complete(new End.Orderly());
        } else if (!over.isDone()) {
            workers.after(Duration.ofNanos(left), this::lingered);
        }
    }
}

package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/// A bound port and its accept loop on one virtual thread. Goes on through failures to accept, such as no free
/// descriptors: it pauses for a second, while the kernel's queue holds the callers.
final class LoopbackListener implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerSocket server;
    private final Workers workers;
    private final Consumer<Socket> taken;
    private final Consumer<IOException> failed;

    private LoopbackListener(
            ServerSocket server, Workers workers, Consumer<Socket> taken, Consumer<IOException> failed) {
        this.server = server;
        this.workers = workers;
        this.taken = taken;
        this.failed = failed;
    }

    /// Binds and begins to accept.
    ///
    /// @param taken called on the accept thread for each connection; must not block
    /// @param failed called when accepting failed
    /// @throws ProblemException with [Problem.PortTaken] or [Problem.PortUnusable]
    static LoopbackListener start(
            ForwardPlan plan, Workers workers, Consumer<Socket> taken, Consumer<IOException> failed)
            throws ProblemException {
        InetSocketAddress wanted = new InetSocketAddress(plan.address(), plan.port());
        try {
            ServerSocket server = new ServerSocket();
            try {
                server.bind(wanted, BACKLOG);
            } catch (IOException refused) {
                server.close();
                throw refused;
            }
            LoopbackListener listener = new LoopbackListener(server, workers, taken, failed);
            workers.start("forward-" + plan.name() + "-accept", listener::accept);
            return listener;
        } catch (IOException refused) {
            throw new ProblemException(problem(plan, refused), refused);
        }
    }

    private static Problem problem(ForwardPlan plan, IOException refused) {
        String address = plan.address().getHostAddress();
        String detail = String.valueOf(refused.getMessage());
        return refused instanceof BindException && detail.contains("in use")
                ? new Problem.PortTaken(address, plan.port(), "")
                : new Problem.PortUnusable(address, plan.port(), detail);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                taken.accept(server.accept());
            } catch (IOException trouble) {
                if (!server.isClosed()) {
                    failed.accept(trouble);
                    pause();
                }
            }
        }
    }

    private synchronized void pause() {
        long until = workers.nanoTime() + PAUSE.toNanos();
        Workers.Wakeup wakeup = workers.after(PAUSE, this::wake);
        try {
            while (!server.isClosed() && workers.nanoTime() - until < 0) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close();
        } finally {
            wakeup.cancel();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException ignored) {
            // The descriptor is gone either way.
        }
        wake();
    }
}

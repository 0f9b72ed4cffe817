package dev.ecsdeck.forward;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/// A bound port and its accept loop on one virtual thread. Goes on through failures to accept, such as no free
/// descriptors: it pauses for a second, while the kernel's queue holds the callers.
final class LoopbackListener implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int FIRST_FOR_ALL = 1_024;
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
        ServerSocket server = bind(plan.address(), plan.port());
        LoopbackListener listener = new LoopbackListener(server, workers, taken, failed);
        workers.start("forward-" + plan.name() + "-accept", listener::accept);
        return listener;
    }

    /// @throws ProblemException with [Problem.PortTaken] or [Problem.PortUnusable]
    static ServerSocket bind(InetAddress address, int port) throws ProblemException {
        try {
            return new ServerSocket(port, BACKLOG, address);
        } catch (IOException refused) {
            throw new ProblemException(problem(address, port, refused), refused);
        }
    }

    static Problem problem(InetAddress address, int port, IOException refused) {
        String detail = String.valueOf(refused.getMessage());
        return refused instanceof BindException && isTaken(address, port, detail)
                ? new Problem.PortTaken(address.getHostAddress(), port, "")
                : new Problem.PortUnusable(address.getHostAddress(), port, detail);
    }

    /// Linux says why in the user's language, and Java passes that on with nothing else to go by. Ports below 1,024
    /// may be kept for the administrator; of the others, one is taken where its address can be bound at all.
    private static boolean isTaken(InetAddress address, int port, String words) {
        if (words.contains("in use")) {
            return true;
        }
        boolean otherwise = words.contains("denied") || words.contains("assign");
        return !otherwise && port >= FIRST_FOR_ALL && canBind(address);
    }

    private static boolean canBind(InetAddress address) {
        try (ServerSocket _ = new ServerSocket(0, 1, address)) {
            return true;
        } catch (IOException no) {
            return false;
        }
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

package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.Login;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.ssh.SshTarget;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A way to sshd and the SSH connection over it, on a thread of its own while the key is registered: it goes as far
/// as to the host's key, and there it waits until the login may go on. Whoever begins one finishes or abandons it.
final class Handshake {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Opens the way.
    @FunctionalInterface
    interface Door {
        LoginWay open(Duration patience) throws ProblemException;
    }

    /// A connection that stands, and the way that carries it.
    record Standing(LoginWay way, SshConnection ssh) {}

    private final SshTarget target;
    private final PinnedHosts hosts;
    private final Workers workers;
    private final CompletableFuture<Login> login = new CompletableFuture<>();
    /// The host's keys as they were read there.
    private final CompletableFuture<List<String>> leave = new CompletableFuture<>();
    private final CompletableFuture<LoginWay> way = new CompletableFuture<>();
    private final CompletableFuture<Standing> outcome = new CompletableFuture<>();
    private final AtomicBoolean abandoned = new AtomicBoolean();

    private Handshake(SshTarget target, PinnedHosts hosts, Workers workers) {
        this.target = target;
        this.hosts = hosts;
        this.workers = workers;
    }

    /// @param connected is told when the way is open
    static Handshake begin(
            String name, Door door, SshTarget target, PinnedHosts hosts, Runnable connected, Workers workers) {
        Handshake begun = new Handshake(target, hosts, workers);
        workers.start(name, () -> begun.run(door, connected));
        return begun;
    }

    private void run(Door door, Runnable connected) {
        try {
            LoginWay open = door.open(PATIENCE);
            connected.run();
            way.complete(open);
            Login proof = joined(login);
            outcome.complete(new Standing(
                    open, SshConnection.open(open.link(), target, proof, new Waiting(), PATIENCE, workers)));
        } catch (ProblemException failed) {
            outcome.completeExceptionally(failed);
        } finally {
            outcome.completeExceptionally(new IllegalStateException("a handshake ended without an outcome"));
        }
    }

    /// Shakes hands for this login.
    void prove(Login proof) {
        login.complete(proof);
    }

    /// Lets the login go on, and waits until it stands. Where the wait is interrupted, it ends only when nobody uses
    /// the login's secret any more.
    ///
    /// @param hostKeys as read on the instance; empty where they could not be read
    Standing finish(List<String> hostKeys) throws ProblemException {
        leave.complete(hostKeys);
        try {
            return outcome.get();
        } catch (InterruptedException stopped) {
            abandon();
            outcome.handle((_, _) -> true).join();
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    /// Gives it up, whatever it has come to. Ends the session of a way that is open; blocks for that. May come twice.
    void abandon() {
        if (!abandoned.compareAndSet(false, true)) {
            return;
        }
        ProblemException given = new ProblemException(new Problem.Interrupted());
        leave.completeExceptionally(given);
        login.completeExceptionally(given);
        outcome.thenAccept(standing -> standing.ssh().close());
        way.thenAccept(LoginWay::abandon);
    }

    private static <T> T joined(CompletableFuture<T> future) throws ProblemException {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        }
    }

    private static ProblemException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof ProblemException named) {
            return named;
        }
        throw new IllegalStateException(failed);
    }

    /// Judges nothing before the login may go on.
    private final class Waiting implements HostKeyBook {
        @Override
        public boolean mayJudge() {
            try {
                hosts.confirm(joined(leave));
                return true;
            } catch (ProblemException given) {
                return false;
            }
        }

        @Override
        public List<HostKeyPin> pinsOf(String host) {
            return hosts.pinsOf(host);
        }

        @Override
        public void pin(String host, HostKeyPin pin) {
            hosts.pin(host, pin);
        }

        @Override
        public boolean mayTrust(String host, HostKeyPin shown) {
            return hosts.mayTrust(host, shown);
        }

        @Override
        public void verified(String host, HostKeyPin shown) {
            hosts.verified(host, shown);
        }
    }
}

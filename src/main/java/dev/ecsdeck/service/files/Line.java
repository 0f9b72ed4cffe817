package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.ssh.RemoteHash;
import dev.ecsdeck.ssh.SftpFiles;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The connection of a room: made when it is first needed, made again when it is needed after a drop, by one login
/// for all who wait. Keeps a few file views open, since opening one costs a round trip. Thread-safe.
final class Line implements AutoCloseable {
    private static final int MOST_IDLE_VIEWS = 3;
    /// Answers of the server that leave a view in order.
    private static final Set<RemoteFileFault> ORDERLY = EnumSet.complementOf(EnumSet.of(RemoteFileFault.OTHER));

    private final LoginDoor door;
    private final Workers workers;
    private final SignalSource<RoomState> state;
    private final Object lock = new Object();
    // Guarded by lock, all that follow.
    private LoginDoor.@Nullable Held held;
    private @Nullable CompletableFuture<SshConnection> pending;
    private @Nullable Thread entering;
    private @Nullable RemoteHash hash;
    private final Deque<SftpFiles> idle = new ArrayDeque<>();
    private boolean closed;

    Line(LoginDoor door, Workers workers) {
        this.door = door;
        this.workers = workers;
        this.state =
                new SignalSource<>(new RoomState.Connecting(workers.clock().instant(), Map.of(), Optional.empty()));
    }

    /// What is done with a view of files.
    interface Use<T> {
        T with(SftpFiles files) throws ProblemException;
    }

    Signal<RoomState> state() {
        return state;
    }

    boolean isOpen() {
        synchronized (lock) {
            return held != null && held.ssh().isOpen();
        }
    }

    /// The connection, after a login if there is none. Blocking.
    SshConnection ssh() throws ProblemException {
        CompletableFuture<SshConnection> coming;
        synchronized (lock) {
            if (closed) {
                throw new ProblemException(new Problem.Interrupted());
            }
            if (held != null && held.ssh().isOpen()) {
                return held.ssh();
            }
            if (pending == null) {
                CompletableFuture<SshConnection> begun = new CompletableFuture<>();
                pending = begun;
                entering = workers.start("files-login", () -> enter(begun));
            }
            coming = pending;
        }
        return joined(coming);
    }

    private static SshConnection joined(CompletableFuture<SshConnection> coming) throws ProblemException {
        try {
            return coming.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProblemException named) {
                throw new ProblemException(named.problem(), named);
            }
            throw new IllegalStateException(failed);
        }
    }

    private void enter(CompletableFuture<SshConnection> coming) {
        letGo();
        Progress progress = new Progress(workers.clock().instant());
        state.set(progress.now.value());
        try {
            LoginDoor.Held fresh = door.enter(progress);
            boolean late;
            synchronized (lock) {
                late = closed;
                held = late ? null : fresh;
                pending = null;
            }
            if (late) {
                fresh.release().run();
                throw new ProblemException(new Problem.Interrupted());
            }
            state.set(new RoomState.Open(
                    fresh.ssh().target().user(), workers.clock().instant()));
            coming.complete(fresh.ssh());
        } catch (ProblemException failed) {
            synchronized (lock) {
                pending = null;
            }
            state.set(new RoomState.Lost(failed.problem(), workers.clock().instant()));
            coming.completeExceptionally(failed);
        }
    }

    /// Tells the room's state how far a login is.
    private final class Progress implements LoginProgress {
        private final SignalSource<RoomState.Connecting> now;

        Progress(Instant begun) {
            now = new SignalSource<>(new RoomState.Connecting(begun, Map.of(), Optional.empty()));
        }

        @Override
        public void done(Step step, Duration took) {
            state.set(now.update(before -> before.with(step, took)));
        }

        @Override
        public void keyGoodUntil(Instant end) {
            state.set(now.update(before -> new RoomState.Connecting(before.since(), before.done(), Optional.of(end))));
        }
    }

    /// Looks whether the connection still stands, and says so if not.
    void look() {
        boolean dropped;
        synchronized (lock) {
            dropped = !closed && pending == null && held != null && !held.ssh().isOpen();
        }
        if (dropped) {
            state.update(now -> now instanceof RoomState.Open open
                    ? new RoomState.Lost(
                            new Problem.SshFailed(SshFault.BROKEN, open.user(), ""),
                            workers.clock().instant())
                    : now);
        }
    }

    /// Does something with a view that nobody else uses meanwhile.
    <T> T with(Use<T> use) throws ProblemException {
        SftpFiles view = borrow();
        boolean orderly = false;
        try {
            T result = use.with(view);
            orderly = !Thread.currentThread().isInterrupted();
            return result;
        } catch (ProblemException failed) {
            orderly = failed.problem() instanceof Problem.RemoteFileFailed answer && ORDERLY.contains(answer.fault());
            look();
            throw failed;
        } finally {
            giveBack(view, orderly);
        }
    }

    private SftpFiles borrow() throws ProblemException {
        SshConnection ssh = ssh();
        SftpFiles ready;
        synchronized (lock) {
            ready = idle.poll();
        }
        try {
            return ready == null ? ssh.openFiles() : ready;
        } catch (ProblemException failed) {
            look();
            throw failed;
        }
    }

    private void giveBack(SftpFiles view, boolean orderly) {
        boolean keep;
        synchronized (lock) {
            keep = orderly
                    && !closed
                    && view.isOpen()
                    && held != null
                    && held.ssh().isOpen()
                    && idle.size() < MOST_IDLE_VIEWS;
            if (keep) {
                idle.push(view);
            }
        }
        if (!keep) {
            view.close();
        }
    }

    /// Asks for checksums over the connection as it is when asked.
    RemoteHash hash() {
        return path -> {
            SshConnection ssh = ssh();
            RemoteHash asked;
            synchronized (lock) {
                if (hash == null) {
                    hash = RemoteHash.over(ssh);
                }
                asked = hash;
            }
            return asked.sha256(path);
        };
    }

    private void letGo() {
        LoginDoor.Held gone;
        synchronized (lock) {
            gone = held;
            held = null;
            hash = null;
            idle.clear();
        }
        if (gone != null) {
            gone.release().run();
        }
    }

    @Override
    public void close() {
        Thread busy;
        synchronized (lock) {
            closed = true;
            busy = pending == null ? null : entering;
        }
        if (busy != null) {
            busy.interrupt();
        }
        letGo();
    }
}

package dev.ecsdeck.forward;

import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.forward.ForwardStatus.Fault;
import dev.ecsdeck.forward.LinkOpener.SessionChoice;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One running rule: owns its listener, its warm channels and every connection, and closes them all. Thread-safe.
public final class PortForward implements AutoCloseable {
    /// More connections than this at once are reset.
    static final int MOST_CONNECTIONS = 4_096;
    /// More than this do not wait behind a closed gate.
    static final int MOST_WAITING = 1_000;

    private static final int LOGGED = 200;
    private static final long CLOSE_SECONDS = 2;

    private final ForwardPlan plan;
    private final LinkOpener opener;
    private final AccessPolicy access;
    private final Workers workers;
    private final Runnable changed;
    private final Gate gate;
    private final CallerNames names;
    private final WarmChannels warm;
    private final TcpConnection.Owner owner = new ConnectionOwner();
    private final ConcurrentSkipListMap<Long, TcpConnection> live = new ConcurrentSkipListMap<>();
    // The rest is guarded by this.
    private final Deque<ConnectionRecord> past = new ArrayDeque<>();
    private @Nullable LoopbackListener listener;
    private @Nullable Instant lastOpened;
    private @Nullable Fault lastFault;
    private boolean closed;
    private boolean freshSessionsOnly;
    private long connections;
    private long refused;
    private long pastUp;
    private long pastDown;

    /// @param changed called after anything but the byte counts has changed, on any thread, with no lock held; must
    ///     not block
    public PortForward(ForwardPlan plan, LinkOpener opener, AccessPolicy access, Workers workers, Runnable changed) {
        this.plan = plan;
        this.opener = opener;
        this.access = access;
        this.workers = workers;
        this.changed = changed;
        this.names = new CallerNames(plan.name(), access, workers, live::values, changed);
        this.gate = new Gate(workers, new SplittableRandom(), changed);
        this.warm = new WarmChannels(plan, opener, workers, () -> gate.closed().isEmpty(), changed);
    }

    /// Whether a port could be listened on now: takes it, and lets go of it.
    ///
    /// @return where; another port if 0 was asked for
    /// @throws ProblemException with [Problem.PortTaken] or [Problem.PortUnusable]
    public static HostAndPort tryToListen(InetAddress address, int port) throws ProblemException {
        try (ServerSocket free = LoopbackListener.bind(address, port)) {
            return new HostAndPort(address.getHostAddress(), free.getLocalPort());
        } catch (IOException notClosed) {
            throw new ProblemException(
                    new Problem.PortUnusable(address.getHostAddress(), port, String.valueOf(notClosed.getMessage())),
                    notClosed);
        }
    }

    /// Listens from now on.
    ///
    /// @return where; the port is the one taken if the plan asked for a free one
    /// @throws ProblemException with [Problem.PortTaken] or [Problem.PortUnusable]
    public HostAndPort start() throws ProblemException {
        LoopbackListener started = LoopbackListener.start(plan, workers, this::accepted, this::acceptFailed);
        boolean late;
        synchronized (this) {
            late = closed || listener != null;
            if (!late) {
                listener = started;
            }
        }
        if (late) {
            started.close();
            throw new IllegalStateException("started before, or closed");
        }
        warm.used();
        changed.run();
        return address(started);
    }

    /// The machine woke or the network changed: connections that wait try again at once.
    public void wake() {
        gate.wake();
        changed.run();
    }

    /// A look at this moment; cheap enough for once a second.
    public ForwardStatus status() {
        int open = 0;
        int waiting = 0;
        long up = 0;
        long down = 0;
        synchronized (this) {
            for (TcpConnection connection : live.values()) {
                open += connection.isOpen() ? 1 : 0;
                waiting += connection.isWaiting() ? 1 : 0;
                up += connection.bytesUp();
                down += connection.bytesDown();
            }
            return new ForwardStatus(
                    state(waiting),
                    open,
                    waiting,
                    warm.count(),
                    connections,
                    refused,
                    pastUp + up,
                    pastDown + down,
                    Optional.ofNullable(lastOpened),
                    Optional.ofNullable(lastFault));
        }
    }

    /// The live connections and the last two hundred that have ended, oldest first.
    public List<ConnectionRecord> log() {
        List<ConnectionRecord> all;
        synchronized (this) {
            all = new ArrayList<>(past);
            live.values().forEach(connection -> all.add(connection.record()));
        }
        return List.copyOf(all);
    }

    /// A gate that nobody waits behind any more holds nobody back once its back-off is over.
    private ForwardState state(int waiting) {
        if (closed || listener == null) {
            return new ForwardState.Stopped();
        }
        HostAndPort at = address(listener);
        return gate.closed()
                .filter(held -> waiting > 0 || !held.isDue())
                .<ForwardState>map(held -> new ForwardState.Holding(at, held.why(), held.nextTry(), held.attempt()))
                .orElseGet(() -> new ForwardState.Listening(at));
    }

    private static HostAndPort address(LoopbackListener listening) {
        InetSocketAddress bound = listening.address();
        return new HostAndPort(bound.getAddress().getHostAddress(), bound.getPort());
    }

    // Accept thread.

    private void accepted(Socket socket) {
        TcpConnection connection;
        boolean over;
        synchronized (this) {
            connection = new TcpConnection(owner, plan, workers, socket, ++connections);
            over = closed;
            if (!over) {
                live.put(connections, connection);
            }
        }
        if (over) {
            connection.finish(Outcome.BROKEN, null);
        } else if (live.size() > MOST_CONNECTIONS) {
            connection.finish(Outcome.FAILED, new Problem.QueueFull(MOST_CONNECTIONS));
        } else {
            connection.start();
            changed.run();
        }
    }

    private void acceptFailed(IOException why) {
        fault(new Problem.PortUnusable(plan.address().getHostAddress(), plan.port(), String.valueOf(why.getMessage())));
        changed.run();
    }

    private synchronized void fault(Problem problem) {
        lastFault = new Fault(workers.clock().instant(), problem);
    }

    private final class ConnectionOwner implements TcpConnection.Owner {
        @Override
        public AccessPolicy access() {
            return access;
        }

        @Override
        public Optional<Link> takeWarm(TcpConnection connection) {
            Optional<Link> taken = warm.take(connection);
            warm.used();
            return taken;
        }

        @Override
        public Optional<Link> openLink(TcpConnection connection) throws ProblemException {
            boolean renewed = false;
            if (gate.closed().isPresent() && waiting() > MOST_WAITING) {
                throw new ProblemException(new Problem.QueueFull(MOST_WAITING));
            }
            while (gate.pass(connection::isOver)) {
                boolean fresh = renewed || freshOnly();
                try {
                    Link link = opener.open(fresh ? SessionChoice.FRESH : SessionChoice.SHARED);
                    gate.succeeded();
                    return Optional.of(link);
                } catch (ProblemException trouble) {
                    Problem why = trouble.problem();
                    rememberTakenId(why);
                    if (!fresh && asksForFreshSession(why)) {
                        renewed = true;
                    } else if (isWorthWaitingFor(why) && !connection.isOver()) {
                        renewed = false;
                        fault(why);
                        gate.failed(why);
                        changed.run();
                    } else {
                        throw trouble;
                    }
                } finally {
                    gate.leave();
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean isHolding() {
            return gate.closed().isPresent();
        }

        @Override
        public void opened() {
            synchronized (PortForward.this) {
                lastOpened = workers.clock().instant();
            }
            names.wanted();
            changed.run();
        }

        @Override
        public void ended(TcpConnection connection) {
            ConnectionRecord record = connection.record();
            synchronized (PortForward.this) {
                live.remove(record.number());
                pastUp += record.bytesUp();
                pastDown += record.bytesDown();
                refused += record.outcome() == Outcome.REFUSED ? 1 : 0;
                past.add(record);
                if (past.size() > LOGGED) {
                    past.remove();
                }
                record.problem()
                        .ifPresent(
                                problem -> lastFault = new Fault(workers.clock().instant(), problem));
            }
            gate.look();
            changed.run();
        }
    }

    private long waiting() {
        return live.values().stream().filter(TcpConnection::isWaiting).count();
    }

    private synchronized boolean freshOnly() {
        return freshSessionsOnly;
    }

    /// An agent that refuses a second channel of one session will do so again.
    private synchronized void rememberTakenId(Problem why) {
        freshSessionsOnly |= isTakenId(why);
    }

    private static boolean isTakenId(Problem why) {
        return why instanceof Problem.SessionEnded end && end.reason().equals("SessionIdDuplicated");
    }

    private static boolean asksForFreshSession(Problem why) {
        return why instanceof Problem.GatewayRefused || why instanceof Problem.Expired || isTakenId(why);
    }

    private static boolean isWorthWaitingFor(Problem why) {
        boolean tooMuch =
                why instanceof Problem.SessionEnded end && end.reason().equals("FlowExceedLimit");
        return why.kind() == Kind.LIMIT || why.kind() == Kind.NETWORK || tooMuch || isTakenId(why);
    }

    /// Stops listening and ends every connection, side by side, within two seconds.
    @Override
    public void close() {
        LoopbackListener listening;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            listening = listener;
        }
        if (listening != null) {
            listening.close();
        }
        List<Runnable> ends = new ArrayList<>();
        ends.add(warm::close);
        live.values().forEach(connection -> ends.add(() -> connection.finish(Outcome.BROKEN, null)));
        CountDownLatch left = new CountDownLatch(ends.size());
        for (Runnable end : ends) {
            workers.start("forward-" + plan.name() + "-close", () -> {
                end.run();
                left.countDown();
            });
        }
        try {
            boolean _ = left.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        changed.run();
    }
}

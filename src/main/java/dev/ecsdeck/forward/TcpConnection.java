package dev.ecsdeck.forward;

import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// One accepted connection and its link: a thread a direction. The local bytes are read ahead by one chunk while the
/// link is opened; nothing is written to it before it takes bytes. Ends once, whoever ends it.
final class TcpConnection {
    private static final int CHUNK = 8 * 1024;

    /// What a connection asks of its forward.
    interface Owner {
        AccessPolicy access();

        /// Waits for a link; empty if the connection ended meanwhile.
        Optional<Link> openLink(TcpConnection connection) throws ProblemException;

        /// A link that waited warm, handed to the connection together with the thread that reads it.
        Optional<Link> takeWarm(TcpConnection connection);

        /// Whether connections wait behind a closed gate.
        boolean isHolding();

        /// The connection has its link.
        void opened();

        void ended(TcpConnection connection);
    }

    private final Owner owner;
    private final ForwardPlan plan;
    private final Workers workers;
    private final Socket socket;
    private final String name;
    private final long number;
    private final Instant opened;
    private final LongAdder up = new LongAdder();
    private final LongAdder down = new LongAdder();
    // The rest is guarded by this.
    private String caller;
    private Outcome outcome = Outcome.WAITING;
    /// The caller is a program, or was looked for.
    private boolean isNamed;
    private @Nullable Problem problem;
    private @Nullable Instant ended;
    private @Nullable Link link;
    private @Nullable Thread opening;
    private boolean localEnded;
    private boolean targetEnded;
    /// Bytes of the target wait for the local side to take them.
    private boolean delivering;
    private long lastDataNanos;
    private Workers.@Nullable Wakeup lingering;

    TcpConnection(Owner owner, ForwardPlan plan, Workers workers, Socket socket, long number) {
        this.owner = owner;
        this.plan = plan;
        this.workers = workers;
        this.socket = socket;
        this.number = number;
        this.name = "forward-" + plan.name() + "-" + number;
        this.opened = workers.clock().instant();
        this.caller = CallerCheck.addressOf(far());
    }

    void start() {
        workers.start(name + "-down", this::run);
    }

    private void run() {
        synchronized (this) {
            opening = Thread.currentThread();
        }
        try {
            socket.setTcpNoDelay(true);
            if (!mayConnect()) {
                return;
            }
            workers.start(name + "-up", this::pumpUp);
            if (owner.takeWarm(this).isPresent()) {
                return;
            }
            Optional<Link> found = owner.openLink(this);
            if (found.isPresent() && carry(found.get())) {
                pumpDown(found.get(), new byte[CHUNK], 0);
            }
        } catch (ProblemException refused) {
            finish(Outcome.FAILED, refused.problem());
        } catch (IOException gone) {
            finish(Outcome.DONE, null);
        } catch (RuntimeException bug) {
            finish(Outcome.BROKEN, null);
            throw bug;
        }
    }

    private boolean mayConnect() {
        AccessPolicy.Decision decision = owner.access().decide(far(), near());
        synchronized (this) {
            caller = decision.caller();
            isNamed = caller.startsWith("/");
        }
        if (decision.refusal().isPresent()) {
            finish(Outcome.REFUSED, decision.refusal().get());
        }
        return decision.refusal().isEmpty();
    }

    InetSocketAddress far() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    InetSocketAddress near() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// Whether it is open and nobody has looked for its program; whoever asks does.
    synchronized boolean takeNameless() {
        boolean nameless = isOpen() && !isNamed;
        isNamed |= nameless;
        return nameless;
    }

    synchronized void name(String program) {
        caller = program;
    }

    /// Takes the link over, to be closed with the connection.
    ///
    /// @return false if the connection has ended: the link is then closed
    boolean carry(Link found) {
        boolean over;
        synchronized (this) {
            over = isOver();
            if (!over) {
                link = found;
                outcome = Outcome.OPEN;
                opening = null;
                lastDataNanos = workers.nanoTime();
                notifyAll();
            }
        }
        if (over) {
            found.close();
        } else {
            owner.opened();
        }
        return !over;
    }

    // Up: from the local program to the target.

    private void pumpUp() {
        byte[] chunk = new byte[CHUNK];
        int count = readLocal(chunk);
        if (count < 0) {
            localHasEnded();
        }
        Link to = awaitLink();
        if (to == null) {
            return;
        }
        try {
            while (count >= 0) {
                to.write(chunk, 0, count);
                up.add(count);
                count = readLocal(chunk);
            }
            to.closeOutput();
        } catch (IOException linkOver) {
            // Why is for the other thread to find, which may still have bytes to deliver; what comes now has no taker.
            while (count >= 0) {
                count = readLocal(chunk);
            }
        }
        localHasEnded();
    }

    /// @return -1 at the end, also when the local side broke off
    private int readLocal(byte[] chunk) {
        try {
            return socket.getInputStream().read(chunk);
        } catch (IOException brokenOff) {
            finish(Outcome.DONE, null);
            return -1;
        }
    }

    private synchronized @Nullable Link awaitLink() {
        while (link == null && !isOver()) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return link;
    }

    // Down: from the target to the local program.

    /// Carries what the link brings until it ends. The first `count` bytes of `chunk` have been read already; a
    /// negative count says that the target has ended.
    void pumpDown(Link from, byte[] chunk, int count) {
        int filled = count;
        try {
            while (filled >= 0) {
                if (filled > 0 && !deliver(chunk, filled)) {
                    return;
                }
                filled = from.read(chunk, 0, chunk.length);
            }
        } catch (IOException broken) {
            brokenOff(broken);
            return;
        }
        targetHasEnded();
    }

    private boolean deliver(byte[] chunk, int count) {
        delivering(true);
        try {
            socket.getOutputStream().write(chunk, 0, count);
        } catch (IOException localGone) {
            finish(Outcome.DONE, null);
            return false;
        } finally {
            delivering(false);
        }
        down.add(count);
        return true;
    }

    private synchronized void delivering(boolean now) {
        delivering = now;
        lastDataNanos = workers.nanoTime();
    }

    void brokenOff(IOException why) {
        finish(Outcome.BROKEN, why.getCause() instanceof ProblemException named ? named.problem() : null);
    }

    // Ends.

    private void localHasEnded() {
        boolean both;
        synchronized (this) {
            localEnded = true;
            lastDataNanos = workers.nanoTime();
            both = targetEnded;
            if (!both && !isOver() && lingering == null) {
                linger(plan.linger());
            }
        }
        if (both) {
            finish(Outcome.DONE, null);
        }
    }

    private void targetHasEnded() {
        boolean both;
        synchronized (this) {
            targetEnded = true;
            lastDataNanos = workers.nanoTime();
            both = localEnded;
            if (!both && !isOver()) {
                linger(plan.linger());
            }
        }
        try {
            socket.shutdownOutput();
        } catch (IOException localGone) {
            both = true;
        }
        if (both) {
            finish(Outcome.DONE, null);
        }
    }

    /// One side has ended: unless data still comes, the other gets this long. Called with the lock held.
    private void linger(Duration still) {
        if (lingering != null) {
            lingering.cancel();
        }
        lingering = workers.after(still, () -> workers.start(name + "-linger", this::lingered));
    }

    private void lingered() {
        boolean held = owner.isHolding();
        synchronized (this) {
            // Neither the agent's own wait nor a slow reader here may use the time up; a closed gate may.
            boolean counts = link == null ? held : !delivering;
            long still = counts ? workers.nanoTime() - lastDataNanos : 0;
            long left = plan.linger().toNanos() - still;
            if (left > 0 && !isOver()) {
                linger(Duration.ofNanos(left));
                return;
            }
        }
        finish(Outcome.DONE, null);
    }

    /// Ends the connection: in order, or as a reset where something went wrong. The first call counts.
    void finish(Outcome how, @Nullable Problem why) {
        Link used;
        Thread waiting;
        synchronized (this) {
            if (isOver()) {
                return;
            }
            ended = workers.clock().instant();
            outcome = how;
            problem = why;
            used = link;
            waiting = opening;
            if (lingering != null) {
                lingering.cancel();
            }
            notifyAll();
        }
        closeSocket(how != Outcome.DONE);
        if (waiting != null && !waiting.equals(Thread.currentThread())) {
            waiting.interrupt();
        }
        owner.ended(this);
        if (used != null) {
            used.close();
        }
    }

    private void closeSocket(boolean reset) {
        try (socket) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException ignored) {
            // Closed either way.
        }
    }

    synchronized boolean isOver() {
        return ended != null;
    }

    /// Without a link as yet.
    synchronized boolean isWaiting() {
        return !isOver() && link == null;
    }

    synchronized boolean isOpen() {
        return !isOver() && link != null;
    }

    long bytesUp() {
        return up.sum();
    }

    long bytesDown() {
        return down.sum();
    }

    synchronized ConnectionRecord record() {
        return new ConnectionRecord(
                number,
                opened,
                Optional.ofNullable(ended),
                caller,
                outcome,
                up.sum(),
                down.sum(),
                Optional.ofNullable(problem));
    }
}

package dev.ecsdeck.forward;

import dev.ecsdeck.forward.LinkOpener.SessionChoice;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Links that are opened before a client is there, so that the agent's wait is over when it comes. Each is given to
/// one connection, and closed unused when it has received anything, has ended or is too old. None is kept for a
/// forward without a connection for two minutes. Thread-safe.
final class WarmChannels {
    private static final Duration KEPT_AFTER_USE = Duration.ofMinutes(2);
    private static final int CHUNK = 8 * 1024;

    private final ForwardPlan plan;
    private final LinkOpener opener;
    private final Workers workers;
    private final BooleanSupplier wayIsClear;
    private final Runnable changed;
    // All guarded by this.
    private final Deque<Warm> ready = new ArrayDeque<>();
    private int opening;
    private int cooling;
    private long lastUseNanos;
    private boolean closed;

    WarmChannels(ForwardPlan plan, LinkOpener opener, Workers workers, BooleanSupplier wayIsClear, Runnable changed) {
        this.plan = plan;
        this.opener = opener;
        this.workers = workers;
        this.wayIsClear = wayIsClear;
        this.changed = changed;
    }

    private static final class Warm {
        final Link link;
        /// Guarded by the channels' lock.
        @Nullable
        TcpConnection takenBy;

        Warm(Link link) {
            this.link = link;
        }
    }

    /// A connection came, or the forward started: keeps the set full for the next two minutes.
    void used() {
        synchronized (this) {
            lastUseNanos = workers.nanoTime();
        }
        fill();
    }

    /// The oldest that waits. It comes with the thread that reads it, which from now on serves the connection.
    Optional<Link> take(TcpConnection connection) {
        Warm warm;
        synchronized (this) {
            warm = ready.poll();
            if (warm == null) {
                return Optional.empty();
            }
            warm.takenBy = connection;
        }
        return connection.carry(warm.link) ? Optional.of(warm.link) : Optional.empty();
    }

    synchronized int count() {
        return ready.size();
    }

    void close() {
        Deque<Warm> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(ready);
            ready.clear();
        }
        left.forEach(warm -> warm.link.close());
    }

    private void fill() {
        if (!wayIsClear.getAsBoolean()) {
            return;
        }
        int missing;
        synchronized (this) {
            if (closed || workers.nanoTime() - lastUseNanos > KEPT_AFTER_USE.toNanos()) {
                return;
            }
            missing = plan.warmChannels() - ready.size() - opening - cooling;
            opening += Math.max(0, missing);
        }
        for (int i = 0; i < missing; i++) {
            workers.start("forward-" + plan.name() + "-warm", this::keepOne);
        }
    }

    private void keepOne() {
        Warm warm = open();
        if (warm == null) {
            return;
        }
        changed.run();
        byte[] chunk = new byte[CHUNK];
        int count;
        try {
            count = warm.link.read(chunk, 0, chunk.length);
        } catch (IOException broken) {
            TcpConnection served = spoil(warm);
            if (served != null) {
                served.brokenOff(broken);
            }
            return;
        }
        TcpConnection served = spoil(warm);
        if (served != null) {
            served.pumpDown(warm.link, chunk, count);
        }
    }

    private @Nullable Warm open() {
        Link link;
        try {
            link = opener.open(SessionChoice.SHARED);
        } catch (ProblemException _) {
            // The next connection meets the same problem, and tells it.
            synchronized (this) {
                opening--;
            }
            return null;
        }
        Warm warm = new Warm(link);
        synchronized (this) {
            opening--;
            if (!closed) {
                ready.add(warm);
            }
        }
        if (isClosed()) {
            link.close();
            return null;
        }
        workers.after(opener.warmLife(), () -> workers.start("forward-" + plan.name() + "-cool", () -> retire(warm)));
        return warm;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Something came. Without a connection to give it to, the link is closed; its place stays empty until it would
    /// have grown too old, so that a target that greets is not called without end.
    private @Nullable TcpConnection spoil(Warm warm) {
        TcpConnection served;
        synchronized (this) {
            served = warm.takenBy;
            if (served == null && ready.remove(warm)) {
                cooling++;
            }
        }
        if (served == null) {
            warm.link.close();
            changed.run();
        }
        return served;
    }

    /// The link's time is over: makes room for the next, whether it waited, was spoilt or was used.
    private void retire(Warm warm) {
        boolean unused;
        synchronized (this) {
            unused = ready.remove(warm);
            if (!unused && warm.takenBy == null && cooling > 0) {
                cooling--;
            }
        }
        if (unused) {
            warm.link.close();
        }
        fill();
        changed.run();
    }
}

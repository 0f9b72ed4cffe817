package dev.ecsdeck.service.forwards;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions of one running rule: one that opens new channels, and older ones that still carry some. Thread-safe.
final class SharedTickets implements AutoCloseable {
    /// A minute before the URL's own end.
    static final Duration SPARE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SharedTickets.class);
    private static final long CLOSE_SECONDS = 2;

    private final ForwardRule rule;
    private final ForwardDesk desk;
    private final Workers workers;
    // All guarded by this.
    private final Set<Lease> alive = new HashSet<>();
    private @Nullable Lease current;
    private boolean asking;
    /// What the last asking met, where it met something.
    private @Nullable ProblemException refusal;

    private boolean closed;

    SharedTickets(ForwardRule rule, ForwardDesk desk, Workers workers) {
        this.rule = rule;
        this.desk = desk;
        this.workers = workers;
    }

    /// A session and who uses it.
    static final class Lease {
        final SessionTicket ticket;
        final OptionalInt agentBuild;
        final Instant since;
        /// Both guarded by the tickets' lock.
        private int channels;

        private boolean worn;

        private Lease(SessionTicket ticket, OptionalInt agentBuild, Instant since) {
            this.ticket = ticket;
            this.agentBuild = agentBuild;
            this.since = since;
        }
    }

    /// The session for the next channel, asked for now if there is none that is young enough. Callers that come
    /// meanwhile wait for the same answer, be it a refusal. Each lease taken is given back by [#giveBack].
    Lease take() throws ProblemException {
        synchronized (this) {
            awaitAnswer();
            if (closed) {
                throw new ProblemException(new Problem.Interrupted());
            }
            if (current != null && isFresh(current)) {
                current.channels++;
                return current;
            }
            asking = true;
            refusal = null;
        }
        try {
            return ask(true);
        } catch (ProblemException met) {
            keepForThoseWhoWait(met);
            throw met;
        } finally {
            synchronized (this) {
                asking = false;
                notifyAll();
            }
        }
    }

    /// One that was only interrupted is no answer: the next asks anew.
    private synchronized void keepForThoseWhoWait(ProblemException met) {
        refusal = met.problem() instanceof Problem.Interrupted ? null : met;
    }

    /// A session for one channel alone.
    Lease takeOwn() throws ProblemException {
        return ask(false);
    }

    private Lease ask(boolean shared) throws ProblemException {
        OptionalInt build = desk.agentBuild(rule);
        SessionTicket ticket = desk.start(rule);
        Lease lease = new Lease(ticket, build, workers.clock().instant());
        boolean late;
        Lease replaced = null;
        synchronized (this) {
            late = closed;
            if (!late) {
                lease.channels = 1;
                lease.worn = !shared;
                alive.add(lease);
                if (shared) {
                    replaced = current;
                    current = lease;
                }
            }
        }
        if (late) {
            end(ticket);
            throw new ProblemException(new Problem.Interrupted());
        }
        if (replaced != null) {
            wear(replaced);
        }
        if (shared) {
            Duration young = Duration.between(
                    workers.clock().instant(), ticket.usableUntil().minus(SPARE));
            workers.after(
                    young.isNegative() ? Duration.ZERO : young,
                    () -> workers.start("forward-" + rule.name() + "-age", () -> wear(lease)));
        }
        return lease;
    }

    private boolean isFresh(Lease lease) {
        return !lease.worn
                && workers.clock().instant().isBefore(lease.ticket.usableUntil().minus(SPARE));
    }

    /// The channel has closed, or did not come about.
    void giveBack(Lease lease) {
        endIfUnused(lease, -1);
    }

    /// Opens no new channels from now on: it has grown old, or was refused.
    void wear(Lease lease) {
        synchronized (this) {
            lease.worn = true;
            if (lease.equals(current)) {
                current = null;
            }
        }
        endIfUnused(lease, 0);
    }

    private void endIfUnused(Lease lease, int change) {
        boolean over;
        synchronized (this) {
            lease.channels += change;
            over = lease.channels == 0 && lease.worn && alive.remove(lease);
        }
        if (over) {
            end(lease.ticket);
        }
    }

    /// Whoever was interrupted wants no more of the session; that it ends with the service is wanted all the same.
    private void end(SessionTicket ticket) {
        boolean interrupted = Thread.interrupted();
        try {
            desk.end(ticket);
        } catch (ProblemException stillThere) {
            LOG.warn("session {} was not ended with the service", ticket.sessionId(), stillThere);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The ids of all sessions that count.
    synchronized List<String> sessionIds() {
        List<String> ids = new ArrayList<>();
        alive.forEach(lease -> ids.add(lease.ticket.sessionId()));
        return ids;
    }

    /// While another asks for a session. Called with the lock held.
    private void awaitAnswer() throws ProblemException {
        boolean waits = asking;
        try {
            while (asking && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        }
        ProblemException met = refusal;
        if (waits && !closed && met != null) {
            throw new ProblemException(met.problem(), met);
        }
    }

    /// Ends all sessions side by side, within two seconds.
    @Override
    public void close() {
        List<Lease> left;
        synchronized (this) {
            closed = true;
            current = null;
            left = List.copyOf(alive);
            alive.clear();
            notifyAll();
        }
        CountDownLatch ended = new CountDownLatch(left.size());
        for (Lease lease : left) {
            workers.start("forward-" + rule.name() + "-end", () -> {
                end(lease.ticket);
                ended.countDown();
            });
        }
        try {
            boolean _ = ended.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

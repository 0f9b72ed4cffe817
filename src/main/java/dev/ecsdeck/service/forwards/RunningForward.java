package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.AccessPolicy;
import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ForwardPlan;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.forward.PortForward;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.forwards.ForwardRow.Rate;
import dev.ecsdeck.work.Workers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A started rule: its listener, its sessions and its rates. Thread-safe.
final class RunningForward implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final SharedTickets tickets;
    private final PortForward forward;
    private final Workers workers;
    /// Guarded by this.
    private final RateHistory rates;

    private RunningForward(SharedTickets tickets, PortForward forward, Workers workers) {
        this.tickets = tickets;
        this.forward = forward;
        this.workers = workers;
        this.rates = new RateHistory(workers.nanoTime());
    }

    static RunningForward of(
            ForwardRule rule,
            ForwardDesk desk,
            PortOpener ports,
            AccessPolicy access,
            Workers workers,
            Runnable changed)
            throws ProblemException {
        ForwardPlan plan =
                new ForwardPlan(rule.name(), address(rule), rule.localPort(), rule.warmChannels(), ForwardPlan.LINGER);
        SharedTickets tickets = new SharedTickets(rule, desk, workers);
        return new RunningForward(
                tickets,
                new PortForward(plan, new SessionLinks(rule, tickets, ports), access, workers, changed),
                workers);
    }

    private static InetAddress address(ForwardRule rule) throws ProblemException {
        try {
            return InetAddress.ofLiteral(rule.address());
        } catch (IllegalArgumentException notOne) {
            throw new ProblemException(
                    new Problem.PortUnusable(rule.address(), rule.localPort(), String.valueOf(notOne.getMessage())),
                    notOne);
        }
    }

    /// Listens from now on; closed if it cannot.
    HostAndPort start() throws ProblemException {
        try {
            return forward.start();
        } catch (ProblemException refused) {
            close();
            throw refused;
        }
    }

    /// Has a session ready before the first connection comes.
    String prepare() throws ProblemException {
        SharedTickets.Lease lease = tickets.take();
        tickets.giveBack(lease);
        return lease.ticket.sessionId();
    }

    ForwardStatus status() {
        return forward.status();
    }

    List<ConnectionRecord> log() {
        return forward.log();
    }

    List<String> sessionIds() {
        return tickets.sessionIds();
    }

    void wake() {
        forward.wake();
    }

    synchronized Rate rate() {
        return rates.now();
    }

    synchronized List<Rate> rates() {
        return rates.points();
    }

    /// Measures since the last call.
    void measure(long nowNanos) {
        ForwardStatus status = forward.status();
        synchronized (this) {
            rates.measure(status.bytesUp(), status.bytesDown(), nowNanos);
        }
    }

    /// Ends listener, connections and sessions side by side, within two seconds.
    @Override
    public void close() {
        Thread ending = workers.start("forward-sessions-end", tickets::close);
        forward.close();
        try {
            boolean _ = ending.join(CLOSING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends them side by side, within three seconds.
    static void closeAll(List<RunningForward> all, Workers workers) {
        CountDownLatch left = new CountDownLatch(all.size());
        for (RunningForward running : all) {
            workers.start("forward-close", () -> {
                running.close();
                left.countDown();
            });
        }
        try {
            boolean _ = left.await(CLOSING.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.LinkOpener;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.forwards.SharedTickets.Lease;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// A rule's links: channels over its sessions, each given out when the far side takes bytes.
final class SessionLinks implements LinkOpener {
    private static final Duration WARM_LIFE = Duration.ofSeconds(30);
    /// An agent that hides the target's end must not be trusted for long.
    private static final Duration WARM_LIFE_OLD_AGENT = Duration.ofSeconds(5);

    private final ForwardRule rule;
    private final SharedTickets tickets;
    private final PortOpener ports;
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean honestEnds;

    SessionLinks(ForwardRule rule, SharedTickets tickets, PortOpener ports) {
        this.rule = rule;
        this.tickets = tickets;
        this.ports = ports;
    }

    @Override
    public Link open(SessionChoice session) throws ProblemException {
        return switch (session) {
            case FRESH -> openOver(tickets.takeOwn());
            case SHARED -> openShared();
        };
    }

    /// A refused URL is worn for all: whoever comes next shares the session that replaces it.
    private Link openShared() throws ProblemException {
        Lease lease = tickets.take();
        try {
            return openOver(lease);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.GatewayRefused)) {
                throw refused;
            }
        }
        tickets.wear(lease);
        return openOver(tickets.take());
    }

    private Link openOver(Lease lease) throws ProblemException {
        int build = lease.agentBuild.orElse(Integer.MAX_VALUE);
        if (rule.targetHost().isPresent() && build < AgentVersion.BUILD_TARGET_SERVER) {
            tickets.giveBack(lease);
            throw new ProblemException(new Problem.InstanceNotReady(
                    rule.instance().value(), Problem.Unready.AGENT_TOO_OLD, String.valueOf(build)));
        }
        honestEnds = lease.agentBuild.orElse(0) >= AgentVersion.BUILD_HONEST_ENDS;
        PortOptions options = new PortOptions(
                "forward-" + rule.name() + "-channel-" + numbers.incrementAndGet(), lease.agentBuild, rule.idleCut());
        return opened(listener ->
                new LeasedLink(ports.openPort(lease.ticket, options, listener), () -> tickets.giveBack(lease)));
    }

    /// Waits until a channel takes bytes.
    static Link opened(Function<Consumer<ConversationState>, Link> opening) throws ProblemException {
        CompletableFuture<ConversationState> settled = new CompletableFuture<>();
        Link link = opening.apply(state -> {
            if (state instanceof ConversationState.Open || state instanceof ConversationState.Ended) {
                settled.complete(state);
            }
        });
        try {
            if (settled.get() instanceof ConversationState.Ended ended) {
                link.close();
                throw new ProblemException(ended.problem()
                        .orElseGet(() -> new Problem.SessionEnded(ended.reason().name(), "")));
            }
            return link;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            link.close();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Duration warmLife() {
        return honestEnds ? WARM_LIFE : WARM_LIFE_OLD_AGENT;
    }

    /// Gives its lease back when it is closed.
    record LeasedLink(Link channel, Runnable giveBack, AtomicBoolean closed) implements Link {
        LeasedLink(Link channel, Runnable giveBack) {
            this(channel, giveBack, new AtomicBoolean());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return channel.read(buffer, offset, length);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            channel.write(bytes, offset, length);
        }

        @Override
        public void closeOutput() throws IOException {
            channel.closeOutput();
        }

        @Override
        public void close() {
            channel.close();
            if (closed.compareAndSet(false, true)) {
                giveBack.run();
            }
        }
    }
}

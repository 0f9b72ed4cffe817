package dev.ecsdeck.service.forwards;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.testing.LinkPair;
import dev.ecsdeck.testing.ManualWorkers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// A cloud and a gateway in memory: counts sessions begun and ended, and opens links to the test.
final class FakeDesk implements ForwardDesk, PortOpener {
    final List<String> begun = new CopyOnWriteArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();
    final List<String> used = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<LinkPair> targets = new LinkedBlockingQueue<>();
    volatile OptionalInt build = OptionalInt.of(1065);
    volatile List<Problem> refusals = List.of();
    /// How a channel over a session of this id ends before it opens; empty: it opens.
    volatile Function<String, Optional<Problem>> channelEnds = _ -> Optional.empty();
    volatile CountDownLatch held = new CountDownLatch(0);

    volatile Runnable overNetwork = () -> {};

    private final AtomicInteger asked = new AtomicInteger();
    private final ManualWorkers workers;

    FakeDesk(ManualWorkers workers) {
        this.workers = workers;
    }

    @Override
    public ForwardDesk over(Network network) {
        overNetwork.run();
        return this;
    }

    @Override
    public SessionTicket start(ForwardRule rule) throws ProblemException {
        asked.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException stopped) {
            throw new ProblemException(new Problem.Interrupted(), stopped);
        }
        for (Problem problem : refusals) {
            throw new ProblemException(problem);
        }
        String id;
        synchronized (this) {
            id = "s-" + (begun.size() + 1);
            begun.add(id);
        }
        return new SessionTicket(
                id,
                URI.create("ws://127.0.0.1/"),
                "",
                rule.region(),
                rule.instance(),
                workers.clock().instant().plus(Duration.ofMinutes(10)));
    }

    /// How often a session was asked for.
    int asked() {
        return asked.get();
    }

    /// As a call over the network, it does not come about on a thread that is interrupted.
    @Override
    public void end(SessionTicket ticket) throws ProblemException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ProblemException(new Problem.Interrupted());
        }
        ended.add(ticket.sessionId());
    }

    @Override
    public OptionalInt agentBuild(ForwardRule rule) {
        return build;
    }

    Link openAt(URI gateway, PortOptions options, Consumer<ConversationState> listener) {
        return opened(gateway.toString(), listener);
    }

    @Override
    public Link openPort(SessionTicket ticket, PortOptions options, Consumer<ConversationState> listener) {
        return opened(ticket.sessionId(), listener);
    }

    private Link opened(String session, Consumer<ConversationState> listener) {
        used.add(session);
        LinkPair pair = new LinkPair();
        Optional<Problem> end = channelEnds.apply(session);
        if (end.isPresent()) {
            listener.accept(new ConversationState.Ended(ConversationState.Reason.FAILED, end));
        } else {
            targets.add(pair);
            listener.accept(new ConversationState.Open(workers.clock().instant(), false, false));
        }
        return pair.left();
    }

    List<String> live() {
        List<String> live = new ArrayList<>(begun);
        live.removeAll(ended);
        return live;
    }
}

package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.PortForward;
import dev.ecsdeck.link.Greeting;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.work.Workers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Walks the way of a forward hop by hop, and tells where it ends. Opens one session of its own and ends it.
/// Blocking.
public final class ForwardProbe {
    private static final Duration AGENT_PATIENCE = Duration.ofSeconds(20);
    /// A target that greets does so at once; an honest agent says within this that the target refused.
    private static final Duration TARGET_PATIENCE = Duration.ofSeconds(3);

    private final Supplier<ForwardDesk> desks;
    private final PortOpener ports;
    private final ForwardService forwards;
    private final Workers workers;

    /// @param desks the cloud of the account in use
    public ForwardProbe(Supplier<ForwardDesk> desks, PortOpener ports, ForwardService forwards, Workers workers) {
        this.desks = desks;
        this.ports = ports;
        this.forwards = forwards;
        this.workers = workers;
    }

    /// The hops in order, each told once on this thread; the first that fails is the last. The rule need not be
    /// saved.
    public void walk(ForwardRule rule, Consumer<ForwardHop> told) {
        ForwardDesk desk = desks.get();
        long begun = workers.nanoTime();
        try {
            String listens = isListening(rule) ? rule.address() + ":" + rule.localPort() : tryToListen(rule);
            told.accept(passed(ForwardHop.Place.LISTENER, begun, listens));
            begun = workers.nanoTime();
            SessionTicket ticket = start(desk, rule, begun, told);
            try {
                reach(desk, rule, ticket, told);
            } finally {
                workers.start("forward-probe-end", () -> end(desk, ticket));
            }
        } catch (HopFailure failure) {
            told.accept(failure.hop);
        }
    }

    private boolean isListening(ForwardRule rule) {
        return forwards.forwards().value().stream()
                .anyMatch(row -> row.rule().id().equals(rule.id())
                        && isListeningOn(rule.localPort(), row.status().state()));
    }

    private static boolean isListeningOn(int port, ForwardState state) {
        return switch (state) {
            case ForwardState.Listening listening -> listening.address().port() == port;
            case ForwardState.Holding holding -> holding.address().port() == port;
            case ForwardState.Stopped _ -> false;
        };
    }

    private String tryToListen(ForwardRule rule) throws HopFailure {
        long begun = workers.nanoTime();
        try {
            HostAndPort free = PortForward.tryToListen(InetAddress.ofLiteral(rule.address()), rule.localPort());
            return free.host() + ":" + free.port();
        } catch (ProblemException refused) {
            throw failed(ForwardHop.Place.LISTENER, begun, forwards.named(refused.problem()));
        } catch (IllegalArgumentException notOne) {
            throw failed(
                    ForwardHop.Place.LISTENER,
                    begun,
                    new Problem.PortUnusable(rule.address(), rule.localPort(), String.valueOf(notOne.getMessage())));
        }
    }

    private SessionTicket start(ForwardDesk desk, ForwardRule rule, long begun, Consumer<ForwardHop> told)
            throws HopFailure {
        try {
            SessionTicket ticket = desk.start(rule);
            told.accept(passed(ForwardHop.Place.SESSION, begun, ticket.region().value()));
            return ticket;
        } catch (ProblemException refused) {
            throw failed(ForwardHop.Place.SESSION, begun, refused.problem());
        }
    }

    private void reach(ForwardDesk desk, ForwardRule rule, SessionTicket ticket, Consumer<ForwardHop> told)
            throws HopFailure {
        long begun = workers.nanoTime();
        OptionalInt build = buildOf(desk, rule);
        CompletableFuture<ConversationState> settled = new CompletableFuture<>();
        CompletableFuture<ConversationState.Ended> ended = new CompletableFuture<>();
        Link link = ports.openPort(ticket, new PortOptions("forward-test", build, Optional.empty()), state -> {
            if (state instanceof ConversationState.Ended end) {
                ended.complete(end);
            }
            if (state instanceof ConversationState.Open || state instanceof ConversationState.Ended) {
                settled.complete(state);
            }
        });
        try {
            ConversationState state = await(settled, AGENT_PATIENCE)
                    .orElseThrow(() -> failed(ForwardHop.Place.AGENT, begun, new Problem.Silence(AGENT_PATIENCE)));
            if (state instanceof ConversationState.Ended end) {
                throw failed(placeOf(end), begun, problemOf(end));
            }
            told.accept(passed(ForwardHop.Place.AGENT, begun, build.isPresent() ? "build " + build.getAsInt() : ""));
            told.accept(target(link, build, ended));
        } finally {
            link.close();
        }
    }

    private ForwardHop target(Link link, OptionalInt build, CompletableFuture<ConversationState.Ended> ended)
            throws HopFailure {
        long begun = workers.nanoTime();
        CompletableFuture<String> greeting = new CompletableFuture<>();
        workers.start("forward-test-greeting", () -> greeting.complete(Greeting.of(link)));
        Optional<String> words = await(greeting, TARGET_PATIENCE);
        if (ended.isDone() && words.filter(text -> !text.isEmpty()).isEmpty()) {
            throw failed(ForwardHop.Place.TARGET, begun, problemOf(ended.join()));
        }
        boolean certain = words.isPresent() || build.orElse(0) >= AgentVersion.BUILD_HONEST_ENDS;
        return new ForwardHop(
                ForwardHop.Place.TARGET,
                certain ? ForwardHop.Outcome.PASSED : ForwardHop.Outcome.UNKNOWN,
                words.isPresent() ? since(begun) : Duration.ZERO,
                words.orElse(""),
                Optional.empty());
    }

    private static OptionalInt buildOf(ForwardDesk desk, ForwardRule rule) {
        try {
            return desk.agentBuild(rule);
        } catch (ProblemException unknown) {
            return OptionalInt.empty();
        }
    }

    private static void end(ForwardDesk desk, SessionTicket ticket) {
        try {
            desk.end(ticket);
        } catch (ProblemException left) {
            // It ends by itself when nothing is connected to it.
        }
    }

    private static ForwardHop.Place placeOf(ConversationState.Ended end) {
        boolean target = end.problem()
                .filter(problem -> problem instanceof Problem.SessionEnded told
                        && told.reason().contains("TargetPort"))
                .isPresent();
        return target ? ForwardHop.Place.TARGET : ForwardHop.Place.AGENT;
    }

    private static Problem problemOf(ConversationState.Ended end) {
        return end.problem().orElseGet(() -> new Problem.SessionEnded("ReadFromTargetPortFailed", ""));
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration patience) throws HopFailure {
        try {
            return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HopFailure(new ForwardHop(
                    ForwardHop.Place.AGENT,
                    ForwardHop.Outcome.FAILED,
                    Duration.ZERO,
                    "",
                    Optional.of(new Problem.Interrupted())));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ForwardHop passed(ForwardHop.Place place, long begun, String fact) {
        return new ForwardHop(place, ForwardHop.Outcome.PASSED, since(begun), fact, Optional.empty());
    }

    private HopFailure failed(ForwardHop.Place place, long begun, Problem problem) {
        return new HopFailure(new ForwardHop(place, ForwardHop.Outcome.FAILED, since(begun), "", Optional.of(problem)));
    }

    private Duration since(long begun) {
        return Duration.ofNanos(workers.nanoTime() - begun);
    }

    private static final class HopFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ForwardHop hop;

        HopFailure(ForwardHop hop) {
            super(hop.place().name());
            this.hop = hop;
        }
    }
}

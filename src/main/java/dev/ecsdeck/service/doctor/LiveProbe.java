package dev.ecsdeck.service.doctor;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.diagnosis.Meaning;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Probe;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.diagnosis.Wish;
import dev.ecsdeck.link.Greeting;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.LoginProbe;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.keys.InstanceCommands;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens for real what was wanted, and closes it again.
public final class LiveProbe implements Probe {
    private static final Duration AGENT_PATIENCE = Duration.ofSeconds(25);
    /// A target that greets does so at once; an honest agent says within this that the target refused.
    private static final Duration TARGET_PATIENCE = Duration.ofSeconds(2);
    private static final Duration SCRIPT = Duration.ofSeconds(20);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(45);
    private static final ScreenSize SCREEN = new ScreenSize(24, 80);

    private final CloudAccess access;
    private final Supplier<SessionClient> sessions;
    private final Supplier<Set<String>> inUse;
    private final Workers workers;
    private final Pauses pauses;

    /// @param sessions over the network as it is set now
    /// @param inUse ids of the sessions that this program holds
    public LiveProbe(
            CloudAccess access, Supplier<SessionClient> sessions, Supplier<Set<String>> inUse, Workers workers) {
        this.access = access;
        this.sessions = sessions;
        this.inUse = inUse;
        this.workers = workers;
        this.pauses = new Pauses(workers);
    }

    @Override
    public Set<String> sessionsInUse() {
        return inUse.get();
    }

    @Override
    public Verdict target(Patient patient, SessionTicket ticket) throws ProblemException {
        return switch (patient.wish()) {
            case Wish.Shell shell -> shell(patient, shell, ticket);
            case Wish.Forward _, Wish.Login _ -> port(patient, ticket);
        };
    }

    private Verdict shell(Patient patient, Wish.Shell wanted, SessionTicket ticket) throws ProblemException {
        ShellOptions plain = ShellOptions.plain("doctor-shell", SCREEN);
        ShellOptions options = wanted.encrypted() ? plain.withEncryption() : plain;
        CompletableFuture<ConversationState> settled = new CompletableFuture<>();
        long begun = workers.nanoTime();
        Link link = sessions.get().openShell(lent(ticket), options, settling(settled));
        try {
            return verdict(patient, pauses.await(settled, AGENT_PATIENCE), "shell", begun);
        } finally {
            workers.start("doctor-shell-close", link::close);
        }
    }

    /// The ticket stays the trial's, which ends it.
    private static TicketSource lent(SessionTicket ticket) {
        return new TicketSource() {
            @Override
            public SessionTicket start() {
                return ticket;
            }

            @Override
            public void end(SessionTicket used) {
                // The trial ends it.
            }
        };
    }

    private static Consumer<ConversationState> settling(CompletableFuture<ConversationState> settled) {
        return state -> {
            if (state instanceof ConversationState.Open || state instanceof ConversationState.Ended) {
                settled.complete(state);
            }
        };
    }

    private Verdict verdict(Patient patient, Optional<ConversationState> state, String what, long begun) {
        Duration took = Duration.ofNanos(workers.nanoTime() - begun);
        if (state.isEmpty()) {
            return Meaning.found(new Problem.Silence(AGENT_PATIENCE), patient, List.of());
        }
        if (state.get() instanceof ConversationState.Ended ended
                && ended.problem().isPresent()) {
            return Meaning.found(atGateway(ended.problem().get()), patient, List.of());
        }
        return new Verdict.Passed(List.of(Fact.of(what, "", new Fact.Remark.Took(took))));
    }

    /// The API answered a moment ago, so that what cannot be reached is the gateway.
    private static Problem atGateway(Problem problem) {
        return problem instanceof Problem.Unreachable far ? new Problem.GatewayRefused(far.host(), 0) : problem;
    }

    private Verdict port(Patient patient, SessionTicket ticket) throws ProblemException {
        CompletableFuture<ConversationState> settled = new CompletableFuture<>();
        CompletableFuture<ConversationState.Ended> ended = new CompletableFuture<>();
        long begun = workers.nanoTime();
        Link link = sessions.get().openPort(ticket, PortOptions.of("doctor-port", OptionalInt.empty()), state -> {
            if (state instanceof ConversationState.Ended end) {
                ended.complete(end);
            }
            settling(settled).accept(state);
        });
        try {
            Verdict way = verdict(patient, pauses.await(settled, AGENT_PATIENCE), "port", begun);
            return way instanceof Verdict.Passed passed ? behind(patient, link, ended, passed) : way;
        } finally {
            workers.start("doctor-port-close", link::close);
        }
    }

    private Verdict behind(
            Patient patient, Link link, CompletableFuture<ConversationState.Ended> ended, Verdict.Passed way)
            throws ProblemException {
        CompletableFuture<String> greeting = new CompletableFuture<>();
        workers.start("doctor-port-read", () -> greeting.complete(Greeting.of(link)));
        String words = pauses.await(greeting, TARGET_PATIENCE).orElse("");
        if (words.isEmpty() && ended.isDone()) {
            Problem why =
                    ended.join().problem().orElseGet(() -> new Problem.SessionEnded("ReadFromTargetPortFailed", ""));
            return Meaning.found(why, patient, List.of());
        }
        List<Fact> facts = new ArrayList<>(way.evidence());
        facts.add(words.isEmpty() ? Fact.said("target", "", "target.quiet") : Fact.of("target", words));
        return new Verdict.Passed(facts);
    }

    @Override
    public Verdict login(Patient patient) throws ProblemException {
        if (!(patient.wish() instanceof Wish.Login wanted)) {
            return new Verdict.NotAsked();
        }
        Optional<LoginName> user = LoginName.parse(wanted.user());
        if (patient.instance().windows() || user.isEmpty()) {
            KeyFault fault = patient.instance().windows() ? KeyFault.WINDOWS : KeyFault.USER_MISSING;
            return Meaning.found(new Problem.KeyUnusable(fault, wanted.user(), ""), patient, List.of());
        }
        EcsClient cloud = access.client(patient.instance().account());
        LoginProbe.Answer answer = LoginProbe.read(new InstanceCommands(cloud, workers)
                .shell(patient.instance(), LoginProbe.script(user.get()), SCRIPT)
                .output());
        List<Fact> facts = List.of(
                Fact.of("ssh.user", wanted.user() + " " + yes(answer.userExists())),
                Fact.of("PubkeyAuthentication", yes(answer.publicKeys())),
                Fact.of("PermitRootLogin", yes(answer.rootMayLogIn())),
                Fact.of("config_ecs_instance_connect", answer.plugin().name()));
        return fault(answer, wanted.user())
                .<Verdict>map(fault -> Meaning.found(new Problem.KeyUnusable(fault, wanted.user(), ""), patient, facts))
                .orElseGet(() -> new Verdict.Passed(facts));
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private Optional<KeyFault> fault(LoginProbe.Answer answer, String user) {
        if (!answer.userExists()) {
            return Optional.of(KeyFault.USER_MISSING);
        }
        if (!answer.publicKeys()) {
            return Optional.of(KeyFault.KEYS_OFF);
        }
        if (user.equals("root") && !answer.rootMayLogIn()) {
            return Optional.of(KeyFault.ROOT_OFF);
        }
        if (answer.plugin() == LoginProbe.Plugin.TAKEN_BY_ANOTHER) {
            return Optional.of(KeyFault.PLUGIN_SHUT_OUT);
        }
        long ahead = answer.clockSeconds() - workers.clock().instant().getEpochSecond();
        return answer.clockSeconds() > 0 && ahead > CLOCK_TOLERANCE.toSeconds()
                ? Optional.of(KeyFault.CLOCK_AHEAD)
                : Optional.empty();
    }
}

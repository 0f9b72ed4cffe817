package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// What is found out about one patient, each fact asked for once. Closing ends the trial's session.
final class Chart implements AutoCloseable {
    private static final int SSH_PORT = 22;

    private final Ward ward;
    private final Patient patient;
    private final Depth depth;
    private final Once<Optional<Instance>> instance;
    private final Once<AgentStatus> agent;
    private final Once<Trial> trial;
    private volatile Optional<SessionTicket> held = Optional.empty();

    /// How far the doctor goes.
    enum Depth {
        /// Reads only.
        LOOK,
        /// Starts a session, and ends it.
        TRY
    }

    /// What StartTerminalSession answered.
    sealed interface Trial {
        record Granted(SessionTicket ticket) implements Trial {}

        record Refused(Problem problem) implements Trial {}

        record NotTried() implements Trial {}
    }

    Chart(Ward ward, Patient patient, Depth depth) {
        this.ward = ward;
        this.patient = patient;
        this.depth = depth;
        InstanceId id = patient.instance().id();
        EcsClient cloud = ward.cloud();
        this.instance = new Once<>(() -> {
            Optional<Instance> known = id.isManaged() ? Optional.of(patient.instance()) : ward.known(id);
            return known.isPresent()
                    ? known
                    : cloud.instances().byIds(ward.region(), List.of(id)).stream()
                            .findFirst();
        });
        this.agent = new Once<>(() -> {
            Optional<AgentStatus> known = ward.knownAgent(id);
            return known.isPresent()
                    ? known.get()
                    : cloud.agents().statuses(ward.region(), List.of(id)).getOrDefault(id, new AgentStatus.Missing());
        });
        this.trial = new Once<>(this::tryIt);
    }

    Ward ward() {
        return ward;
    }

    Patient patient() {
        return patient;
    }

    /// Empty where the service knows no such instance.
    Optional<Instance> instance() throws ProblemException {
        return instance.get();
    }

    AgentStatus agent() throws ProblemException {
        return agent.get();
    }

    /// The trial's answer; asked for at the first call.
    Trial trial() throws ProblemException {
        return trial.get();
    }

    /// What the trial was refused with.
    Optional<Problem> refusal() throws ProblemException {
        return trial() instanceof Trial.Refused(var problem) ? Optional.of(problem) : Optional.empty();
    }

    private Trial tryIt() throws ProblemException {
        if (depth == Depth.LOOK) {
            return new Trial.NotTried();
        }
        try {
            SessionTicket ticket = ward.cloud().sessions().start(request());
            held = Optional.of(ticket);
            return new Trial.Granted(ticket);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Interrupted) {
                throw refused;
            }
            return new Trial.Refused(refused.problem());
        }
    }

    private SessionRequest request() {
        SessionRequest shell = SessionRequest.shell(
                        ward.region(), patient.instance().id())
                .withNetwork(
                        patient.wish().intranet() ? SessionRequest.Network.INTRANET : SessionRequest.Network.INTERNET);
        return switch (patient.wish()) {
            case Wish.Shell wanted ->
                shell.withPurpose(new SessionRequest.Shell(
                                given(wanted.user()), given(wanted.command()), Optional.empty()))
                        .withEncryption(wanted.encrypted());
            case Wish.Forward wanted -> shell.withPurpose(new SessionRequest.Port(wanted.port(), wanted.host()));
            case Wish.Login _ -> shell.withPurpose(new SessionRequest.Port(SSH_PORT, Optional.empty()));
        };
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// Blocks for the call that ends the session, if there is one.
    @Override
    public void close() {
        held.ifPresent(ticket -> {
            try {
                ward.cloud().sessions().end(ticket.region(), ticket.sessionId());
            } catch (ProblemException left) {
                // Nothing is connected to it, and its URL is good for ten minutes only.
            }
        });
        held = Optional.empty();
    }
}

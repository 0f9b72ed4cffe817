package dev.ecsdeck.service.forwards;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Sessions with the cloud of the account of the rule that is asked for first; it keeps to that one.
public final class CloudForwardDesk implements ForwardDesk {
    private final CloudAccess access;
    private final Network network;
    private volatile Optional<EcsClient> chosen = Optional.empty();

    public CloudForwardDesk(CloudAccess access) {
        this(access, Network.INTERNET);
    }

    private CloudForwardDesk(CloudAccess access, Network network) {
        this.access = access;
        this.network = network;
    }

    @Override
    public ForwardDesk over(Network other) {
        return new CloudForwardDesk(access, other);
    }

    @Override
    public SessionTicket start(ForwardRule rule) throws ProblemException {
        SessionRequest.Network reached = switch (network) {
            case INTERNET -> SessionRequest.Network.INTERNET;
            case INTRANET -> SessionRequest.Network.INTRANET;
        };
        SessionRequest request = SessionRequest.port(rule.region(), rule.instance(), rule.targetPort())
                .withPurpose(new SessionRequest.Port(rule.targetPort(), rule.targetHost()))
                .withNetwork(reached);
        return client(rule.account()).sessions().start(request);
    }

    @Override
    public void end(SessionTicket ticket) throws ProblemException {
        client("").sessions().end(ticket.region(), ticket.sessionId());
    }

    /// Who may not ask for the agent's version gets the waits of an old agent, and an agent that does not answer is
    /// told by the session itself.
    @Override
    public OptionalInt agentBuild(ForwardRule rule) throws ProblemException {
        try {
            AgentStatus status = client(rule.account())
                    .agents()
                    .statuses(rule.region(), List.of(rule.instance()))
                    .get(rule.instance());
            return switch (status) {
                case AgentStatus.Online online ->
                    OptionalInt.of(online.version().build());
                case AgentStatus.Outdated outdated -> build(outdated.version());
                case AgentStatus.Silent silent -> build(silent.version());
                case AgentStatus.Missing _, AgentStatus.Unknown _ -> OptionalInt.empty();
                case null -> OptionalInt.empty();
            };
        } catch (ProblemException refused) {
            Problem why = refused.problem();
            if (why.kind() == Kind.NOT_ALLOWED || why instanceof Problem.NotPermitted) {
                return OptionalInt.empty();
            }
            throw refused;
        }
    }

    private static OptionalInt build(Optional<AgentVersion> version) {
        return version.map(known -> OptionalInt.of(known.build())).orElseGet(OptionalInt::empty);
    }

    private EcsClient client(String account) throws ProblemException {
        Optional<EcsClient> known = chosen;
        if (known.isEmpty()) {
            known = Optional.of(access.client(account));
            chosen = known;
        }
        return known.get();
    }
}

package dev.ecsdeck.service.keys;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open way to sshd, and what is to be done when it is no longer needed.
record LoginWay(Link link, Optional<String> sessionId, Runnable afterwards) {
    private static final Logger LOG = LoggerFactory.getLogger(LoginWay.class);

    static LoginWay open(EcsClient cloud, SessionClient sessions, LoginRequest request, Duration patience)
            throws ProblemException {
        return switch (request.way()) {
            case LoginRequest.Direct(var address) ->
                new LoginWay(SocketLink.to(address, patience), Optional.empty(), () -> {});
            case LoginRequest.ThroughSession _ ->
                request.jump().isEmpty()
                        ? session(cloud, sessions, request.instance(), request.port(), request.behind())
                        : session(cloud, sessions, request.jump().get(), request.port(), Optional.of(inside(request)));
        };
    }

    /// The address by which another instance reaches the one that is meant.
    private static HostAndPort inside(LoginRequest request) throws ProblemException {
        Instance instance = request.instance();
        String address = instance.privateIps().stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.InvalidInput(
                        Problem.Input.HOST_AND_PORT, instance.id().value())));
        return request.behind().orElse(new HostAndPort(address, request.port()));
    }

    private static LoginWay session(
            EcsClient cloud, SessionClient sessions, Instance instance, int port, Optional<HostAndPort> target)
            throws ProblemException {
        SessionRequest.Port purpose = target.map(host -> new SessionRequest.Port(host.port(), Optional.of(host.host())))
                .orElse(new SessionRequest.Port(port, Optional.empty()));
        SessionTicket ticket = cloud.sessions()
                .start(SessionRequest.port(instance.region(), instance.id(), port)
                        .withPurpose(purpose));
        Link link = sessions.openPort(ticket, PortOptions.of("ssh-" + instance.id(), build(instance.agent())), _ -> {});
        return new LoginWay(link, Optional.of(ticket.sessionId()), () -> end(cloud, ticket));
    }

    private static OptionalInt build(AgentStatus agent) {
        return agent instanceof AgentStatus.Online online
                ? OptionalInt.of(online.version().build())
                : OptionalInt.empty();
    }

    private static void end(EcsClient cloud, SessionTicket ticket) {
        try {
            cloud.sessions().end(ticket.region(), ticket.sessionId());
        } catch (ProblemException stillThere) {
            LOG.warn("session {} was not ended with the service", ticket.sessionId(), stillThere);
        }
    }

    void abandon() {
        link.close();
        afterwards.run();
    }
}

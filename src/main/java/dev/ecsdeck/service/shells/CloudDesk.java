package dev.ecsdeck.service.shells;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import java.util.Optional;

/// Sessions with the cloud of the account that lists the instance which is asked for first; it keeps to that one.
public final class CloudDesk implements SessionDesk {
    private final CloudAccess access;
    private volatile Optional<EcsClient> chosen = Optional.empty();

    public CloudDesk(CloudAccess access) {
        this.access = access;
    }

    @Override
    public SessionTicket start(ShellRequest request) throws ProblemException {
        return client(request.instance().account()).sessions().start(sessionRequest(request));
    }

    @Override
    public void end(SessionTicket ticket) throws ProblemException {
        client("").sessions().end(ticket.region(), ticket.sessionId());
    }

    private EcsClient client(String account) throws ProblemException {
        Optional<EcsClient> known = chosen;
        if (known.isEmpty()) {
            known = Optional.of(access.client(account));
            chosen = known;
        }
        return known.get();
    }

    private static SessionRequest sessionRequest(ShellRequest request) {
        SessionRequest.Network network = switch (request.network()) {
            case INTERNET -> SessionRequest.Network.INTERNET;
            case INTRANET -> SessionRequest.Network.INTRANET;
        };
        return new SessionRequest(
                request.instance().region(),
                request.instance().id(),
                new SessionRequest.Shell(
                        given(request.user()), given(request.command()), given(request.passwordName())),
                network,
                request.encryption() == ShellRequest.Encryption.AUTO);
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}

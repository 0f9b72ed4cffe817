package dev.ecsdeck.service.shells;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import java.util.Optional;

/// Sessions with the cloud of the account that was in use when the desk was first asked; it keeps to that one.
public final class CloudDesk implements SessionDesk {
    private final CloudAccess access;
    private volatile Optional<EcsClient> chosen = Optional.empty();

    public CloudDesk(CloudAccess access) {
        this.access = access;
    }

    @Override
    public SessionTicket start(ShellRequest request) throws ProblemException {
        return client().sessions().start(sessionRequest(request));
    }

    @Override
    public void end(SessionTicket ticket) throws ProblemException {
        client().sessions().end(ticket.region(), ticket.sessionId());
    }

    private EcsClient client() throws ProblemException {
        Optional<EcsClient> known = chosen;
        if (known.isEmpty()) {
            known = Optional.of(access.client());
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

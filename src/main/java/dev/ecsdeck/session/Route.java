package dev.ecsdeck.session;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The way to a gateway: a URL with its secret, and the token for the header. Its text shows neither.
record Route(URI gateway, String token) {
    static Route of(SessionTicket ticket) throws ProblemException {
        return of(ticket.url(), ticket.securityToken());
    }

    /// @throws ProblemException [Problem.InvalidInput] if the URL is no WebSocket's, or would carry its secret in
    ///     plain text to another machine
    static Route of(URI gateway, String token) throws ProblemException {
        String scheme = String.valueOf(gateway.getScheme());
        if (!scheme.equals("wss") && !scheme.equals("ws") || gateway.getHost() == null) {
            throw new ProblemException(new Problem.InvalidInput(Input.SESSION_URL, scheme + "://…"));
        }
        if (!CloudTarget.mayCarrySecrets(gateway)) {
            throw new ProblemException(new Problem.InvalidInput(Input.ENDPOINT_NOT_ENCRYPTED, gateway.getHost()));
        }
        return new Route(gateway, token);
    }

    /// The URL to connect to. Some replies spell the key `sessionid`; the gateway wants `sessionId`.
    ///
    /// @param channelId of the channel to take up again; empty for a new one
    String url(String channelId) {
        String url = gateway.toString().replaceFirst("([?&])sessionid=", "$1sessionId=");
        if (channelId.isEmpty()) {
            return url;
        }
        String mark = url.contains("?") ? "&" : "?";
        return url + mark + "channelId=" + URLEncoder.encode(channelId, StandardCharsets.UTF_8);
    }

    /// Where it leads, without what is secret.
    URI place() {
        return gateway.resolve("/");
    }

    String host() {
        return gateway.getHost();
    }

    @Override
    public String toString() {
        return "Route[" + host() + ", secret]";
    }
}

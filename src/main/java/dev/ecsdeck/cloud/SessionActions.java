package dev.ecsdeck.cloud;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// StartTerminalSession, EndTerminalSession and DescribeTerminalSessions.
public final class SessionActions {
    /// A URL opens new sockets this long (the reference of StartTerminalSession).
    public static final Duration TICKET_LIFE = Duration.ofMinutes(10);

    private static final int HISTORY_PAGE = 100;

    private final Door door;
    private final SessionWitness witness;
    private final Supplier<SessionRequest.Network> ports;

    /// @param ports over which network sessions for ports go that ask for none but the usual
    SessionActions(Door door, SessionWitness witness, Supplier<SessionRequest.Network> ports) {
        this.door = door;
        this.witness = witness;
        this.ports = ports;
    }

    /// Asks for a session. Success does not yet mean that the agent answers: that shows on the socket.
    public SessionTicket start(SessionRequest request) throws ProblemException {
        ApiCall call = ApiCall.writeOnce(
                        "StartTerminalSession",
                        request.region(),
                        UUID.randomUUID().toString())
                .with("InstanceId.1", request.instance().value());
        SessionRequest.Network network = networkOf(request);
        if (network != SessionRequest.Network.INTERNET) {
            call.with("ConnectionType", network.apiName());
        }
        if (request.encrypted()) {
            call.with("EncryptionOptions", "{\"Enabled\":true,\"Mode\":\"Auto\"}");
        }
        switch (request.purpose()) {
            case SessionRequest.Shell(var userName, var commandLine, var passwordName) ->
                call.with("Username", userName).with("CommandLine", commandLine).with("PasswordName", passwordName);
            case SessionRequest.Port(var port, var targetServer) ->
                call.with("PortNumber", port).with("TargetServer", targetServer);
        }
        Instant asked = door.clock().instant();
        SessionTicket ticket = ticket(door.send(request.region(), call), request, asked);
        witness.begun(ticket);
        return ticket;
    }

    /// Shells say theirs; whoever wants a port takes the account's usual one.
    private SessionRequest.Network networkOf(SessionRequest request) {
        boolean usual = request.purpose() instanceof SessionRequest.Port
                && request.network() == SessionRequest.Network.INTERNET;
        return usual ? ports.get() : request.network();
    }

    /// Ends every connection of a session and makes its URL worthless. A session that is gone already is a success.
    public void end(RegionId region, String sessionId) throws ProblemException {
        try {
            door.send(region, ApiCall.write("EndTerminalSession", region).with("SessionId", sessionId));
        } catch (ProblemException failure) {
            boolean gone = failure.problem() instanceof Problem.CloudRefused refused
                    && refused.code().contains("NotFound")
                    && !refused.code().startsWith("InvalidRegionId");
            if (!gone) {
                witness.notEnded(sessionId);
                throw failure;
            }
        }
        witness.ended(sessionId);
    }

    /// Sessions of a region, newest first as the service orders them.
    public Page<SessionRecord> history(RegionId region, Optional<InstanceId> instance, Optional<String> token)
            throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeTerminalSessions", region)
                        .with("MaxResults", HISTORY_PAGE)
                        .with("InstanceId", instance.map(InstanceId::value))
                        .with("NextToken", token));
        return new Page<>(
                Json.rows(answer, "Sessions", "Session").stream()
                        .map(SessionActions::record)
                        .toList(),
                Json.some(answer, "NextToken"));
    }

    private static SessionTicket ticket(JsonNode answer, SessionRequest request, Instant asked)
            throws ProblemException {
        String url = Json.text(answer, "WebSocketUrl");
        String id = Json.text(answer, "SessionId");
        try {
            URI uri = new URI(url);
            if (!id.isEmpty() && CloudTarget.mayCarrySecrets(uri)) {
                return new SessionTicket(
                        id,
                        uri,
                        Json.text(answer, "SecurityToken"),
                        request.region(),
                        request.instance(),
                        asked.plus(TICKET_LIFE));
            }
        } catch (URISyntaxException notOne) {
            // Said below without its text, which is a secret.
        }
        throw new ProblemException(new Problem.NotTheService("", "no usable session address in the answer"));
    }

    private static SessionRecord record(JsonNode row) {
        return new SessionRecord(
                Json.text(row, "SessionId"),
                Json.text(row, "ClientIP"),
                Json.text(row, "IdentityType"),
                Json.text(row, "PrincipalId"),
                Json.text(row, "Username"),
                Json.number(row, "PortNumber").filter(port -> port > 0).map(Long::intValue),
                Json.text(row, "TargetServer"),
                Json.time(row, "CreationTime"),
                Json.rows(row, "Connections", "Connection").stream()
                        .map(SessionActions::connection)
                        .toList());
    }

    private static SessionRecord.Connection connection(JsonNode row) {
        return new SessionRecord.Connection(
                Json.text(row, "InstanceId"),
                Json.text(row, "Status"),
                Json.text(row, "ClosedReason"),
                Json.text(row, "FailedDetail"),
                Json.time(row, "StartTime"),
                Json.time(row, "EndTime"));
    }
}

package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.lab.gateway.ConnectionRecord;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.lab.gateway.SessionBook;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.RegionId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sessions: started, ended, listed. What becomes of a session afterwards is the gateway's matter.
final class SessionActions {
    private static final String QUOTA = "SessionCount.ExceedLimit";

    private final Place place;
    private final SessionBook book;
    private final LiveSettings settings;
    private final AccountSwitches switches;
    private final SecurityGroups groups;
    private final ClientTokens<LabSession> tokens = new ClientTokens<>();
    private final Set<String> filled = ConcurrentHashMap.newKeySet();
    private final Map<String, Starter> starters = new BoundedMap<>(1000);

    /// Who started a session, and from where.
    private record Starter(Principal who, String clientIp) {}

    SessionActions(
            Place place, SessionBook book, LiveSettings settings, AccountSwitches switches, SecurityGroups groups) {
        this.groups = groups;
        this.place = place;
        this.book = book;
        this.settings = settings;
        this.switches = switches;
    }

    /// Takes all places of a machine that is there for it, when it is first asked for one: with sessions that the
    /// caller began elsewhere and left open.
    private void fill(Machine machine, ApiCall call) {
        boolean full = machine.refusal().filter(QUOTA::equals).isPresent();
        if (!full || !filled.add(machine.id().value())) {
            return;
        }
        for (int i = book.connectedTo(machine); i < settings.now().limits().connectedPerInstance(); i++) {
            LabSession left = book.occupy(new SessionSpec(
                    machine, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
            synchronized (starters) {
                starters.put(left.id(), new Starter(call.caller().owner(), "198.51.100.7"));
            }
        }
    }

    Map<String, Object> startTerminalSession(ApiCall call) {
        RegionId region = place.region(call);
        if (!switches.isSessionManagerOn()) {
            throw ServiceException.of("UserBehavior.SessionManagerDisabled");
        }
        StartRequest request = StartRequest.of(call);
        Machine machine = place.machine(region, request.instanceId());
        call.permit("ecs:StartTerminalSession", Place.resource(machine));
        fill(machine, call);
        refuseTroubled(machine, request);
        refuseIncapable(machine, request);
        LabSession session = request.clientToken()
                .map(token -> tokens.once(call, token, () -> open(call, machine, request)))
                .orElseGet(() -> open(call, machine, request));
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("SessionId", session.id());
        reply.put("SecurityToken", session.token());
        reply.put("WebSocketUrl", session.url().toString());
        return reply;
    }

    private LabSession open(ApiCall call, Machine machine, StartRequest request) {
        LabSettings.Limits limits = settings.now().limits();
        if (book.activeIn(machine.region()) >= limits.sessionsPerRegion()
                || book.connectedTo(machine) >= limits.connectedPerInstance()) {
            throw ServiceException.of(QUOTA);
        }
        LabSession session = book.open(new SessionSpec(
                machine,
                request.port(),
                request.targetServer(),
                request.commandLine(),
                request.userName(),
                request.encrypted()));
        synchronized (starters) {
            starters.put(session.id(), new Starter(call.caller().owner(), call.clientIp()));
        }
        return session;
    }

    /// The machines that are there to refuse. Some get over it: with the rule gone, a newer agent, a free place.
    private void refuseTroubled(Machine machine, StartRequest request) {
        Optional<String> code = machine.refusal().filter(refusal -> switch (refusal) {
            case "Forbidden.RAM", QUOTA -> false;
            case "InvalidOperation.SecurityGroupRuleDenied" -> groups.dropsInbound(machine, request.port());
            case "PortForwarding.NotSupported" ->
                request.port().isPresent() && machine.agent().build() < AgentVersion.BUILD_TARGET_SERVER;
            case "InvalidOperation.ConnectionTypeUnsupported" -> request.intranet();
            default -> true;
        });
        if (code.isPresent()) {
            throw ServiceException.of(code.get());
        }
    }

    private static void refuseIncapable(Machine machine, StartRequest request) {
        int build = machine.agent().build();
        if (request.encrypted() && build < AgentVersion.BUILD_HONEST_ENDS) {
            throw ServiceException.of("UnsupportedAgentVersion.Encryption", machine.id());
        }
        if (request.targetServer().isPresent() && build < AgentVersion.BUILD_TARGET_SERVER) {
            throw ServiceException.of("PortForwarding.NotSupported");
        }
    }

    Map<String, Object> endTerminalSession(ApiCall call) {
        RegionId region = place.region(call);
        LabSession session = book.find(call.required("SessionId"))
                .filter(found -> found.spec().machine().region().equals(region))
                .orElseThrow(() -> ServiceException.of("InvalidSession.NotFound"));
        call.permit("ecs:EndTerminalSession", Place.resource(session.spec().machine()));
        book.end(session.id());
        return Map.of();
    }

    Map<String, Object> describeTerminalSessions(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeTerminalSessions", "*");
        List<LabSession> found = book.all().reversed().stream()
                .filter(s -> s.spec().machine().region().equals(region))
                .filter(s -> call.text("SessionId").map(s.id()::equals).orElse(true))
                .filter(s -> call.text("InstanceId")
                        .map(s.spec().machine().id().value()::equals)
                        .orElse(true))
                .toList();
        return Paging.byToken(call, found, 1, 100, "Sessions", "Session", this::row);
    }

    private Map<String, Object> row(LabSession session) {
        SessionSpec spec = session.spec();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("SessionId", session.id());
        row.put(
                "CreationTime",
                session.created().truncatedTo(ChronoUnit.SECONDS).toString());
        row.put("Username", spec.userName().orElse(""));
        spec.port().ifPresent(port -> row.put("PortNumber", port));
        row.put("TargetServer", spec.targetServer().orElse(""));
        synchronized (starters) {
            Starter starter = starters.get(session.id());
            if (starter != null) {
                row.put("ClientIP", starter.clientIp);
                row.put("IdentityType", starter.who.type());
                row.put("PrincipalId", starter.who.id());
            }
        }
        List<Map<String, Object>> connections = session.connections().stream()
                .map(connection -> row(spec.machine(), connection))
                .toList();
        row.put("Connections", Map.of("Connection", connections));
        return row;
    }

    private static Map<String, Object> row(Machine machine, ConnectionRecord connection) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InstanceId", machine.id().value());
        row.put("Status", connection.status().wireName());
        row.put("StartTime", connection.start().truncatedTo(ChronoUnit.SECONDS).toString());
        row.put(
                "EndTime",
                connection
                        .end()
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""));
        row.put("ClosedReason", connection.closedReason().orElse(""));
        row.put("FailedDetail", connection.failedDetail());
        return row;
    }
}

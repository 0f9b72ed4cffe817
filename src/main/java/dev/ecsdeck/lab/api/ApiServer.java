package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Power;
import dev.ecsdeck.lab.gateway.SessionBook;
import dev.ecsdeck.lab.scratch.Workshop;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Answers the service's actions over HTTP on 127.0.0.1: who calls, whether it may, what it gets.
public final class ApiServer implements AutoCloseable {
    private static final String ECS = "2014-05-26";
    private static final String STS = "2015-04-01";
    private static final String VPC = "2016-04-28";

    private static final LabKey NOBODY =
            new LabKey("nobody", "", "", Optional.empty(), false, Principal.user("nobody", "0", new Policy(List.of())));

    private final Workers workers;
    private final LiveSettings settings;
    private final KeyRing keys;
    private final ApiFaults faults = new ApiFaults();
    private final AccountSwitches switches = new AccountSwitches();
    private final Map<String, Known> actions = new HashMap<>();
    private final KeySources sources;
    private final HttpDoor door;
    private volatile Duration clockShift = Duration.ZERO;

    /// An action with the only version of the API that has it.
    private record Known(String version, Action action) {}

    private ApiServer(Workers workers, LiveSettings settings, Fleet fleet) throws IOException {
        this.workers = workers;
        this.settings = settings;
        this.keys = new KeyRing(fleet.machines().stream()
                .filter(machine ->
                        machine.refusal().filter("Forbidden.RAM"::equals).isPresent())
                .map(machine -> machine.id().value())
                .toList());
        this.sources = new KeySources(workers, keys, clock());
        this.door = HttpDoor.open(workers, clock(), "lab-api", this::answer);
    }

    /// Starts to answer at once.
    public static ApiServer start(
            Workers workers, LiveSettings settings, Fleet fleet, SessionBook sessions, Workshop workshop)
            throws IOException {
        ApiServer server = new ApiServer(workers, settings, fleet);
        Place place = new Place(fleet);
        SecurityGroups groups = new SecurityGroups(fleet);
        server.learn(place, groups, sessions, workshop);
        server.learnCommands(place, workshop);
        server.learnKeysAndNetworks(place, groups, workshop);
        return server;
    }

    private void learn(Place place, SecurityGroups groups, SessionBook sessions, Workshop workshop) {
        Power power = new Power(workers, workshop.logons()::booted);
        InventoryActions inventory = new InventoryActions(place, door.uri().getAuthority());
        ecs("DescribeRegions", inventory::describeRegions);
        ecs("DescribeInstances", inventory::describeInstances);
        ecs("DescribeInstanceStatus", inventory::describeInstanceStatus);
        AssistantActions assistant = new AssistantActions(place, power, settings, switches, clock());
        ecs("DescribeCloudAssistantStatus", assistant::describeCloudAssistantStatus);
        ecs("DescribeManagedInstances", assistant::describeManagedInstances);
        ecs("InstallCloudAssistant", assistant::installCloudAssistant);
        ecs("DescribeUserBusinessBehavior", assistant::describeUserBusinessBehavior);
        ecs("ModifyUserBusinessBehavior", assistant::modifyUserBusinessBehavior);
        ecs("DescribeCloudAssistantSettings", assistant::describeCloudAssistantSettings);
        ecs("ModifyCloudAssistantSettings", assistant::modifyCloudAssistantSettings);
        SessionActions shells = new SessionActions(place, sessions, settings, switches, groups);
        ecs("StartTerminalSession", shells::startTerminalSession);
        ecs("EndTerminalSession", shells::endTerminalSession);
        ecs("DescribeTerminalSessions", shells::describeTerminalSessions);
        PowerActions powers = new PowerActions(place, power, settings, sessions);
        ecs("StartInstance", powers::startInstance);
        ecs("StopInstance", powers::stopInstance);
        ecs("RebootInstance", powers::rebootInstance);
        StsActions sts = new StsActions(keys, clock());
        actions.put("GetCallerIdentity", new Known(STS, sts::getCallerIdentity));
        actions.put("AssumeRole", new Known(STS, sts::assumeRole));
    }

    private void learnCommands(Place place, Workshop workshop) {
        CommandRun runs = new CommandRun(workers, settings, clock());
        CommandBook book = new CommandBook(workers, settings, clock(), runs);
        CommandActions commands = new CommandActions(place, book, workshop.runner(), workshop.keys());
        ecs("RunCommand", commands::runCommand);
        ecs("InvokeCommand", commands::invokeCommand);
        ecs("StopInvocation", commands::stopInvocation);
        ecs("DescribeCommands", commands::describeCommands);
        ecs("SendFile", new FileActions(place, book, workshop.runner())::sendFile);
        CommandReports reports = new CommandReports(place, book);
        ecs("DescribeInvocations", reports::describeInvocations);
        ecs("DescribeInvocationResults", reports::describeInvocationResults);
        ecs("DescribeSendFileResults", reports::describeSendFileResults);
    }

    private void learnKeysAndNetworks(Place place, SecurityGroups groups, Workshop workshop) {
        KeyPairActions pairs = new KeyPairActions(place, workshop.logons(), clock());
        ecs("DescribeKeyPairs", pairs::describeKeyPairs);
        ecs("CreateKeyPair", pairs::createKeyPair);
        ecs("ImportKeyPair", pairs::importKeyPair);
        ecs("AttachKeyPair", pairs::attachKeyPair);
        ecs("DetachKeyPair", pairs::detachKeyPair);
        ecs("DeleteKeyPairs", pairs::deleteKeyPairs);
        ecs("ModifyInstanceAttribute", pairs::modifyInstanceAttribute);
        ecs(
                "DescribeInstanceVncUrl",
                call -> pairs.describeInstanceVncUrl(call, endpoint().toString()));
        NetworkActions networks = new NetworkActions(place, groups, clock());
        ecs("DescribeSecurityGroups", networks::describeSecurityGroups);
        ecs("DescribeSecurityGroupAttribute", networks::describeSecurityGroupAttribute);
        ecs("AuthorizeSecurityGroupEgress", networks::authorizeSecurityGroupEgress);
        ecs("RevokeSecurityGroup", networks::revokeSecurityGroup);
        actions.put("DescribeVpcs", new Known(VPC, networks::describeVpcs));
    }

    /// Actions that bring a proof of their own instead of an access key.
    private Optional<Map<String, Object>> performUnsigned(
            HttpRequest request, String action, Map<String, String> parameters) {
        ApiCall call = new ApiCall(action, parameters, NOBODY, request.peer());
        return switch (action) {
            case "AssumeRoleWithOIDC" -> {
                sources.checkOidc(call.required("OIDCProviderArn"), call.required("OIDCToken"));
                yield Optional.of(new StsActions(keys, clock()).grant(call, call.required("RoleArn"), List.of()));
            }
            case "GenerateSessionAccessKey" -> Optional.of(sources.sessionKey(request, call));
            default -> Optional.empty();
        };
    }

    private void ecs(String name, Action action) {
        actions.put(name, new Known(ECS, action));
    }

    public URI endpoint() {
        return door.uri();
    }

    InetAddress address() {
        return door.address();
    }

    public KeyRing keys() {
        return keys;
    }

    /// Where keys come from that nobody typed.
    public KeySources keySources() {
        return sources;
    }

    public ApiFaults faults() {
        return faults;
    }

    public AccountSwitches switches() {
        return switches;
    }

    /// Moves the service's clock away from this machine's, as a wrong clock of the client looks from there.
    public void shiftClock(Duration by) {
        clockShift = by;
    }

    private InstantSource clock() {
        return () -> workers.clock().instant().plus(clockShift);
    }

    @Override
    public void close() {
        door.close();
        sources.close();
    }

    private HttpReply answer(HttpRequest request) {
        if (request.path().startsWith("/vnc/")) {
            return HttpReply.text(200, "The Lab's machines have no screen. Open a terminal instead.\n");
        }
        String requestId = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        Map<String, String> parameters = parameters(request);
        String action =
                parameters.getOrDefault("Action", request.header("x-acs-action").orElse(""));
        Optional<ApiFaults.Fault> fault = faults.next(action);
        pause(settings.now().cloud().answer());
        HttpReply reply;
        try {
            fault.ifPresent(this::refuseOnDemand);
            reply = reply(200, requestId, perform(request, action, parameters));
        } catch (ServiceException refused) {
            reply = refusal(request, requestId, refused);
        }
        return fault.map(reply::spoiltBy).orElse(reply).with("x-acs-request-id", requestId);
    }

    private void refuseOnDemand(ApiFaults.Fault fault) {
        switch (fault) {
            case ApiFaults.Fault.Refuse refuse -> throw ServiceException.of(refuse.code());
            case ApiFaults.Fault.Throttle throttle -> {
                ServiceException refused = ServiceException.of(throttle.code());
                throttle.retryAfter()
                        .ifPresent(time -> refused.withHeader("x-acs-retry-after", Long.toString(time.toMillis())));
                throw refused;
            }
            case ApiFaults.Fault.Delay delay -> pause(delay.by());
            case ApiFaults.Fault.Drop _, ApiFaults.Fault.Cut _, ApiFaults.Fault.Garble _ -> {}
        }
    }

    private Map<String, Object> perform(HttpRequest request, String action, Map<String, String> parameters) {
        if (!List.of("GET", "POST").contains(request.method())) {
            throw ServiceException.of("UnsupportedHTTPMethod");
        }
        Optional<Map<String, Object>> unsigned = performUnsigned(request, action, parameters);
        if (unsigned.isPresent()) {
            return unsigned.get();
        }
        LabKey caller = keys.check(request, clock().instant());
        if (action.isEmpty()) {
            throw ServiceException.missing("Action");
        }
        Known known = actions.get(action);
        if (known == null) {
            throw ServiceException.of("InvalidAction.NotFound");
        }
        String version = parameters.getOrDefault(
                "Version", request.header("x-acs-version").orElse(""));
        if (!version.equals(known.version)) {
            throw List.of(ECS, STS, VPC).contains(version)
                    ? ServiceException.of("InvalidAction.NotFound")
                    : ServiceException.of("InvalidVersion");
        }
        return known.action.answer(new ApiCall(action, parameters, caller, request.peer()));
    }

    private static Map<String, String> parameters(HttpRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.query().forEach(field -> parameters.putIfAbsent(field.name(), field.value()));
        request.form().forEach(field -> parameters.putIfAbsent(field.name(), field.value()));
        return parameters;
    }

    private static HttpReply reply(int status, String requestId, Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("RequestId", requestId);
        body.putAll(fields);
        return HttpReply.json(status, JsonMapper.shared().writeValueAsString(body));
    }

    private static HttpReply refusal(HttpRequest request, String requestId, ServiceException refused) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("HostId", request.header("host").orElse(""));
        fields.put("Code", refused.code());
        fields.put("Message", refused.text());
        fields.put(
                "Recommend",
                "https://api.aliyun.com/troubleshoot?q=" + FormText.encode(refused.code()) + "&product=Ecs&requestId="
                        + requestId);
        fields.putAll(refused.extras());
        HttpReply reply = reply(refused.status(), requestId, fields);
        for (Map.Entry<String, String> header : refused.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    private void pause(Duration time) {
        Delay.of(workers, time);
    }
}

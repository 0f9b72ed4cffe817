package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.Power;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Agents, and the account's settings about them.
final class AssistantActions {
    private static final int MAX_IDS = 50;
    private static final Duration SILENT_FOR = Duration.ofHours(3);
    private static final List<String> SETTING_TYPES = List.of(
            "SessionManagerDelivery",
            "InvocationDelivery",
            "AgentUpgradeConfig",
            "SessionManagerConfig",
            "ResourceUsageConfig");

    private final Place place;
    private final Power power;
    private final LiveSettings settings;
    private final AccountSwitches switches;
    private final InstantSource clock;

    AssistantActions(Place place, Power power, LiveSettings settings, AccountSwitches switches, InstantSource clock) {
        this.place = place;
        this.power = power;
        this.settings = settings;
        this.switches = switches;
        this.clock = clock;
    }

    Map<String, Object> describeCloudAssistantStatus(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeCloudAssistantStatus", "*");
        List<String> ids = call.list("InstanceId");
        if (ids.size() > MAX_IDS) {
            throw ServiceException.of("InstanceIds.ExceedLimit");
        }
        Set<String> wanted = new HashSet<>(ids);
        Fleet fleet = place.fleet();
        List<Machine> found = fleet.in(region).stream()
                .filter(m -> wanted.isEmpty() || wanted.contains(m.id().value()))
                .filter(m -> call.text("OSType").map(osType(m)::equals).orElse(true))
                .toList();
        String list = "InstanceCloudAssistantStatusSet";
        String entry = "InstanceCloudAssistantStatus";
        if (!wanted.isEmpty()) {
            Map<String, Object> reply = new LinkedHashMap<>();
            reply.put(list, Map.of(entry, found.stream().map(this::row).toList()));
            reply.put("TotalCount", found.size());
            return reply;
        }
        return Paging.either(call, found, MAX_IDS, list, entry, this::row);
    }

    private Map<String, Object> row(Machine machine) {
        AgentProfile agent = machine.agent();
        boolean there = agent.health() != Health.MISSING;
        boolean answers = answers(machine);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InstanceId", machine.id().value());
        row.put("CloudAssistantStatus", Boolean.toString(answers));
        row.put("CloudAssistantVersion", there ? agent.version() : "");
        row.put("SupportSessionManager", there && supportsSessions(machine, agent));
        row.put("OSType", osType(machine));
        row.put("LastHeartbeatTime", there ? heartbeat(machine, answers).toString() : "");
        row.put("ActiveTaskCount", 0);
        row.put("InvocationCount", 0);
        row.put("LastInvokedTime", "");
        return row;
    }

    private static boolean supportsSessions(Machine machine, AgentProfile agent) {
        return agent.health() != Health.TOO_OLD
                && AgentVersion.parse(agent.version())
                        .filter(version -> version.takesSessions(machine.isWindows()))
                        .isPresent();
    }

    private Instant heartbeat(Machine machine, boolean answers) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int ago = Math.floorMod(machine.id().hashCode(), 55);
        return answers ? now.minusSeconds(ago) : now.minus(SILENT_FOR).truncatedTo(ChronoUnit.HOURS);
    }

    private static String osType(Machine machine) {
        return machine.isWindows() ? "Windows" : "Linux";
    }

    /// Machines outside the cloud that are registered with it.
    Map<String, Object> describeManagedInstances(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeManagedInstances", "*");
        List<String> ids = call.list("InstanceId");
        if (ids.size() > MAX_IDS) {
            throw ServiceException.of("InstanceIds.ExceedLimit");
        }
        List<Machine> found = place.fleet().in(region).stream()
                .filter(m -> m.id().isManaged())
                .filter(m -> ids.isEmpty() || ids.contains(m.id().value()))
                .filter(m -> call.text("InstanceName").map(m.name()::equals).orElse(true))
                .filter(m -> call.text("Connected")
                        .map(Boolean.toString(answers(m))::equals)
                        .orElse(true))
                .toList();
        Map<String, Object> reply = Paging.either(call, found, MAX_IDS, "Instances", "Instance", this::managed);
        // This listing alone has no wrapper around its rows.
        reply.computeIfPresent("Instances", (_, wrapped) -> ((Map<?, ?>) wrapped).get("Instance"));
        return reply;
    }

    private Map<String, Object> managed(Machine machine) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InstanceId", machine.id().value());
        row.put("InstanceName", machine.name());
        row.put("Hostname", machine.name());
        row.put("Connected", answers(machine));
        row.put("AgentVersion", machine.agent().version());
        row.put("OsType", osType(machine));
        row.put("OsVersion", machine.facts().image().osName());
        row.put("IntranetIp", machine.facts().privateIp());
        row.put("InternetIp", "");
        row.put("RegistrationTime", machine.facts().created().toString());
        row.put("ResourceGroupId", "");
        row.put("InvocationCount", 0);
        row.put(
                "Tags",
                List.of(Map.of(
                        "TagKey", "env", "TagValue", machine.facts().tags().getOrDefault("env", ""))));
        return row;
    }

    private static boolean answers(Machine machine) {
        Health health = machine.agent().health();
        return health != Health.MISSING && health != Health.SILENT && machine.state() == InstanceState.RUNNING;
    }

    Map<String, Object> installCloudAssistant(ApiCall call) {
        RegionId region = place.region(call);
        List<Machine> machines = place.machines(call, region, MAX_IDS);
        machines.forEach(machine -> call.permit("ecs:InstallCloudAssistant", Place.resource(machine)));
        machines.forEach(
                machine -> power.install(machine, settings.now().cloud().install()));
        return Map.of();
    }

    Map<String, Object> describeUserBusinessBehavior(ApiCall call) {
        call.permit("ecs:DescribeUserBusinessBehavior", "*");
        checkStatusKey(call);
        return Map.of("StatusValue", switches.isSessionManagerOn() ? "enabled" : "disabled");
    }

    Map<String, Object> modifyUserBusinessBehavior(ApiCall call) {
        call.permit("ecs:ModifyUserBusinessBehavior", "*");
        checkStatusKey(call);
        switch (call.required("statusValue")) {
            case "enabled" -> switches.setSessionManager(true);
            case "disabled" -> switches.setSessionManager(false);
            default -> throw ServiceException.invalid("statusValue");
        }
        return Map.of();
    }

    private static void checkStatusKey(ApiCall call) {
        if (!call.required("statusKey").equals("sessionManagerStatus")) {
            throw ServiceException.invalid("statusKey");
        }
    }

    Map<String, Object> describeCloudAssistantSettings(ApiCall call) {
        place.region(call);
        call.permit("ecs:DescribeCloudAssistantSettings", "*");
        List<String> types = call.list("SettingType");
        if (types.isEmpty()) {
            throw ServiceException.missing("SettingType.1");
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        for (String type : types) {
            switch (type) {
                case "SessionManagerConfig" ->
                    reply.put(type, Map.of("SessionManagerEnabled", switches.isSessionManagerOn()));
                case "AgentUpgradeConfig" ->
                    reply.put(type, Map.of("Enabled", false, "DisableUpgrade", false, "TimeZone", "Asia/Shanghai"));
                case "SessionManagerDelivery", "InvocationDelivery" -> {
                    String delivery = type.replace("Delivery", "");
                    reply.put(
                            "OssDeliveryConfigs",
                            Map.of("OssDeliveryConfig", List.of(Map.of("DeliveryType", delivery, "Enabled", false))));
                    reply.put(
                            "SlsDeliveryConfigs",
                            Map.of("SlsDeliveryConfig", List.of(Map.of("DeliveryType", delivery, "Enabled", false))));
                }
                default -> throw ServiceException.invalid("SettingType");
            }
        }
        return reply;
    }

    Map<String, Object> modifyCloudAssistantSettings(ApiCall call) {
        place.region(call);
        call.permit("ecs:ModifyCloudAssistantSettings", "*");
        String type = call.required("SettingType");
        if (!SETTING_TYPES.contains(type)) {
            throw ServiceException.invalid("SettingType");
        }
        if (type.equals("SessionManagerConfig")) {
            JsonNode config = call.object(type).orElseThrow(() -> ServiceException.missing(type));
            JsonNode wanted = config.path("SessionManagerEnabled");
            if (!wanted.isBoolean()
                    && !wanted.asString("").toLowerCase(Locale.ROOT).matches("true|false")) {
                throw ServiceException.invalid(type);
            }
            switches.setSessionManager(wanted.asBoolean());
        }
        return Map.of();
    }
}

package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.MachineFacts;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What there is: regions, instances and their states.
final class InventoryActions {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MAX_IDS = 100;
    private static final int MAX_TAGS = 20;
    private static final Map<String, String> CHINESE = Map.of(
            "cn-hangzhou", "华东1（杭州）",
            "cn-beijing", "华北2（北京）",
            "ap-southeast-1", "新加坡");
    private static final Map<String, String> ENGLISH = Map.of(
            "cn-hangzhou", "China (Hangzhou)",
            "cn-beijing", "China (Beijing)",
            "ap-southeast-1", "Singapore");

    private final Place place;
    private final Fleet fleet;
    private final String endpoint;

    /// @param endpoint host and port that each region is reached at
    InventoryActions(Place place, String endpoint) {
        this.place = place;
        this.fleet = place.fleet();
        this.endpoint = endpoint;
    }

    Map<String, Object> describeRegions(ApiCall call) {
        call.permit("ecs:DescribeRegions", "*");
        Map<String, String> names = call.text("AcceptLanguage").orElse("zh-CN").startsWith("zh") ? CHINESE : ENGLISH;
        List<Object> regions = new ArrayList<>();
        for (RegionId region : fleet.regions()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("RegionId", region.value());
            row.put("RegionEndpoint", endpoint);
            row.put("LocalName", names.getOrDefault(region.value(), region.value()));
            row.put("Status", "available");
            regions.add(row);
        }
        return Map.of("Regions", Map.of("Region", regions));
    }

    Map<String, Object> describeInstances(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeInstances", "*");
        if (call.flag("DryRun")) {
            throw ServiceException.of("DryRunOperation");
        }
        List<Machine> found = inCloud(region).filter(filter(call)).toList();
        return Paging.either(call, found, 100, "Instances", "Instance", InventoryActions::row);
    }

    Map<String, Object> describeInstanceStatus(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeInstanceStatus", "*");
        List<String> ids = call.list("InstanceId");
        if (ids.size() > MAX_IDS) {
            throw ServiceException.of("InstanceIds.ExceedLimit");
        }
        Set<String> wanted = new HashSet<>(ids);
        List<Machine> found = inCloud(region)
                .filter(m -> wanted.isEmpty() || wanted.contains(m.id().value()))
                .filter(m -> call.text("ZoneId").map(m.facts().zone()::equals).orElse(true))
                .toList();
        return Paging.byNumber(
                call,
                found,
                50,
                "InstanceStatuses",
                "InstanceStatus",
                m -> Map.of("InstanceId", m.id().value(), "Status", m.state().apiName()));
    }

    private Stream<Machine> inCloud(RegionId region) {
        return fleet.in(region).stream().filter(machine -> !machine.id().isManaged());
    }

    private static Predicate<Machine> filter(ApiCall call) {
        Predicate<Machine> all = named(call);
        all = all.and(equal(call, "Status", m -> m.state().apiName()));
        all = all.and(equal(call, "VpcId", m -> m.facts().vpcId()));
        all = all.and(equal(call, "VSwitchId", m -> m.facts().vSwitchId()));
        all = all.and(equal(call, "ZoneId", m -> m.facts().zone()));
        all = all.and(equal(call, "ImageId", m -> m.facts().image().id()));
        all = all.and(equal(call, "InstanceType", m -> m.facts().type()));
        all = all.and(equal(call, "InstanceTypeFamily", m -> family(m.facts())));
        all = all.and(equal(call, "ResourceGroupId", m -> m.facts().resourceGroupId()));
        all = all.and(equal(call, "InstanceNetworkType", _ -> "vpc"));
        all = all.and(equal(call, "InstanceChargeType", _ -> "PostPaid"));
        all = all.and(equal(call, "KeyPairName", Machine::keyPairName));
        all = all.and(oneOf(call, "InstanceIds", m -> m.id().value()));
        all = all.and(oneOf(call, "PrivateIpAddresses", m -> m.facts().privateIp()));
        all = all.and(oneOf(call, "PublicIpAddresses", m -> m.facts().publicIp()));
        if (call.text("SecurityGroupId").isPresent()) {
            String group = call.required("SecurityGroupId");
            all = all.and(m -> m.facts().securityGroups().contains(group));
        }
        Map<String, String> tags = call.pairs("Tag");
        if (tags.size() > MAX_TAGS || tags.containsKey("")) {
            throw ServiceException.of("InvalidTagKey.Malformed");
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            all = all.and(m -> {
                String value = m.facts().tags().get(tag.getKey());
                return value != null && (tag.getValue().isEmpty() || value.equals(tag.getValue()));
            });
        }
        return all;
    }

    private static Predicate<Machine> named(ApiCall call) {
        String wanted = call.text("InstanceName").orElse("*");
        if (wanted.equals("*")) {
            return _ -> true;
        }
        StringBuilder regex = new StringBuilder();
        for (String part : wanted.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        Pattern pattern = Pattern.compile(regex.toString());
        return machine -> pattern.matcher(machine.name()).matches();
    }

    private static Predicate<Machine> equal(ApiCall call, String parameter, Function<Machine, String> fact) {
        return call.text(parameter)
                .<Predicate<Machine>>map(wanted -> m -> fact.apply(m).equals(wanted))
                .orElse(_ -> true);
    }

    private static Predicate<Machine> oneOf(ApiCall call, String parameter, Function<Machine, String> fact) {
        return call.array(parameter)
                .<Predicate<Machine>>map(list -> {
                    if (list.size() > MAX_IDS) {
                        throw ServiceException.invalid(parameter);
                    }
                    Set<String> wanted = new HashSet<>(list);
                    return m -> wanted.contains(fact.apply(m));
                })
                .orElse(_ -> true);
    }

    private static Map<String, Object> row(Machine machine) {
        MachineFacts facts = machine.facts();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("InstanceId", machine.id().value());
        row.put("InstanceName", machine.name());
        row.put("HostName", machine.name().matches("[a-z0-9-]{1,60}") ? machine.name() : "iZ" + shortId(machine) + "Z");
        row.put("Description", "");
        row.put("Status", machine.state().apiName());
        row.put("RegionId", machine.region().value());
        row.put("ZoneId", facts.zone());
        row.put("ImageId", facts.image().id());
        row.put("OSName", facts.image().osName());
        row.put("OSNameEn", facts.image().osName());
        row.put("OSType", machine.isWindows() ? "windows" : "linux");
        row.put("InstanceType", facts.type());
        row.put("InstanceTypeFamily", family(facts));
        row.put("Cpu", facts.cpu());
        row.put("Memory", facts.memoryMib());
        row.put("InstanceNetworkType", "vpc");
        row.put("InstanceChargeType", "PostPaid");
        row.put("InternetChargeType", "PayByTraffic");
        row.put("InternetMaxBandwidthIn", 100);
        row.put("InternetMaxBandwidthOut", facts.publicIp().isEmpty() ? 0 : 5);
        row.put("IoOptimized", true);
        row.put("DeviceAvailable", true);
        row.put("DeletionProtection", false);
        row.put("KeyPairName", machine.keyPairName());
        row.put("ResourceGroupId", facts.resourceGroupId());
        row.put("SerialNumber", UUID.nameUUIDFromBytes(bytes(machine)).toString());
        row.put("SpotStrategy", "NoSpot");
        row.put("StoppedMode", machine.state() == InstanceState.STOPPED ? "KeepCharging" : "Not-applicable");
        row.put("CreationTime", MINUTES.format(facts.created()));
        row.put("StartTime", MINUTES.format(facts.created().plusSeconds(60)));
        row.put("ExpiredTime", MINUTES.format(Instant.parse("2099-12-31T15:59:00Z")));
        row.put("AutoReleaseTime", "");
        row.put("ImageOptions", Map.of("LoginAsNonRoot", facts.loginUser().equals("ecs-user")));
        row.put("PublicIpAddress", Map.of("IpAddress", list(facts.publicIp())));
        row.put("InnerIpAddress", Map.of("IpAddress", List.of()));
        row.put("EipAddress", Map.of("AllocationId", "", "IpAddress", "", "InternetChargeType", ""));
        row.put("SecurityGroupIds", Map.of("SecurityGroupId", facts.securityGroups()));
        row.put(
                "VpcAttributes",
                Map.of(
                        "VpcId", facts.vpcId(),
                        "VSwitchId", facts.vSwitchId(),
                        "NatIpAddress", "",
                        "PrivateIpAddress", Map.of("IpAddress", list(facts.privateIp()))));
        row.put(
                "NetworkInterfaces",
                Map.of(
                        "NetworkInterface",
                        List.of(Map.of(
                                "NetworkInterfaceId",
                                "eni-" + shortId(machine),
                                "PrimaryIpAddress",
                                facts.privateIp(),
                                "Type",
                                "Primary"))));
        row.put("OperationLocks", Map.of("LockReason", locks(machine)));
        row.put("Tags", Map.of("Tag", tags(facts)));
        return row;
    }

    static String minutes(Instant time) {
        return MINUTES.format(time);
    }

    private static byte[] bytes(Machine machine) {
        return machine.id().value().getBytes(StandardCharsets.UTF_8);
    }

    private static String shortId(Machine machine) {
        return machine.id().value().substring(2);
    }

    private static List<Object> locks(Machine machine) {
        return machine.isLocked() ? List.of(Map.of("LockReason", "security", "LockMsg", "")) : List.of();
    }

    private static List<Object> tags(MachineFacts facts) {
        List<Object> tags = new ArrayList<>();
        facts.tags().forEach((key, value) -> tags.add(Map.of("TagKey", key, "TagValue", value)));
        return tags;
    }

    private static List<String> list(String address) {
        return address.isEmpty() ? List.of() : List.of(address);
    }

    private static String family(MachineFacts facts) {
        return facts.type().substring(0, facts.type().lastIndexOf('.'));
    }
}

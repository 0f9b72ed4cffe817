package dev.ecsdeck.cloud;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// DescribeInstances and DescribeInstanceStatus. Instances come without their agent's status, which is another call.
public final class InstanceActions {
    /// The most that one page of DescribeInstances holds, and the most ids that it takes.
    public static final int PAGE = 100;

    private static final int STATUS_PAGE = 50;

    private final Door door;

    InstanceActions(Door door) {
        this.door = door;
    }

    /// One page of a region, from `token` of the page before.
    public Page<Instance> page(RegionId region, InstanceQuery query, Optional<String> token) throws ProblemException {
        ApiCall call = ApiCall.read("DescribeInstances", region)
                .with("MaxResults", PAGE)
                .with("NextToken", token);
        query.addTo(call);
        JsonNode answer = door.send(region, call);
        return new Page<>(instances(answer, region), Json.some(answer, "NextToken"));
    }

    /// All pages of a region, each handed on as soon as it is there.
    public void forEachPage(RegionId region, InstanceQuery query, Consumer<List<Instance>> taker)
            throws ProblemException {
        Pages.forEach(token -> page(region, query, token), taker);
    }

    /// The instances among `ids` that exist here; the service leaves the others out without a word.
    public List<Instance> byIds(RegionId region, Collection<InstanceId> ids) throws ProblemException {
        List<Instance> found = new ArrayList<>();
        for (List<InstanceId> portion : Door.portions(ids, PAGE)) {
            String asJson =
                    portion.stream().map(id -> "\"" + id.value() + "\"").collect(Collectors.joining(",", "[", "]"));
            ApiCall call = ApiCall.read("DescribeInstances", region)
                    .with("MaxResults", PAGE)
                    .with("InstanceIds", asJson);
            found.addAll(instances(door.send(region, call), region));
        }
        return List.copyOf(found);
    }

    /// The states of `ids`: lighter than the whole instance, for watching a change.
    public Map<InstanceId, InstanceState> states(RegionId region, Collection<InstanceId> ids) throws ProblemException {
        Map<InstanceId, InstanceState> states = new HashMap<>();
        for (List<InstanceId> portion : Door.portions(ids, STATUS_PAGE)) {
            JsonNode answer = door.send(
                    region,
                    ApiCall.read("DescribeInstanceStatus", region)
                            .with("PageSize", STATUS_PAGE)
                            .withEach("InstanceId", portion));
            for (JsonNode row : Json.rows(answer, "InstanceStatuses", "InstanceStatus")) {
                InstanceId.parse(Json.text(row, "InstanceId"))
                        .ifPresent(id -> states.put(id, InstanceState.of(Json.text(row, "Status"))));
            }
        }
        return Map.copyOf(states);
    }

    /// Whether the owner chose `ecs-user` as the login name when the instance was made; false where the service does
    /// not say.
    public boolean loginAsNonRoot(RegionId region, InstanceId id) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeInstances", region)
                        .with("MaxResults", 10)
                        .with("InstanceIds", "[\"" + id.value() + "\"]"));
        return Json.rows(answer, "Instances", "Instance").stream()
                .anyMatch(row ->
                        Json.flag(row.path("ImageOptions"), "LoginAsNonRoot").orElse(false));
    }

    private List<Instance> instances(JsonNode answer, RegionId asked) {
        Instant now = door.clock().instant();
        return Json.rows(answer, "Instances", "Instance").stream()
                .flatMap(row -> instance(row, asked, now).stream())
                .toList();
    }

    private static Optional<Instance> instance(JsonNode row, RegionId asked, Instant now) {
        return InstanceId.parse(Json.text(row, "InstanceId"))
                .map(id -> new Instance(
                        id,
                        Json.text(row, "InstanceName"),
                        RegionId.parse(Json.text(row, "RegionId")).orElse(asked),
                        Json.text(row, "ZoneId"),
                        InstanceState.of(Json.text(row, "Status")),
                        new AgentStatus.Unknown(),
                        Json.text(row, "OSType").equalsIgnoreCase("windows"),
                        Json.some(row, "OSName").orElseGet(() -> Json.text(row, "OSNameEn")),
                        Json.text(row, "InstanceType"),
                        Json.text(row, "ImageId"),
                        Json.text(row.path("VpcAttributes"), "VpcId"),
                        Json.text(row, "KeyPairName"),
                        Json.text(row, "ResourceGroupId"),
                        Json.texts(row, "SecurityGroupIds", "SecurityGroupId"),
                        privateIps(row),
                        publicIps(row),
                        tags(row),
                        Json.time(row, "CreationTime"),
                        now));
    }

    private static List<String> privateIps(JsonNode row) {
        List<String> ips = new ArrayList<>(Json.texts(row.path("VpcAttributes"), "PrivateIpAddress", "IpAddress"));
        ips.addAll(Json.texts(row, "InnerIpAddress", "IpAddress"));
        return ips;
    }

    private static List<String> publicIps(JsonNode row) {
        List<String> ips = new ArrayList<>(Json.texts(row, "PublicIpAddress", "IpAddress"));
        Json.some(row.path("EipAddress"), "IpAddress").ifPresent(ips::add);
        return ips;
    }

    private static Map<String, String> tags(JsonNode row) {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : Json.rows(row, "Tags", "Tag")) {
            Json.some(tag, "TagKey").ifPresent(key -> tags.put(key, Json.text(tag, "TagValue")));
        }
        return tags;
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// DescribeManagedInstances: machines outside ECS that run the agent (`mi-`). Sessions work on them too. Being
/// connected stands for running, since nothing more is known of them.
public final class ManagedInstanceActions {
    private static final int PAGE = 50;

    private final Door door;

    ManagedInstanceActions(Door door) {
        this.door = door;
    }

    /// One page of a region, from `token` of the page before.
    public Page<Instance> page(RegionId region, Optional<String> token) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeManagedInstances", region)
                        .with("MaxResults", PAGE)
                        .with("NextToken", token));
        Instant now = door.clock().instant();
        List<Instance> rows = Json.list(answer.path("Instances")).stream()
                .flatMap(row -> instance(row, region, now).stream())
                .toList();
        return new Page<>(rows, Json.some(answer, "NextToken"));
    }

    /// All pages of a region, each handed on as soon as it is there.
    public void forEachPage(RegionId region, Consumer<List<Instance>> taker) throws ProblemException {
        Pages.forEach(token -> page(region, token), taker);
    }

    private static Optional<Instance> instance(JsonNode row, RegionId region, Instant now) {
        boolean connected = Json.flag(row, "Connected").orElse(false);
        boolean windows = Json.text(row, "OsType").equalsIgnoreCase("windows");
        return InstanceId.parse(Json.text(row, "InstanceId"))
                .map(id -> new Instance(
                        id,
                        Json.some(row, "InstanceName").orElseGet(() -> Json.text(row, "Hostname")),
                        region,
                        "",
                        connected ? InstanceState.RUNNING : InstanceState.OTHER,
                        agent(row, connected, windows),
                        windows,
                        Json.text(row, "OsVersion"),
                        "",
                        "",
                        "",
                        "",
                        Json.text(row, "ResourceGroupId"),
                        List.of(),
                        ips(row, "IntranetIp"),
                        ips(row, "InternetIp"),
                        tags(row),
                        Json.time(row, "RegistrationTime"),
                        now));
    }

    private static AgentStatus agent(JsonNode row, boolean connected, boolean windows) {
        Optional<AgentVersion> version = AgentVersion.parse(Json.text(row, "AgentVersion"));
        if (!connected) {
            return new AgentStatus.Silent(version, Optional.empty());
        }
        return version.isPresent() && version.get().takesSessions(windows)
                ? new AgentStatus.Online(version.get(), Optional.empty())
                : new AgentStatus.Outdated(
                        version, windows ? AgentVersion.WINDOWS_NEWER_THAN : AgentVersion.LINUX_NEWER_THAN);
    }

    private static List<String> ips(JsonNode row, String field) {
        return Stream.of(Json.text(row, field).split(","))
                .map(String::strip)
                .filter(ip -> !ip.isEmpty())
                .toList();
    }

    /// Here the list of tags has no wrapper.
    private static Map<String, String> tags(JsonNode row) {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : Json.list(row.path("Tags"))) {
            Json.some(tag, "TagKey").ifPresent(key -> tags.put(key, Json.text(tag, "TagValue")));
        }
        return tags;
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// DescribeCloudAssistantStatus and InstallCloudAssistant.
public final class AgentActions {
    /// Ids that one call takes.
    public static final int PORTION = 50;

    private final Door door;

    AgentActions(Door door) {
        this.door = door;
    }

    /// The agents of `ids`; those the service says nothing about are missing from the answer. A heartbeat comes about
    /// once a minute, so an agent that just stopped still looks online for up to two.
    public Map<InstanceId, AgentStatus> statuses(RegionId region, Collection<InstanceId> ids) throws ProblemException {
        Map<InstanceId, AgentStatus> statuses = new HashMap<>();
        for (List<InstanceId> portion : Door.portions(ids, PORTION)) {
            JsonNode answer = door.send(
                    region, ApiCall.read("DescribeCloudAssistantStatus", region).withEach("InstanceId", portion));
            for (JsonNode row : Json.rows(answer, "InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus")) {
                InstanceId.parse(Json.text(row, "InstanceId")).ifPresent(id -> statuses.put(id, status(row)));
            }
        }
        return Map.copyOf(statuses);
    }

    /// Installs the agent, or brings it up to date. It begins to work after a reboot asked for through the API.
    public void install(RegionId region, Collection<InstanceId> ids) throws ProblemException {
        for (List<InstanceId> portion : Door.portions(ids, PORTION)) {
            door.send(region, ApiCall.write("InstallCloudAssistant", region).withEach("InstanceId", portion));
        }
    }

    private static AgentStatus status(JsonNode row) {
        Optional<AgentVersion> version = AgentVersion.parse(Json.text(row, "CloudAssistantVersion"));
        Optional<Instant> seen = Json.time(row, "LastHeartbeatTime");
        boolean windows = Json.text(row, "OSType").equalsIgnoreCase("windows");
        if (!Json.flag(row, "CloudAssistantStatus").orElse(false)) {
            return version.isEmpty() && seen.isEmpty()
                    ? new AgentStatus.Missing()
                    : new AgentStatus.Silent(version, seen);
        }
        boolean supports = Json.flag(row, "SupportSessionManager")
                .orElse(version.isPresent() && version.get().takesSessions(windows));
        return supports && version.isPresent()
                ? new AgentStatus.Online(version.get(), seen)
                : new AgentStatus.Outdated(
                        version, windows ? AgentVersion.WINDOWS_NEWER_THAN : AgentVersion.LINUX_NEWER_THAN);
    }
}

package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds out what the account may do, without doing it: reads are made, and what knows a trial run is tried. What has
/// neither, such as StartTerminalSession, is not asked about.
public final class PermissionActions {
    /// Names nothing, so that nothing can be ended by it.
    private static final String NO_SUCH = "t-000000000000000";

    private final Door door;

    PermissionActions(Door door) {
        this.door = door;
    }

    /// What was found out about a permission.
    public enum Finding {
        ALLOWED,
        DENIED,
        /// The service refused for another reason first.
        UNKNOWN
    }

    /// The findings by permission, such as `ecs:DescribeInstances`.
    ///
    /// @param instance to try power actions on, where there is one; nothing happens to it
    /// @throws ProblemException if the cloud cannot be reached or the keys are not taken
    public Map<String, Finding> check(RegionId region, Optional<InstanceId> instance) throws ProblemException {
        List<ApiCall> harmless = new ArrayList<>(List.of(
                ApiCall.read("DescribeRegions", region),
                ApiCall.read("DescribeInstances", region).with("MaxResults", 10),
                ApiCall.read("DescribeCloudAssistantStatus", region).with("MaxResults", 1),
                ApiCall.read("DescribeTerminalSessions", region).with("MaxResults", 1),
                ApiCall.read("DescribeCloudAssistantSettings", region).with("SettingType.1", "SessionManagerConfig"),
                ApiCall.read("DescribeInvocations", region).with("MaxResults", 1),
                ApiCall.read("DescribeKeyPairs", region).with("PageSize", 1),
                ApiCall.read("DescribeSecurityGroups", region).with("MaxResults", 10)));
        instance.ifPresent(id -> {
            for (String action : List.of("StartInstance", "StopInstance", "RebootInstance")) {
                harmless.add(ApiCall.of(Api.ECS, action, ApiCall.Repeat.SAFE)
                        .with("InstanceId", id.value())
                        .with("DryRun", true));
            }
        });
        harmless.add(ApiCall.write("EndTerminalSession", region).with("SessionId", NO_SUCH));
        harmless.add(ApiCall.write("StopInvocation", region).with("InvokeId", NO_SUCH));
        Map<String, Finding> findings = new TreeMap<>();
        for (ApiCall call : harmless) {
            findings.put(call.permission(), finding(region, call));
        }
        return Map.copyOf(findings);
    }

    private Finding finding(RegionId region, ApiCall call) throws ProblemException {
        try {
            door.send(region, call);
            return Finding.ALLOWED;
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.NotPermitted) {
                return Finding.DENIED;
            }
            if (refused.problem() instanceof Problem.CloudRefused other && other.kind() != Kind.CREDENTIALS) {
                return Finding.UNKNOWN;
            }
            throw refused;
        }
    }
}

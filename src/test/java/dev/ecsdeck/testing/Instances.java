package dev.ecsdeck.testing;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Instances for tests.
public final class Instances {
    public static final RegionId HANGZHOU = new RegionId("cn-hangzhou");
    public static final RegionId BEIJING = new RegionId("cn-beijing");
    public static final AgentStatus ONLINE =
            new AgentStatus.Online(new AgentVersion(2, 2, 4, 1065), Optional.of(Instant.EPOCH));

    private Instances() {}

    /// A healthy Linux instance named `web-01` of the id `i-web01`, and so on.
    public static Instance named(String name) {
        return of(name, HANGZHOU, InstanceState.RUNNING, ONLINE, Map.of());
    }

    public static Instance in(RegionId region, String name) {
        return of(name, region, InstanceState.RUNNING, new AgentStatus.Unknown(), Map.of());
    }

    public static Instance of(
            String name, RegionId region, InstanceState state, AgentStatus agent, Map<String, String> tags) {
        return new Instance(
                new InstanceId("i-" + name.replaceAll("[^A-Za-z0-9]", "")),
                name,
                region,
                region + "-h",
                state,
                agent,
                false,
                "Debian 12.8 64 bit",
                "ecs.g7.large",
                "debian_12_8",
                "vpc-1",
                "deploy-key",
                "rg-1",
                List.of("sg-1"),
                List.of("10.0.0.4"),
                List.of("47.96.1.2"),
                tags,
                Optional.empty(),
                Instant.EPOCH);
    }
}

package dev.ecsdeck.screens;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Invented instances for the screens.
final class Fleet {
    private static final AgentVersion FRESH = new AgentVersion(2, 2, 3, 857);

    private final Instant now;

    Fleet(Instant now) {
        this.now = now;
    }

    /// One of each way to stand, and some healthy ones around them.
    List<Instance> mixed() {
        List<Instance> all = new ArrayList<>();
        String[] healthy = {"web-01", "web-02", "api-01", "api-02", "orders-db-02", "cache-01", "worker-02"};
        for (int i = 0; i < healthy.length; i++) {
            all.add(of(healthy[i], "cn-hangzhou", "prod", InstanceState.RUNNING, online(3 + i * 2)));
        }
        AgentVersion old = new AgentVersion(2, 2, 3, 189);
        all.add(of(
                "orders-db-01",
                "cn-hangzhou",
                "prod",
                InstanceState.RUNNING,
                new AgentStatus.Outdated(Optional.of(old), AgentVersion.LINUX_NEWER_THAN)));
        all.add(of(
                "worker-01",
                "cn-hangzhou",
                "prod",
                InstanceState.RUNNING,
                new AgentStatus.Silent(Optional.of(FRESH), Optional.of(now.minus(Duration.ofMinutes(14))))));
        all.add(of("stage-web-01", "cn-hangzhou", "stage", InstanceState.RUNNING, online(17)));
        all.add(of("stage-db-01", "cn-hangzhou", "stage", InstanceState.STOPPED, new AgentStatus.Unknown()));
        all.add(of("sg-vault-01", "ap-southeast-1", "prod", InstanceState.RUNNING, online(4)));
        all.add(of("sg-win-01", "ap-southeast-1", "stage", InstanceState.RUNNING, new AgentStatus.Missing()));
        all.add(of("bj-build-01", "cn-beijing", "dev", InstanceState.STARTING, new AgentStatus.Unknown()));
        for (int i = 2; i < 20; i++) {
            all.add(of("bj-build-%02d".formatted(i), "cn-beijing", "dev", InstanceState.RUNNING, online(i)));
        }
        return all;
    }

    List<Instance> many(int count) {
        List<Instance> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(of(
                    "node-" + i,
                    i % 2 == 0 ? "cn-hangzhou" : "cn-beijing",
                    "dev",
                    InstanceState.RUNNING,
                    online(i % 60)));
        }
        return all;
    }

    Instance of(String name, String region, String environment, InstanceState state, AgentStatus agent) {
        int hash = Math.floorMod(name.hashCode(), 250);
        String digits = Integer.toString(Math.abs(name.hashCode()), 36);
        return new Instance(
                new InstanceId("i-bp1" + ("a7k2mq9xw4t6zr3vd" + digits).substring(digits.length())),
                name,
                new RegionId(region),
                region + "-i",
                state,
                agent,
                false,
                "Debian 12.8 64 bit",
                "ecs.g7.large",
                "debian_12_8_x64_20G_alibase_20250117.vhd",
                environment.equals("stage") ? "vpc-bp1stage000000000" : "vpc-bp1prod0000000000",
                "ops-key",
                "",
                List.of("sg-bp1fg655nh68xyz9****"),
                List.of("10.0." + hash % 9 + "." + hash),
                List.of(),
                Map.of("env", environment),
                Optional.empty(),
                now);
    }

    private AgentStatus online(int secondsAgo) {
        return new AgentStatus.Online(FRESH, Optional.of(now.minusSeconds(secondsAgo)));
    }
}

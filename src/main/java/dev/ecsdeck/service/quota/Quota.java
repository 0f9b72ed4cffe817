package dev.ecsdeck.service.quota;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.Map;

/// The live sessions of one region, counted. Sources of the limits: StartTerminalSession reference.
///
/// @param byInstance only instances with live sessions
public record Quota(RegionId region, int inRegion, Map<InstanceId, Integer> byInstance) {
    /// Active sessions in one region; older pages say 1,000.
    public static final int MOST_IN_REGION = 100;
    /// Connected sessions on one instance.
    public static final int MOST_ON_INSTANCE = 20;

    public Quota {
        byInstance = Map.copyOf(byInstance);
    }

    public int on(InstanceId instance) {
        return byInstance.getOrDefault(instance, 0);
    }

    /// Whether one more session on that instance would be refused.
    public boolean isFull(InstanceId instance) {
        return inRegion >= MOST_IN_REGION || on(instance) >= MOST_ON_INSTANCE;
    }
}

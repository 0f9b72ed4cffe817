package dev.ecsdeck.service.quota;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.Map;
import java.util.Set;

/// The live sessions of one region, counted. Sources of the limits: StartTerminalSession reference.
///
/// @param byInstance only instances with live sessions
/// @param left the ids of those that an earlier run of this program left behind
public record Quota(RegionId region, int inRegion, Map<InstanceId, Integer> byInstance, Set<String> left) {
    /// Active sessions in one region; older pages say 1,000.
    public static final int MOST_IN_REGION = 100;
    /// Connected sessions on one instance.
    public static final int MOST_ON_INSTANCE = 20;

    public Quota {
        byInstance = Map.copyOf(byInstance);
        left = Set.copyOf(left);
    }

    /// Nothing lives there, as far as anyone knows.
    static Quota none(RegionId region) {
        return new Quota(region, 0, Map.of(), Set.of());
    }

    /// How much of a limit is used: amber from four fifths.
    public enum Use {
        ROOMY,
        NEAR,
        FULL;

        static Use of(int used, int most) {
            return used >= most ? FULL : used * 5 >= most * 4 ? NEAR : ROOMY;
        }
    }

    public Use regionUse() {
        return Use.of(inRegion, MOST_IN_REGION);
    }

    public Use useOn(InstanceId instance) {
        return Use.of(on(instance), MOST_ON_INSTANCE);
    }

    public int on(InstanceId instance) {
        return byInstance.getOrDefault(instance, 0);
    }

    /// Whether one more session on that instance would be refused.
    public boolean isFull(InstanceId instance) {
        return inRegion >= MOST_IN_REGION || on(instance) >= MOST_ON_INSTANCE;
    }
}

package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.service.quota.Quota;
import dev.ecsdeck.service.quota.Quota.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is worth saying about the use of the service's limits, before they are met.
sealed interface QuotaNotice {
    /// What has to be different for the notice to be said again after it was put away.
    record Matter(String subject, String degree) {}

    Matter matter();

    /// Sessions of an earlier run still count.
    record Left(RegionId region, Set<String> sessions) implements QuotaNotice {
        @Override
        public Matter matter() {
            return new Matter("left " + region, String.join(" ", sessions));
        }
    }

    /// A region is nearly full, or full.
    record InRegion(RegionId region, int used, Use use) implements QuotaNotice {
        @Override
        public Matter matter() {
            return new Matter("region " + region, use.name());
        }
    }

    /// An instance is nearly full, or full.
    record OnInstance(RegionId region, InstanceId instance, int used, Use use) implements QuotaNotice {
        @Override
        public Matter matter() {
            return new Matter("instance " + instance, use.name());
        }
    }

    /// The notices of all regions that were counted: what is full first, then what can be mended.
    ///
    /// @param concerned the instances in use here; what others fill up is no concern
    static List<QuotaNotice> of(Map<RegionId, Quota> quotas, Set<InstanceId> concerned) {
        List<QuotaNotice> notices = new ArrayList<>();
        quotas.values().stream()
                .sorted(Comparator.comparing(quota -> quota.region().value()))
                .forEach(quota -> {
                    if (quota.regionUse() != Use.ROOMY) {
                        notices.add(new InRegion(quota.region(), quota.inRegion(), quota.regionUse()));
                    }
                    quota.byInstance().keySet().stream()
                            .sorted(Comparator.comparing(InstanceId::value))
                            .filter(instance -> concerned.contains(instance) && quota.useOn(instance) != Use.ROOMY)
                            .forEach(instance -> notices.add(new OnInstance(
                                    quota.region(), instance, quota.on(instance), quota.useOn(instance))));
                    if (!quota.left().isEmpty()) {
                        notices.add(new Left(quota.region(), quota.left()));
                    }
                });
        notices.sort(Comparator.comparingInt(QuotaNotice::weight));
        return List.copyOf(notices);
    }

    private static int weight(QuotaNotice notice) {
        return switch (notice) {
            case InRegion in when in.use() == Use.FULL -> 0;
            case OnInstance on when on.use() == Use.FULL -> 0;
            case Left _ -> 1;
            case InRegion _, OnInstance _ -> 2;
        };
    }
}

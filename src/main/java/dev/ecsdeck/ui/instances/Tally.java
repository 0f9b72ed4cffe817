package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many instances each scope of the sidebar has.
///
/// @param regions by region, and in it by VPC; the empty VPC is the classic network
public record Tally(
        int all, SortedMap<RegionId, SortedMap<String, Integer>> regions, SortedMap<String, Integer> environments) {
    static final Tally NONE = new Tally(0, new TreeMap<>(), new TreeMap<>());

    static Tally of(List<Instance> instances) {
        SortedMap<RegionId, SortedMap<String, Integer>> regions = new TreeMap<>();
        SortedMap<String, Integer> environments = new TreeMap<>();
        for (Instance instance : instances) {
            regions.computeIfAbsent(instance.region(), _ -> new TreeMap<>()).merge(instance.vpcId(), 1, Integer::sum);
            Row.environmentOf(instance).ifPresent(name -> environments.merge(name, 1, Integer::sum));
        }
        return new Tally(instances.size(), regions, environments);
    }

    public int in(RegionId region) {
        return regions.getOrDefault(region, new TreeMap<>()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}

package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many instances each scope of the sidebar has.
///
/// @param favourites those of the user's favourites that are listed; `recent` likewise
/// @param regions by region, and in it by VPC; the empty VPC is the classic network
public record Tally(
        int all,
        int favourites,
        int recent,
        SortedMap<RegionId, SortedMap<String, Integer>> regions,
        SortedMap<String, Integer> environments) {
    static final Tally NONE = new Tally(0, 0, 0, new TreeMap<>(), new TreeMap<>());

    static Tally of(List<Instance> instances, Set<String> favourites, Set<String> recent) {
        int starred = 0;
        int used = 0;
        SortedMap<RegionId, SortedMap<String, Integer>> regions = new TreeMap<>();
        SortedMap<String, Integer> environments = new TreeMap<>();
        for (Instance instance : instances) {
            regions.computeIfAbsent(instance.region(), _ -> new TreeMap<>()).merge(instance.vpcId(), 1, Integer::sum);
            starred += favourites.contains(instance.id().value()) ? 1 : 0;
            used += recent.contains(instance.id().value()) ? 1 : 0;
            Row.environmentOf(instance).ifPresent(name -> environments.merge(name, 1, Integer::sum));
        }
        return new Tally(instances.size(), starred, used, regions, environments);
    }

    /// The region with the most instances; there must be one.
    public RegionId largestRegion() {
        return regions.keySet().stream().max(Comparator.comparingInt(this::in)).orElseThrow();
    }

    public int in(RegionId region) {
        return regions.getOrDefault(region, new TreeMap<>()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}

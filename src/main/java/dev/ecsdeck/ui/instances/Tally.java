package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Environments;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many instances each scope of the sidebar has.
///
/// @param favourites those of the user's favourites that are listed; `recent` likewise
/// @param regions by region, and in it by VPC; the empty VPC is the classic network
/// @param tags by key, and in it by value; without those of environments, and without keys that gather nothing
/// @param groups by resource group
/// @param accounts by account
public record Tally(
        int all,
        int favourites,
        int recent,
        SortedMap<RegionId, SortedMap<String, Integer>> regions,
        SortedMap<Environment, Integer> environments,
        SortedMap<String, SortedMap<String, Integer>> tags,
        SortedMap<String, Integer> groups,
        SortedMap<String, Integer> accounts) {
    static final Tally NONE =
            new Tally(0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /// A tag with more values than this tells instances apart; it does not gather them.
    private static final int MOST_VALUES = 40;

    static Tally of(List<Instance> instances, Set<String> favourites, Set<String> recent, Environments rules) {
        int starred = 0;
        int used = 0;
        SortedMap<RegionId, SortedMap<String, Integer>> regions = new TreeMap<>();
        SortedMap<Environment, Integer> environments = new TreeMap<>();
        SortedMap<String, SortedMap<String, Integer>> tags = new TreeMap<>();
        SortedMap<String, Integer> groups = new TreeMap<>();
        SortedMap<String, Integer> accounts = new TreeMap<>();
        for (Instance instance : instances) {
            regions.computeIfAbsent(instance.region(), _ -> new TreeMap<>()).merge(instance.vpcId(), 1, Integer::sum);
            starred += favourites.contains(instance.id().value()) ? 1 : 0;
            used += recent.contains(instance.id().value()) ? 1 : 0;
            rules.of(instance).ifPresent(it -> environments.merge(it, 1, Integer::sum));
            instance.tags().forEach((key, value) -> {
                SortedMap<String, Integer> values = tags.computeIfAbsent(key, _ -> new TreeMap<>());
                if (values.size() <= MOST_VALUES) {
                    values.merge(value, 1, Integer::sum);
                }
            });
            accounts.merge(instance.account(), 1, Integer::sum);
            if (!instance.resourceGroupId().isEmpty()) {
                groups.merge(instance.resourceGroupId(), 1, Integer::sum);
            }
        }
        tags.keySet().removeIf(rules::lookAt);
        tags.values().removeIf(values -> values.size() > MOST_VALUES);
        return new Tally(instances.size(), starred, used, regions, environments, tags, groups, accounts);
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

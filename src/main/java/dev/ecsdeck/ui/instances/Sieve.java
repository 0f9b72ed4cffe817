package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.NaturalOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which rows are wanted, of which instances; immutable, and sought on any thread.
///
/// @param offline whether nothing newer can be had
/// @param restored rows seen until then come from the disk
/// @param mark only rows with this mark; empty for all
/// @param recent ids of the instances used last, the latest first
/// @param notes the user's own words on an instance, by id
/// @param isOn whether Session Manager is on for the account, as far as is known
/// @param refused instances on which the account was refused a session
/// @param listed whose instances they are
record Sieve(
        List<Instance> instances,
        boolean offline,
        Optional<Instant> restored,
        InstanceFilter filter,
        Scope scope,
        Optional<Mark> mark,
        Set<String> favourites,
        List<String> recent,
        Function<InstanceId, String> notes,
        boolean isOn,
        Map<InstanceId, Refusal> refused,
        Listed listed) {

    /// What came through.
    ///
    /// @param rows in the order in which they are shown
    /// @param counts how many rows each mark has, whatever mark is asked for
    record Sieved(List<Row> rows, Map<Mark, Integer> counts) {
        static final Sieved NOTHING = new Sieved(List.of(), Map.of());

        int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    Sieved sift() {
        Map<String, Integer> rank = new HashMap<>();
        for (int i = 0; i < recent.size(); i++) {
            rank.putIfAbsent(recent.get(i), i);
        }
        Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        List<Row> rows = new ArrayList<>();
        for (Instance instance : instances) {
            if (isInScope(instance, rank) && filter.matches(instance, notes.apply(instance.id()))) {
                Row row = Row.of(
                        instance,
                        offline || restored.isPresent() && !instance.seen().isAfter(restored.get()),
                        isOn || !listed.isOfMain(instance),
                        Optional.ofNullable(refused.get(instance.id())),
                        favourites.contains(instance.id().value()),
                        listed.nameOf(instance));
                counts.merge(row.standing().mark(), 1, Integer::sum);
                if (mark.isEmpty() || mark.get() == row.standing().mark()) {
                    rows.add(row);
                }
            }
        }
        rows.sort(order(rank));
        return new Sieved(List.copyOf(rows), Map.copyOf(counts));
    }

    /// Last used first, then by name, then by id.
    private static Comparator<Row> order(Map<String, Integer> rank) {
        return Comparator.comparingInt((Row row) -> rank.getOrDefault(row.id(), Integer.MAX_VALUE))
                .thenComparing(row -> row.instance().label(), NaturalOrder.INSTANCE)
                .thenComparing(Row::id);
    }

    private boolean isInScope(Instance instance, Map<String, Integer> rank) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.Favourites() -> favourites.contains(instance.id().value());
            case Scope.Recent() -> rank.containsKey(instance.id().value());
            case Scope.InAccount(var account) -> instance.account().equals(account);
            case Scope.InRegion(var region) -> instance.region().equals(region);
            case Scope.InVpc(var region, var vpc) ->
                instance.region().equals(region) && instance.vpcId().equals(vpc);
            case Scope.Tagged(var key, var value) ->
                value.equals(instance.tags().get(key));
            case Scope.InGroup(var group) -> instance.resourceGroupId().equals(group);
            case Scope.InEnvironment(var environment) ->
                Row.environmentOf(instance).filter(environment::equals).isPresent();
        };
    }
}

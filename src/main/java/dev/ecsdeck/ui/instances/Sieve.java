package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.ui.kit.Environments;
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
/// @param mark only rows with this mark; empty for all
/// @param notes the user's own words on an instance, by id
record Sieve(Facts facts, InstanceFilter filter, Scope scope, Optional<Mark> mark, Function<InstanceId, String> notes) {

    /// What rows are made of, and their order: the dear part, which a key in the filter leaves as it is.
    ///
    /// @param offline whether nothing newer can be had
    /// @param restored rows seen until then come from the disk
    /// @param recent ids of the instances used last, the latest first
    /// @param isOn whether Session Manager is on for the account in use, as far as is known
    /// @param refused instances on which the account was refused a session
    /// @param listed whose instances they are
    /// @param environments by which they belong to environments
    record Facts(
            List<Instance> instances,
            boolean offline,
            Optional<Instant> restored,
            Set<String> favourites,
            List<String> recent,
            boolean isOn,
            Map<InstanceId, Refusal> refused,
            Listed listed,
            Environments environments) {
        static final Facts NONE = new Facts(
                List.of(),
                false,
                Optional.empty(),
                Set.of(),
                List.of(),
                true,
                Map.of(),
                Listed.NOBODY,
                Environments.USUAL);

        private Row row(Instance instance) {
            return Row.of(
                    instance,
                    offline || restored.isPresent() && !instance.seen().isAfter(restored.get()),
                    isOn || !listed.isOfMain(instance),
                    Optional.ofNullable(refused.get(instance.id())),
                    favourites.contains(instance.id().value()),
                    listed.nameOf(instance),
                    environments);
        }
    }

    /// All rows in the order in which they are shown: last used first, then by name, then by id.
    record Ordered(Facts facts, List<Row> rows) {
        static final Ordered NOTHING = new Ordered(Facts.NONE, List.of());

        /// Of these facts; this one, where they are the same.
        Ordered of(Facts now) {
            if (facts.equals(now)) {
                return this;
            }
            Map<String, Integer> rank = new HashMap<>();
            for (int i = 0; i < now.recent.size(); i++) {
                rank.putIfAbsent(now.recent.get(i), i);
            }
            List<Row> used = new ArrayList<>();
            List<Row> others = new ArrayList<>(now.instances.size());
            for (Instance instance : now.instances) {
                (rank.containsKey(instance.id().value()) ? used : others).add(now.row(instance));
            }
            used.sort(Comparator.comparingInt(row -> rank.getOrDefault(row.id(), Integer.MAX_VALUE)));
            others.sort(Ordered::byName);
            used.addAll(others);
            return new Ordered(now, List.copyOf(used));
        }

        private static int byName(Row a, Row b) {
            int c = NaturalOrder.INSTANCE.compare(
                    a.instance().label(), b.instance().label());
            return c == 0 ? a.id().compareTo(b.id()) : c;
        }
    }

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

    /// @param ordered of the same facts
    Sieved sift(Ordered ordered) {
        Set<String> recent = Set.copyOf(facts.recent);
        Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        List<Row> rows = new ArrayList<>();
        for (Row row : ordered.rows) {
            Instance instance = row.instance();
            if (isInScope(row, recent) && filter.matches(instance, notes.apply(instance.id()))) {
                counts.merge(row.standing().mark(), 1, Integer::sum);
                if (mark.isEmpty() || mark.get() == row.standing().mark()) {
                    rows.add(row);
                }
            }
        }
        return new Sieved(List.copyOf(rows), Map.copyOf(counts));
    }

    private boolean isInScope(Row row, Set<String> recent) {
        Instance instance = row.instance();
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.Favourites() -> facts.favourites.contains(instance.id().value());
            case Scope.Recent() -> recent.contains(instance.id().value());
            case Scope.InAccount(var account) -> instance.account().equals(account);
            case Scope.InRegion(var region) -> instance.region().equals(region);
            case Scope.InVpc(var region, var vpc) ->
                instance.region().equals(region) && instance.vpcId().equals(vpc);
            case Scope.Tagged(var key, var value) ->
                value.equals(instance.tags().get(key));
            case Scope.InGroup(var group) -> instance.resourceGroupId().equals(group);
            case Scope.InEnvironment(var environment) ->
                row.environment().filter(environment::equals).isPresent();
        };
    }
}

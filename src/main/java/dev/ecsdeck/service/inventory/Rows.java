package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.Inventory.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pure changes of an [Inventory].
final class Rows {
    private Rows() {}

    static Inventory started(Inventory now, Set<RegionId> only) {
        Map<Part, Problem> faults = new HashMap<>();
        if (!only.isEmpty()) {
            now.faults().forEach((part, why) -> {
                if (!regionOf(part).map(only::contains).orElse(true)) {
                    faults.put(part, why);
                }
            });
        }
        return new Inventory(Inventory.Stage.READING, now.instances(), 0, 0, faults, now.asOf(), now.restored());
    }

    static Inventory regions(Inventory now, int all) {
        return new Inventory(
                now.stage(), now.instances(), now.regionsDone(), all, now.faults(), now.asOf(), now.restored());
    }

    /// Puts a page's rows among the others: known ones in their old place, new ones after all rows of their region
    /// and of those before it in `order`. An agent's last known status stays until it is asked again.
    static Inventory page(Inventory now, RegionId region, List<Instance> page, List<RegionId> order) {
        Map<InstanceId, Instance> fresh = new HashMap<>();
        page.forEach(row -> fresh.put(row.id(), row));
        List<Instance> rows = new ArrayList<>(now.instances().size() + page.size());
        Set<RegionId> before = Set.copyOf(order.subList(0, order.indexOf(region) + 1));
        int end = 0;
        for (Instance old : now.instances()) {
            Instance replacing = fresh.remove(old.id());
            rows.add(replacing == null ? old : keepAgent(replacing, old));
            end = before.contains(old.region()) ? rows.size() : end;
        }
        rows.addAll(
                end, page.stream().filter(row -> fresh.containsKey(row.id())).toList());
        return withRows(now, rows);
    }

    private static Instance keepAgent(Instance fresh, Instance old) {
        return fresh.agent() instanceof AgentStatus.Unknown ? fresh.withAgent(old.agent()) : fresh;
    }

    static Inventory agents(Inventory now, Map<InstanceId, AgentStatus> agents) {
        if (agents.isEmpty()) {
            return now;
        }
        List<Instance> rows = new ArrayList<>(now.instances());
        rows.replaceAll(row -> {
            AgentStatus status = agents.get(row.id());
            return status == null ? row : row.withAgent(status);
        });
        return withRows(now, rows);
    }

    /// The end of one region that answered as a whole: rows that it no longer lists go.
    static Inventory regionDone(Inventory now, RegionId region, Set<InstanceId> listed) {
        List<Instance> rows = now.instances().stream()
                .filter(row -> !row.region().equals(region) || listed.contains(row.id()))
                .toList();
        return counted(withRows(now, rows));
    }

    static Inventory regionFailed(Inventory now, RegionId region, Problem why) {
        return counted(fault(now, new Inventory.InstancesOf(region), why));
    }

    static Inventory fault(Inventory now, Part part, Problem why) {
        Map<Part, Problem> faults = new HashMap<>(now.faults());
        faults.put(part, why);
        return new Inventory(
                now.stage(), now.instances(), now.regionsDone(), now.regionsAll(), faults, now.asOf(), now.restored());
    }

    /// A reading that could not even begin.
    static Inventory failed(Inventory now, Problem why) {
        Inventory noted = fault(now, new Inventory.Regions(), why);
        return new Inventory(Inventory.Stage.FAILED, now.instances(), 0, 0, noted.faults(), now.asOf(), now.restored());
    }

    private static Inventory counted(Inventory now) {
        return new Inventory(
                now.stage(),
                now.instances(),
                now.regionsDone() + 1,
                now.regionsAll(),
                now.faults(),
                now.asOf(),
                now.restored());
    }

    /// The end of a reading over `order`: rows stand by region, and rows of regions that are no more go.
    static Inventory finished(Inventory now, List<RegionId> order, boolean allRegions, Instant at) {
        Map<RegionId, List<Instance>> byRegion = new HashMap<>();
        now.instances()
                .forEach(row -> byRegion.computeIfAbsent(row.region(), _ -> new ArrayList<>())
                        .add(row));
        List<Instance> rows = new ArrayList<>(now.instances().size());
        order.forEach(region -> rows.addAll(byRegion.getOrDefault(region, List.of())));
        Set<RegionId> read = new HashSet<>(order);
        if (!allRegions) {
            now.instances().stream().filter(row -> !read.contains(row.region())).forEach(rows::add);
        }
        long failed = now.faults().keySet().stream()
                .filter(Inventory.InstancesOf.class::isInstance)
                .count();
        boolean nothing = failed >= order.size();
        return new Inventory(
                nothing ? Inventory.Stage.FAILED : Inventory.Stage.READY,
                rows,
                now.regionsDone(),
                now.regionsAll(),
                now.faults(),
                nothing ? now.asOf() : Optional.of(at),
                nothing ? now.restored() : Optional.empty());
    }

    static Inventory with(Inventory now, Instance row) {
        List<Instance> rows = new ArrayList<>(now.instances());
        boolean known = now.find(row.id()).isPresent();
        if (known) {
            rows.replaceAll(old -> old.id().equals(row.id()) ? row : old);
        } else {
            rows.add(row);
        }
        return withRows(now, rows);
    }

    static Inventory without(Inventory now, InstanceId id) {
        return withRows(
                now,
                now.instances().stream().filter(row -> !row.id().equals(id)).toList());
    }

    private static Inventory withRows(Inventory now, List<Instance> rows) {
        return new Inventory(
                now.stage(), rows, now.regionsDone(), now.regionsAll(), now.faults(), now.asOf(), now.restored());
    }

    private static Optional<RegionId> regionOf(Part part) {
        return switch (part) {
            case Inventory.Regions() -> Optional.empty();
            case Inventory.InstancesOf(RegionId region) -> Optional.of(region);
            case Inventory.AgentsOf(RegionId region) -> Optional.of(region);
            case Inventory.OfAccount(String ignored, Part inner) -> regionOf(inner);
        };
    }
}

package dev.ecsdeck.lab.fleet;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All machines of one Lab, in the order in which every list shows them. Immutable; the machines are not.
public final class Fleet {
    private final List<RegionId> regions;
    private final List<Machine> machines;
    private final Map<InstanceId, Machine> byId = new LinkedHashMap<>();
    private final Map<RegionId, List<Machine>> byRegion = new LinkedHashMap<>();

    private Fleet(List<RegionId> regions, List<Machine> machines) {
        this.regions = List.copyOf(regions);
        this.machines = List.copyOf(machines);
        regions.forEach(region -> byRegion.put(region, new ArrayList<>()));
        for (Machine machine : machines) {
            byId.put(machine.id(), machine);
            byRegion.computeIfAbsent(machine.region(), _ -> new ArrayList<>()).add(machine);
        }
    }

    /// The Lab's own forty or so: healthy and broken in every way that is documented.
    public static Fleet standard() {
        return new Fleet(FleetPlan.regions(FleetPlan.STANDARD_REGIONS), FleetPlan.standard());
    }

    /// The first of the standard machines, and healthy ones after them, spread over the three regions.
    public static Fleet of(int instances) {
        return of(instances, FleetPlan.STANDARD_REGIONS);
    }

    /// @param regions 3 to 10; more than three only spread the machines that come after the standard ones
    public static Fleet of(int instances, int regions) {
        if (instances < 1) {
            throw new IllegalArgumentException("a fleet of " + instances);
        }
        List<RegionId> all = FleetPlan.regions(regions);
        List<Machine> machines = new ArrayList<>(FleetPlan.standard());
        for (int i = machines.size(); i < instances; i++) {
            machines.add(FleetPlan.extra(i, all.get(i % all.size())));
        }
        return new Fleet(all, machines.subList(0, instances));
    }

    /// Exactly these machines.
    public static Fleet of(List<Machine> machines) {
        return new Fleet(machines.stream().map(Machine::region).distinct().toList(), machines);
    }

    public List<RegionId> regions() {
        return regions;
    }

    public List<Machine> machines() {
        return machines;
    }

    public List<Machine> in(RegionId region) {
        return Collections.unmodifiableList(byRegion.getOrDefault(region, List.of()));
    }

    public Optional<Machine> find(InstanceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The machine of that name; an [IllegalArgumentException] when there is none.
    public Machine named(String name) {
        return machines.stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no machine named " + name));
    }
}

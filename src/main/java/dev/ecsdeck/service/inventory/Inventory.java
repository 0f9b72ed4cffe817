package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known of an account's instances at one moment; immutable.
///
/// @param instances by region, and as the service lists them within one
/// @param regionsDone how many of `regionsAll` regions have answered, well or badly, in this reading
/// @param regionsAll zero until the list of regions is there
/// @param faults the parts that could not be read, each with the reason; their old rows stay
/// @param asOf when the last whole reading ended; empty before the first
/// @param restored rows seen until then come from the disk, and are not yet read again
public record Inventory(
        Stage stage,
        List<Instance> instances,
        int regionsDone,
        int regionsAll,
        Map<Part, Problem> faults,
        Optional<Instant> asOf,
        Optional<Instant> restored) {
    public static final Inventory EMPTY =
            new Inventory(Stage.IDLE, List.of(), 0, 0, Map.of(), Optional.empty(), Optional.empty());

    public Inventory {
        instances = List.copyOf(instances);
        faults = Map.copyOf(faults);
    }

    public Inventory(
            Stage stage,
            List<Instance> instances,
            int regionsDone,
            int regionsAll,
            Map<Part, Problem> faults,
            Optional<Instant> asOf) {
        this(stage, instances, regionsDone, regionsAll, faults, asOf, Optional.empty());
    }

    /// Whether nothing of this row was read since the program started.
    public boolean isOld(Instance row) {
        return restored.isPresent() && !row.seen().isAfter(restored.get());
    }

    /// Whether a reading is under way, and how the last one ended.
    public enum Stage {
        /// Nothing was asked yet.
        IDLE,
        READING,
        /// Read as a whole; `faults` may still name regions that did not answer.
        READY,
        /// Nothing could be read: the reason stands under [Regions].
        FAILED
    }

    /// A part of the reading that can fail by itself.
    public sealed interface Part {}

    /// The list of regions.
    public record Regions() implements Part {}

    /// The instances of one region.
    public record InstancesOf(RegionId region) implements Part {}

    /// The agents' answers of one region.
    public record AgentsOf(RegionId region) implements Part {}

    /// A part of the list of one account among several.
    ///
    /// @param account its id
    public record OfAccount(String account, Part part) implements Part {}

    /// The instance with this id, where it is listed.
    public Optional<Instance> find(InstanceId id) {
        return instances.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /// The instances with exactly this name, in the order of the list.
    public List<Instance> named(String name) {
        return instances.stream().filter(i -> i.name().equals(name)).toList();
    }
}

package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.work.Workers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The instances of the account in use. A reading runs in the background over all regions at once, at most
/// [#REGIONS_AT_ONCE] at a time; rows appear page by page, and old rows stay until new ones replace them.
public final class InventoryService implements AutoCloseable {
    /// Regions asked at the same moment: enough to hide the distance, few enough not to be throttled.
    public static final int REGIONS_AT_ONCE = 8;
    /// Instances in one question about agents. Source: DescribeCloudAssistantStatus reference.
    public static final int AGENT_BATCH = 50;

    private final Supplier<InventorySource> source;
    private final Workers workers;
    private final SignalSource<Inventory> inventory = new SignalSource<>(Inventory.EMPTY);
    private final AtomicReference<@Nullable Reading> current = new AtomicReference<>();

    public InventoryService(Supplier<InventorySource> source, Workers workers) {
        this.source = source;
        this.workers = workers;
    }

    public Signal<Inventory> inventory() {
        return inventory;
    }

    /// Begins a reading of all regions and returns at once. One under way is called off.
    public void refresh() {
        begin(Set.of());
    }

    /// Reads `only` these regions, or all where it is empty, and waits for the end.
    ///
    /// @throws ProblemException with [Problem.Interrupted] if the waiting thread was interrupted, or with the first
    ///     fault if nothing at all could be read
    public Inventory read(Set<RegionId> only) throws ProblemException {
        Reading reading = begin(only);
        try {
            reading.await();
        } catch (InterruptedException stopped) {
            reading.cancel();
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        }
        Inventory read = inventory.value();
        if (read.stage() == Inventory.Stage.FAILED) {
            throw new ProblemException(
                    read.faults().values().stream().findFirst().orElseGet(Problem.Interrupted::new));
        }
        return read;
    }

    /// Reads one instance anew, with its agent, and puts it in its row.
    ///
    /// @return how it is now; empty when it is gone, and then its row is, too
    public Optional<Instance> reread(Instance stale) throws ProblemException {
        InventorySource from = source.get();
        Optional<Instance> fresh = from.instance(stale.region(), stale.id());
        if (fresh.isPresent()) {
            Instance found = fresh.get();
            var agents = from.agents(found.region(), List.of(found));
            Instance whole = found.withAgent(agents.getOrDefault(found.id(), stale.agent()));
            replace(whole);
            return Optional.of(whole);
        }
        inventory.update(now -> Rows.without(now, stale.id()));
        return fresh;
    }

    /// Puts a row that is known to be so, such as after an action, in place of the old one; new rows come last.
    public void replace(Instance row) {
        inventory.update(now -> Rows.with(now, row));
    }

    /// Shows a list that was kept on the disk, until it is read again. Does nothing where a list is there.
    public void restore(List<Instance> instances, Instant asOf) {
        inventory.update(now -> now.stage() == Inventory.Stage.IDLE
                ? new Inventory(Inventory.Stage.IDLE, instances, 0, 0, Map.of(), Optional.of(asOf), Optional.of(asOf))
                : now);
    }

    /// Forgets everything, as when another account is chosen.
    public void clear() {
        cancel(current.getAndSet(null));
        inventory.set(Inventory.EMPTY);
    }

    private Reading begin(Set<RegionId> only) {
        Reading reading = new Reading(source.get(), new HashSet<>(only), inventory, workers);
        cancel(current.getAndSet(reading));
        reading.start();
        return reading;
    }

    private static void cancel(@Nullable Reading reading) {
        if (reading != null) {
            reading.cancel();
        }
    }

    @Override
    public void close() {
        cancel(current.getAndSet(null));
    }
}

package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Finds one instance by its id or its name without reading all of them: at home first, then everywhere at once.
public final class InstanceFinder {
    private final InventorySource source;
    private final Workers workers;

    public InstanceFinder(InventorySource source, Workers workers) {
        this.source = source;
        this.workers = workers;
    }

    /// The instance that `given` means.
    ///
    /// With a region and an id the instance is only looked at, so that one that does not run is told early. When it
    /// is not shown, or the account may not look, the answer holds these two alone: a session may still be had.
    ///
    /// @throws ProblemException with [Problem.InstanceUnknown] if there is none, or [Problem.InstanceAmbiguous] if
    ///     several have that name
    public Instance find(String given, Optional<RegionId> region) throws ProblemException {
        Optional<InstanceId> id = InstanceId.parse(given);
        if (id.isPresent() && region.isPresent()) {
            return looked(id.get(), region.get());
        }
        if (region.isPresent()) {
            return one(given, source.named(region.get(), given));
        }
        return id.isPresent() ? byId(id.get()) : byName(given);
    }

    private Instance looked(InstanceId id, RegionId region) throws ProblemException {
        try {
            return source.instance(region, id).orElseGet(() -> unseen(id, region));
        } catch (ProblemException refused) {
            Kind kind = refused.problem().kind();
            if (kind == Kind.NOT_ALLOWED || kind == Kind.LIMIT) {
                return unseen(id, region);
            }
            throw refused;
        }
    }

    private Instance byId(InstanceId id) throws ProblemException {
        RegionId home = source.home();
        try {
            Optional<Instance> atHome = source.instance(home, id);
            if (atHome.isPresent()) {
                return atHome.get();
            }
            List<Instance> found = everywhereBut(
                    home, region -> source.instance(region, id).stream().toList());
            return one(id.value(), found);
        } catch (ProblemException refused) {
            if (refused.problem().kind() == Kind.NOT_ALLOWED) {
                return unseen(id, home);
            }
            throw refused;
        }
    }

    /// A name must be unique over all regions.
    private Instance byName(String name) throws ProblemException {
        RegionId home = source.home();
        List<Instance> found = new ArrayList<>(source.named(home, name));
        found.addAll(everywhereBut(home, region -> source.named(region, name)));
        return one(name, found);
    }

    /// What is asked of each region.
    private interface Question {
        List<Instance> ask(RegionId region) throws ProblemException;
    }

    /// A region that does not answer is left out: what is sought may well be in another.
    private List<Instance> everywhereBut(RegionId home, Question question) throws ProblemException {
        List<RegionId> others =
                source.regions().stream().filter(region -> !region.equals(home)).toList();
        List<Instance> found = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch open = new CountDownLatch(others.size());
        List<Thread> asking = new ArrayList<>();
        for (RegionId region : others) {
            asking.add(workers.start("find-" + region, () -> {
                try {
                    found.addAll(question.ask(region));
                } catch (ProblemException silent) {
                    // Left out, as said above.
                } finally {
                    open.countDown();
                }
            }));
        }
        try {
            open.await();
        } catch (InterruptedException stopped) {
            asking.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        }
        return List.copyOf(found);
    }

    private static Instance one(String given, List<Instance> found) throws ProblemException {
        if (found.isEmpty()) {
            throw new ProblemException(new Problem.InstanceUnknown(given));
        }
        if (found.size() > 1) {
            throw new ProblemException(new Problem.InstanceAmbiguous(
                    given, found.stream().map(row -> row.id().value()).sorted().toList()));
        }
        return found.getFirst();
    }

    private static Instance unseen(InstanceId id, RegionId region) {
        return new Instance(
                id,
                "",
                region,
                "",
                InstanceState.OTHER,
                new AgentStatus.Unknown(),
                false,
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Instant.EPOCH);
    }
}

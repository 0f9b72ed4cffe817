package dev.ecsdeck.service.inventory;

import static dev.ecsdeck.testing.Instances.BEIJING;
import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static dev.ecsdeck.testing.Instances.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.inventory.Inventory.AgentsOf;
import dev.ecsdeck.service.inventory.Inventory.InstancesOf;
import dev.ecsdeck.service.inventory.Inventory.Regions;
import dev.ecsdeck.service.inventory.Inventory.Stage;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InventoryServiceTest {
    private static final Problem DOWN = new Problem.Silence(Duration.ofSeconds(10));

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeSource source = new FakeSource();
    private final InventoryService service = new InventoryService(() -> source, workers);

    @Test
    void allPagesOfAllRegionsAreReadHomeFirst() throws ProblemException {
        source.put(BEIJING, 3);
        source.put(HANGZHOU, 250);

        Inventory read = service.read(Set.of());

        assertThat(read.stage()).isEqualTo(Stage.READY);
        assertThat(read.instances()).hasSize(253);
        assertThat(read.instances().getFirst().region()).isEqualTo(HANGZHOU);
        assertThat(read.instances().getLast().region()).isEqualTo(BEIJING);
        assertThat(read.instances()).allMatch(row -> row.agent().equals(ONLINE));
        assertThat(read.regionsDone()).isEqualTo(2);
        assertThat(read.regionsAll()).isEqualTo(2);
        assertThat(read.asOf()).contains(workers.clock().instant());
        assertThat(source.biggestBatch).isEqualTo(InventoryService.AGENT_BATCH);
    }

    @Test
    void aRegionThatFailsIsNamedAndKeepsItsOldRows() throws ProblemException {
        source.put(HANGZHOU, 2);
        source.put(BEIJING, 2);
        service.read(Set.of());
        source.broken.add(BEIJING);

        Inventory read = service.read(Set.of());

        assertThat(read.stage()).isEqualTo(Stage.READY);
        assertThat(read.faults()).containsExactly(Map.entry(new InstancesOf(BEIJING), DOWN));
        assertThat(read.instances()).hasSize(4);
    }

    @Test
    void agentsThatDoNotAnswerLeaveRowsWithoutTheirStatus() throws ProblemException {
        source.put(HANGZHOU, 1);
        source.agentsBroken = true;

        Inventory read = service.read(Set.of());

        assertThat(read.faults()).containsExactly(Map.entry(new AgentsOf(HANGZHOU), DOWN));
        assertThat(read.instances().getFirst().agent()).isEqualTo(new AgentStatus.Unknown());
    }

    @Test
    void withoutTheListOfRegionsHomeIsReadAlone() throws ProblemException {
        source.put(HANGZHOU, 1);
        source.regionsBroken = true;

        Inventory read = service.read(Set.of());

        assertThat(read.stage()).isEqualTo(Stage.READY);
        assertThat(read.faults()).containsOnlyKeys(new Regions());
        assertThat(read.instances()).hasSize(1);
    }

    @Test
    void nothingReadableIsAFailure() {
        source.put(HANGZHOU, 1);
        source.broken.add(HANGZHOU);

        assertThatThrownBy(() -> service.read(Set.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(DOWN));
        assertThat(service.inventory().value().stage()).isEqualTo(Stage.FAILED);
    }

    @Test
    void rowsThatAreGoneDisappearAndOthersKeepTheirPlace() throws ProblemException {
        source.put(HANGZHOU, 3);
        service.read(Set.of());
        InstanceId gone = source.in(HANGZHOU).remove(1).id();

        Inventory read = service.read(Set.of());

        assertThat(read.instances()).hasSize(2).noneMatch(row -> row.id().equals(gone));
    }

    @Test
    void readingOneRegionLeavesTheOthersAlone() throws ProblemException {
        source.put(HANGZHOU, 2);
        source.put(BEIJING, 2);
        service.read(Set.of());
        source.in(HANGZHOU).clear();
        source.in(BEIJING).clear();

        Inventory read = service.read(Set.of(BEIJING));

        assertThat(read.instances()).hasSize(2).allMatch(row -> row.region().equals(HANGZHOU));
    }

    @Test
    void noMoreThanTheCapAreAskedAtOnce() throws ProblemException {
        for (int i = 0; i < 40; i++) {
            source.put(new RegionId("region-" + i), 1);
        }

        Inventory read = service.read(Set.of());

        assertThat(read.regionsDone()).isEqualTo(41); // and home
        assertThat(source.mostAtOnce.get()).isLessThanOrEqualTo(InventoryService.REGIONS_AT_ONCE);
    }

    @Test
    void progressIsTold() throws ProblemException {
        source.put(HANGZHOU, 1);
        source.put(BEIJING, 1);
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        try (var _ = service.inventory().subscribe(now -> told.add(now.stage() + " " + now.regionsAll()))) {
            service.read(Set.of());
        }

        assertThat(told).startsWith("IDLE 0", "READING 0").endsWith("READY 2").contains("READING 2");
    }

    @Test
    void aReadingCalledOffChangesNothingMore() throws Exception {
        source.put(HANGZHOU, 1);
        source.gate = new CountDownLatch(1);
        service.refresh();
        source.entered.await();

        service.clear();
        source.gate.countDown();

        assertThat(service.inventory().value()).isEqualTo(Inventory.EMPTY);
        assertThat(workers.crashes()).isEmpty();
    }

    @Test
    void oneRowIsReadAnewInPlace() throws ProblemException {
        source.put(HANGZHOU, 3);
        Inventory read = service.read(Set.of());
        Instance row = read.instances().get(1);
        source.in(HANGZHOU).set(1, row.withState(InstanceState.STOPPED));

        service.reread(row);

        assertThat(service.inventory().value().instances().get(1).state()).isEqualTo(InstanceState.STOPPED);
        assertThat(service.inventory().value().instances().get(1).agent()).isEqualTo(ONLINE);
    }

    @Test
    void aRowThatIsGoneWhenReadAnewGoes() throws ProblemException {
        source.put(HANGZHOU, 1);
        Instance row = service.read(Set.of()).instances().getFirst();
        source.in(HANGZHOU).clear();

        assertThat(service.reread(row)).isEmpty();
        assertThat(service.inventory().value().instances()).isEmpty();
    }

    /// A cloud in memory with pages of 100.
    private static final class FakeSource implements InventorySource {
        final Map<RegionId, List<Instance>> rows = Collections.synchronizedMap(new HashMap<>());
        final Set<RegionId> broken = new HashSet<>();
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(0);
        boolean agentsBroken;
        boolean regionsBroken;
        volatile int biggestBatch;

        void put(RegionId region, int count) {
            List<Instance> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(Instances.in(region, region.value() + "-" + i));
            }
            rows.put(region, list);
        }

        List<Instance> in(RegionId region) {
            return rows.computeIfAbsent(region, _ -> new ArrayList<>());
        }

        @Override
        public RegionId home() {
            return HANGZHOU;
        }

        @Override
        public List<RegionId> regions() throws ProblemException {
            if (regionsBroken) {
                throw new ProblemException(DOWN);
            }
            return rows.keySet().stream().sorted().toList();
        }

        @Override
        public Page page(RegionId region, String token) throws ProblemException {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                entered.countDown();
                gate.await();
                if (broken.contains(region)) {
                    throw new ProblemException(DOWN);
                }
                List<Instance> all = rows.getOrDefault(region, List.of());
                int from = token.isEmpty() ? 0 : Integer.parseInt(token);
                int to = Math.min(all.size(), from + 100);
                return new Page(all.subList(from, to), to < all.size() ? "" + to : "");
            } catch (InterruptedException calledOff) {
                throw new ProblemException(new Problem.Interrupted(), calledOff);
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public Optional<Instance> instance(RegionId region, InstanceId id) {
            return in(region).stream().filter(row -> row.id().equals(id)).findFirst();
        }

        @Override
        public List<Instance> named(RegionId region, String name) {
            return in(region).stream().filter(row -> row.name().equals(name)).toList();
        }

        @Override
        public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) throws ProblemException {
            biggestBatch = Math.max(biggestBatch, instances.size());
            if (agentsBroken) {
                throw new ProblemException(DOWN);
            }
            Map<InstanceId, AgentStatus> answer = new HashMap<>();
            instances.forEach(row -> answer.put(row.id(), ONLINE));
            return answer;
        }
    }
}

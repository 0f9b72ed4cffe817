package dev.ecsdeck.service.inventory;

import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.inventory.Inventory.Stage;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryKeeperTest {
    @TempDir
    private Path folder;

    private final ManualWorkers workers = new ManualWorkers();
    private final OneRegion source = new OneRegion();

    private InventoryService service() {
        return new InventoryService(() -> source, workers);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".gz")).count();
        }
    }

    /// Reads everything once, as a run before.
    private void anEarlierRun(String account) throws Exception {
        InventoryService service = service();
        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.of(account), "ops");
            service.read(Set.of());
            await().atMost(Duration.ofSeconds(30)).until(() -> files() > 0);
        }
    }

    @Test
    void theListOfTheLastRunIsThereBeforeAnythingIsAsked() throws Exception {
        anEarlierRun("ops");
        InventoryService service = service();

        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.of("ops"), "ops");

            Inventory shown = service.inventory().value();
            assertThat(shown.named("web-01")).hasSize(1);
            assertThat(shown.asOf()).contains(workers.clock().instant());
            assertThat(shown.isOld(shown.named("web-01").getFirst())).isTrue();
        }
    }

    @Test
    void rowsAreFreshAgainOnceTheyAreRead() throws Exception {
        anEarlierRun("ops");
        workers.advance(Duration.ofHours(3));
        InventoryService service = service();
        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.of("ops"), "ops");

            Inventory read = service.read(Set.of());

            assertThat(read.instances()).hasSize(1).noneMatch(read::isOld);
        }
    }

    @Test
    void withoutANetworkTheOldListStaysOld() throws Exception {
        anEarlierRun("ops");
        InventoryService service = service();
        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.of("ops"), "ops");
            source.down = true;

            service.refresh();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.inventory().value().stage() == Stage.FAILED);

            Inventory now = service.inventory().value();
            assertThat(now.instances()).hasSize(1).allMatch(now::isOld);
        }
    }

    @Test
    void anotherAccountDoesNotSeeIt() throws Exception {
        anEarlierRun("ops");
        InventoryService service = service();
        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.of("audit"), "ops");

            assertThat(service.inventory().value().instances()).isEmpty();
        }
    }

    @Test
    void nothingIsKeptOfAnAccountThatIsNotWorthIt() throws Exception {
        InventoryService service = service();
        try (InventoryKeeper keeper = new InventoryKeeper(service, folder, workers)) {
            keeper.follow(Optional.empty(), "ops");
            service.read(Set.of());

            assertThat(files()).isZero();
        }
    }

    /// One region with one instance, seen now.
    private final class OneRegion implements InventorySource {
        private volatile boolean down;

        @Override
        public RegionId home() {
            return HANGZHOU;
        }

        @Override
        public List<RegionId> regions() throws ProblemException {
            if (down) {
                throw new ProblemException(new Problem.Silence(Duration.ofSeconds(10)));
            }
            return List.of(HANGZHOU);
        }

        @Override
        public Page page(RegionId region, String token) throws ProblemException {
            regions();
            Instance row = Instances.named("web-01");
            return new Page(
                    List.of(new Instance(
                            row.id(),
                            row.name(),
                            row.region(),
                            row.zone(),
                            row.state(),
                            row.agent(),
                            row.windows(),
                            row.osName(),
                            row.type(),
                            row.imageId(),
                            row.vpcId(),
                            row.keyPairName(),
                            row.resourceGroupId(),
                            row.securityGroups(),
                            row.privateIps(),
                            row.publicIps(),
                            row.tags(),
                            row.created(),
                            workers.clock().instant())),
                    "");
        }

        @Override
        public Optional<Instance> instance(RegionId region, InstanceId id) {
            return Optional.empty();
        }

        @Override
        public List<Instance> named(RegionId region, String name) {
            return List.of();
        }

        @Override
        public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) {
            return Map.of();
        }
    }
}

package dev.ecsdeck.service.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.inventory.Inventory.OfAccount;
import dev.ecsdeck.service.inventory.Inventory.Stage;
import dev.ecsdeck.service.inventory.JointInventory.Beside;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointInventoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Problem DOWN = new Problem.Silence(Duration.ofSeconds(10));
    private static final Beside AUDIT = new Beside("audit", "audit at home");

    private final ManualWorkers workers = new ManualWorkers();
    private final Map<String, Source> sources = new HashMap<>();
    private final InventoryService main = new InventoryService(() -> source("ops"), workers);

    @TempDir
    private Path folder = Path.of("");

    private JointInventory joint = new JointInventory(main, this::source, folder, workers);

    @BeforeEach
    void begin() {
        joint = new JointInventory(main, this::source, folder, workers);
        source("ops").names = List.of("web-01", "web-02");
        source("audit").names = List.of("db-01");
    }

    @AfterEach
    void close() {
        joint.close();
        main.close();
    }

    private Source source(String account) {
        return sources.computeIfAbsent(account, Source::new);
    }

    private Inventory read() {
        joint.refresh();
        return settled();
    }

    private Inventory settled() {
        await().atMost(PATIENCE).until(() -> joint.inventory().value().stage() != Stage.READING);
        return joint.inventory().value();
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".gz")).count();
        }
    }

    private static List<String> names(Inventory inventory) {
        return inventory.instances().stream().map(Instance::name).toList();
    }

    @Test
    void aloneTheAccountInUseIsTheWholeList() {
        joint.list("ops", List.of());

        assertThat(read()).isEqualTo(main.inventory().value());
        assertThat(names(joint.inventory().value())).containsExactly("web-01", "web-02");
    }

    @Test
    void rowsOfAllAccountsStandTogetherEachWithItsOwn() {
        joint.list("ops", List.of(AUDIT));

        Inventory together = read();

        assertThat(together.stage()).isEqualTo(Stage.READY);
        assertThat(together.instances())
                .extracting(row -> row.name() + " of " + row.account())
                .containsExactly("web-01 of ops", "web-02 of ops", "db-01 of audit");
        assertThat(together.regionsDone()).isEqualTo(2);
    }

    @Test
    void anInstanceThatTwoAccountsListStandsOnceWithTheFirst() {
        source("audit").names = List.of("web-02", "db-01");
        joint.list("ops", List.of(AUDIT));

        assertThat(read().instances())
                .extracting(row -> row.name() + " of " + row.account())
                .containsExactly("web-01 of ops", "web-02 of ops", "db-01 of audit");
    }

    @Test
    void aFailureNamesItsAccountAndHidesNoOther() {
        source("audit").isDown = true;
        joint.list("ops", List.of(AUDIT));

        Inventory together = read();

        assertThat(together.stage()).isEqualTo(Stage.READY);
        assertThat(names(together)).containsExactly("web-01", "web-02");
        assertThat(together.faults()).containsEntry(new OfAccount("audit", new Inventory.Regions()), DOWN);
    }

    @Test
    void anAccountThatIsNoLongerWantedGoesAndIsReadNoMore() {
        joint.list("ops", List.of(AUDIT));
        read();
        int asked = source("audit").asked;

        joint.list("ops", List.of());

        assertThat(names(read())).containsExactly("web-01", "web-02");
        assertThat(source("audit").asked).isEqualTo(asked);
    }

    @Test
    void theListOfAnAccountBesideIsKeptForTheNextStart() throws IOException {
        joint.list("ops", List.of(AUDIT));
        read();
        await().atMost(PATIENCE).until(() -> kept() > 0);
        joint.close();
        source("audit").isDown = true;

        joint = new JointInventory(main, this::source, folder, workers);
        joint.list("ops", List.of(AUDIT));

        assertThat(settled().instances())
                .extracting(row -> row.name() + " of " + row.account())
                .contains("db-01 of audit");
    }

    /// One region with a few instances.
    private static final class Source implements InventorySource {
        private final String account;
        private volatile List<String> names = List.of();
        private volatile boolean isDown;
        private volatile int asked;

        Source(String account) {
            this.account = account;
        }

        @Override
        public RegionId home() {
            return Instances.HANGZHOU;
        }

        @Override
        public List<RegionId> regions() throws ProblemException {
            if (isDown) {
                throw new ProblemException(DOWN);
            }
            return List.of(Instances.HANGZHOU);
        }

        @Override
        public Page page(RegionId region, String token) throws ProblemException {
            asked = asked + 1;
            if (isDown) {
                throw new ProblemException(DOWN);
            }
            return new Page(
                    names.stream()
                            .map(name -> Instances.in(region, name).withAccount(account))
                            .toList(),
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
            Map<InstanceId, AgentStatus> answer = new HashMap<>();
            instances.forEach(row -> answer.put(row.id(), Instances.ONLINE));
            return answer;
        }
    }
}

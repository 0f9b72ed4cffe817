package dev.ecsdeck.screens;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.credentials.FixedCredentials;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.inventory.CloudInventory;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.inventory.InventoryKeeper;
import dev.ecsdeck.service.inventory.InventoryService;
import dev.ecsdeck.service.inventory.InventorySource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.TableView;

/// The whole way of a big list: the Lab's pages over HTTP, the service, the table; then the filter, and the kept
/// list. Arguments: how many instances (20000), in how many regions (10). Run it with
/// `mvn -Pbench test-compile exec:exec -Dbench=dev.ecsdeck.screens.InventoryBench`.
public final class InventoryBench {
    private static final String[] TYPED = {"1", "12", "123", "12", "1", "tag:app=shop"};
    private static final int TIMES = 10;
    private static final double MILLI = 1_000_000;

    private final PrintStream out = System.out;
    private final Desk desk = new Desk();
    private final AtomicLong firstPage = new AtomicLong();
    private final AtomicInteger pages = new AtomicInteger();

    private InventoryBench() {}

    public static void main(String[] arguments) throws Exception {
        int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int regions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        InventoryBench bench = new InventoryBench();
        try (Lab lab = Lab.start(LabSettings.fast(), Fleet.of(instances, regions))) {
            bench.run(lab, instances);
        }
        bench.desk.close();
        // The toolkit's threads stay.
        System.exit(0);
    }

    private void row(String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-58s %,14.1f %s%n", what, value, unit);
    }

    /// What the process has used of the processors, in milliseconds: on a busy machine it says more than the clock.
    private static double processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private void run(Lab lab, int instances) throws Exception {
        desk.signIn(desk.ops);
        Credentials keys = new Credentials.AccessKey(lab.accessKeyId(), lab.accessKeySecret());
        EcsClient client = new EcsClient(
                desk.http.client(), lab.target(), new FixedCredentials("lab", keys), desk.theatre.threads);
        Path folder = Files.createTempDirectory("inventory-bench");
        long before = used();
        try (InventoryService service =
                        new InventoryService(() -> new Timed(new CloudInventory(() -> client)), desk.theatre.threads);
                InventoryKeeper keeper = new InventoryKeeper(service, folder, desk.theatre.threads);
                Signal.Subscription _ = service.inventory().subscribe(desk.inventory::set)) {
            keeper.follow(Optional.of("bench"), "ops");
            read(service, instances);
            row("heap of list and window", (used() - before) / 1e6, "MB");
            filter(service.inventory().value().instances());
            await(() -> kept(folder) > 0);
            row("the list on the disk", kept(folder) / 1e6, "MB");
        }
        try (InventoryService service =
                        new InventoryService(() -> new Timed(new CloudInventory(() -> client)), desk.theatre.threads);
                InventoryKeeper keeper = new InventoryKeeper(service, folder, desk.theatre.threads)) {
            long begin = System.nanoTime();
            keeper.follow(Optional.of("bench"), "ops");
            row("the kept list is there again after", (System.nanoTime() - begin) / MILLI, "ms");
            if (service.inventory().value().instances().size() != instances) {
                throw new IllegalStateException("not all came back");
            }
        }
    }

    private void read(InventoryService service, int instances) {
        double used = processor();
        long begin = System.nanoTime();
        service.refresh();
        await(() -> rows() > 0);
        long shown = System.nanoTime();
        row("first page came after", (firstPage.get() - begin) / MILLI, "ms");
        row("first rows shown after the first page (aim 1000)", (shown - firstPage.get()) / MILLI, "ms");
        await(() -> service.inventory().value().stage() == Inventory.Stage.READY);
        long ready = System.nanoTime();
        await(() -> rows() == instances);
        row("whole list read after", (ready - begin) / MILLI, "ms");
        row("processor for that, with the Lab's", processor() - used, "ms");
        row("shown after that", (System.nanoTime() - ready) / MILLI, "ms");
        row("pages", pages.get(), "");
    }

    /// From the key to the rows that it leaves, as the table has them: the first keys of a program just started, and
    /// those after them.
    private void filter(List<Instance> all) {
        Map<String, Integer> wanted = new HashMap<>();
        for (String text : TYPED) {
            wanted.put(text, matching(all, text));
        }
        keys("first keys", 1, wanted);
        keys("later keys", TIMES, wanted);
    }

    private void keys(String which, int times, Map<String, Integer> wanted) {
        List<Double> took = new ArrayList<>();
        double used = processor();
        for (int i = 0; i < times; i++) {
            for (String text : TYPED) {
                long begin = System.nanoTime();
                Theatre.does(() -> desk.window.instances().filterTextProperty().set(text));
                await(() -> rows() == wanted.getOrDefault(text, 0));
                took.add((System.nanoTime() - begin) / MILLI);
            }
        }
        Collections.sort(took);
        row("filter, " + which + ", processor for each", (processor() - used) / took.size(), "ms");
        row("filter, " + which + ", key to rows, middle (aim 50)", took.get(took.size() / 2), "ms");
        row("filter, " + which + ", key to rows, slowest", took.getLast(), "ms");
    }

    private static int matching(List<Instance> all, String text) {
        if (!(InstanceFilter.parse(text) instanceof InstanceFilter.Good good)) {
            throw new IllegalStateException(text);
        }
        return (int) all.stream().filter(row -> good.filter().matches(row, "")).count();
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private int rows() {
        return Theatre.on(() -> table().getItems().size());
    }

    private static long kept(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> file =
                    files.filter(path -> path.toString().endsWith(".gz")).findFirst();
            return file.isPresent() ? Files.size(file.get()) : 0;
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void await(BooleanSupplier so) {
        long end = System.nanoTime() + 300_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within five minutes");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /// Notes when the first page came.
    private final class Timed implements InventorySource {
        private final InventorySource inner;

        Timed(InventorySource inner) {
            this.inner = inner;
        }

        @Override
        public RegionId home() throws ProblemException {
            return inner.home();
        }

        @Override
        public List<RegionId> regions() throws ProblemException {
            return inner.regions();
        }

        @Override
        public Page page(RegionId region, String token) throws ProblemException {
            Page page = inner.page(region, token);
            firstPage.compareAndSet(0, System.nanoTime());
            pages.incrementAndGet();
            return page;
        }

        @Override
        public Optional<Instance> instance(RegionId region, InstanceId id) throws ProblemException {
            return inner.instance(region, id);
        }

        @Override
        public List<Instance> named(RegionId region, String name) throws ProblemException {
            return inner.named(region, name);
        }

        @Override
        public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) throws ProblemException {
            return inner.agents(region, instances);
        }
    }
}

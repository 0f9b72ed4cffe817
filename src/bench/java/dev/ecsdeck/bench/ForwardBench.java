package dev.ecsdeck.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.ecsdeck.app.Threads;
import dev.ecsdeck.forward.AccessPolicy;
import dev.ecsdeck.forward.ForwardPlan;
import dev.ecsdeck.forward.LinkOpener;
import dev.ecsdeck.forward.PortForward;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A forward from local port to gateway beside the bare relay, both in this process in turns, with both far ends in
/// another one: throughput, CPU, and what idle connections hold. [FirstByteBench] is the rest of its report.
final class ForwardBench implements AutoCloseable {
    private static final int ROUNDS = 6;
    private static final int CONNECTIONS = 1_000;
    private static final double MEBIBYTES = FarEnd.BULK / (double) (1 << 20);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Threads threads = new Threads((_, crash) -> crash.printStackTrace());
    private final HttpClients http =
            new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), threads, Map.of());
    private final FarEnd.Remote far = new FarEnd.Remote();

    private ForwardBench() throws Exception {}

    public static void main(String[] args) throws Exception {
        Table table = new Table(System.out);
        run(table);
        FirstByteBench.run(table);
    }

    static void run(Table table) throws Exception {
        try (ForwardBench bench = new ForwardBench()) {
            bench.bulk(table);
            bench.idle(table);
        }
    }

    private record Cost(double seconds, double cpuSeconds) {
        Cost best(Cost other) {
            return new Cost(Math.min(seconds, other.seconds), Math.min(cpuSeconds, other.cpuSeconds));
        }
    }

    private void bulk(Table table) throws Exception {
        table.title("100 MiB in frames of 2,048 bytes through a forward, best of " + ROUNDS);
        table.versusHead("the bare relay");
        for (String way : new String[] {"down", "up"}) {
            URI gateway = way.equals("down") ? far.pour : far.swallow;
            try (BareRelay relay = new BareRelay(http.client(), gateway);
                    PortForward forward = forward(gateway)) {
                int forwarded = forward.start().port();
                Cost bare = measure(way, relay.port());
                Cost ours = measure(way, forwarded);
                for (int round = 1; round < ROUNDS; round++) {
                    bare = bare.best(measure(way, relay.port()));
                    ours = ours.best(measure(way, forwarded));
                }
                table.versus(way + ", MiB/s", MEBIBYTES / ours.seconds, MEBIBYTES / bare.seconds, "aim: 0.80 or more");
                table.versus(way + ", CPU seconds", ours.cpuSeconds, bare.cpuSeconds, "");
            }
        }
    }

    private Cost measure(String way, int port) throws Exception {
        long before = SYSTEM.getProcessCpuTime();
        double seconds = far.order(way, port);
        return new Cost(seconds, (SYSTEM.getProcessCpuTime() - before) / 1e9);
    }

    private PortForward forward(URI gateway) {
        SessionClient sessions = new SessionClient(http.client(), threads);
        AtomicInteger number = new AtomicInteger();
        LinkOpener opener = new LinkOpener() {
            @Override
            public Link open(SessionChoice session) {
                String name = "bench-" + number.incrementAndGet();
                return sessions.openPort(gateway, PortOptions.of(name, OptionalInt.of(1065)), _ -> {});
            }

            @Override
            public Duration warmLife() {
                return Duration.ofSeconds(30);
            }
        };
        ForwardPlan plan = new ForwardPlan("bench", InetAddress.ofLiteral("127.0.0.1"), 0, 0, ForwardPlan.LINGER);
        return new PortForward(plan, opener, AccessPolicy.OPEN, threads, () -> {});
    }

    private record Held(double heapMebibytes, double residentMebibytes) {
        static Held now() throws Exception {
            Runtime runtime = Runtime.getRuntime();
            for (int i = 0; i < 3; i++) {
                System.gc();
                LockSupport.parkNanos(200_000_000);
            }
            double heap = (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
            return new Held(heap, resident());
        }

        /// As Linux tells; not a number elsewhere.
        private static double resident() throws Exception {
            Path status = Path.of("/proc/self/status");
            if (!Files.isReadable(status)) {
                return Double.NaN;
            }
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        Held since(Held before) {
            return new Held(heapMebibytes - before.heapMebibytes, residentMebibytes - before.residentMebibytes);
        }
    }

    private void idle(Table table) throws Exception {
        table.title(CONNECTIONS + " idle connections, each of which has carried a byte both ways");
        table.versusHead("the bare relay");
        Held bare;
        Held ours;
        try (BareRelay relay = new BareRelay(http.client(), far.echo)) {
            bare = hold(relay.port());
        }
        try (PortForward forward = forward(far.echo)) {
            ours = hold(forward.start().port());
        }
        table.versus("heap after collection, MiB", ours.heapMebibytes, bare.heapMebibytes, "");
        table.versus("resident memory, MiB", ours.residentMebibytes, bare.residentMebibytes, "aim: within 150");
    }

    private Held hold(int port) throws Exception {
        far.order("hold", port);
        Held before = Held.now();
        for (int i = 0; i < CONNECTIONS; i++) {
            far.order("hold", port);
        }
        Held held = Held.now().since(before);
        far.order("drop", 0);
        LockSupport.parkNanos(3_000_000_000L);
        return held;
    }

    @Override
    public void close() {
        far.close();
        http.close();
        threads.close();
    }
}

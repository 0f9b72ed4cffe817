package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.session.PortChannel;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/// How long one byte takes to a target behind the Lab and back on a new connection, with the published agents' own
/// waits: through a channel that is ready, through a forward with warm channels, and cold with each build.
final class FirstByteBench implements AutoCloseable {
    private static final int COLD = 4;
    private static final int FEW_ROUNDS = 2;
    private static final int WARM = 4;
    private static final int WARM_ROUNDS = 8;
    private static final int READY = 60;
    /// An agent rests after each message, at the pace in force.
    private static final long AGENTS_REST_NANOS = 50_000_000;
    /// Past every agent's own wait, and within the life of a warm channel.
    private static final long AGENTS_WAIT_NANOS = 3_600_000_000L;

    private final Threads threads = new Threads((_, crash) -> crash.printStackTrace());
    private final HttpClients http =
            new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), threads, Map.of());
    private final Lab lab = Lab.start(LabSettings.realistic(), Fleet.standard(), threads);
    private final EcsClient cloud = new EcsClient(http.client(), lab.target(), keys(lab), threads);
    private final SessionClient sessions = new SessionClient(http.client(), threads);
    private final ServerSocket target = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final Path folder = Files.createTempDirectory("bench");
    private final ForwardService service = new ForwardService(
            new RuleStore(new AtomicFile(folder.resolve("forwards.json")), threads.clock()),
            () -> new CloudForwardDesk(() -> cloud),
            sessions::openPort,
            PeerLookup.ofSystem(System.getProperty("os.name")),
            threads);

    private FirstByteBench() throws Exception {
        Thread.ofVirtual().start(this::echoAll);
    }

    public static void main(String[] args) throws Exception {
        run(new Table(System.out));
    }

    static void run(Table table) throws Exception {
        try (FirstByteBench bench = new FirstByteBench()) {
            bench.report(table);
        }
    }

    private void report(Table table) throws Exception {
        table.title("First byte of a new connection, there and back, median");
        Machine machine = lab.machine("web-01");
        machine.replaceAgent(AgentProfile.NEW);
        double ready = ready(url(machine));
        table.row("through a channel that is ready", ready, "ms");
        try (BareRelay relay = new BareRelay(http.client(), url(machine))) {
            table.row("bare relay, build 1065", median(FEW_ROUNDS, COLD, relay.port()), "ms");
        }
        double warm = warm(machine, "warm-1065");
        table.row("forward, warm, build 1065", warm, "ms");
        table.row("warm beyond ready (aim: within 10)", warm - ready, "ms");
        table.row("forward, cold, build 1065", median(FEW_ROUNDS, COLD, forward(machine, "cold-1065", 0)), "ms");
        machine.replaceAgent(AgentProfile.OLD);
        table.row("forward, warm, build 578", warm(machine, "warm-578"), "ms");
        table.row("forward, cold, build 578", median(FEW_ROUNDS, COLD, forward(machine, "cold-578", 0)), "ms");
    }

    private double warm(Machine machine, String id) throws Exception {
        return median(WARM_ROUNDS, WARM, forward(machine, id, WARM));
    }

    private URI url(Machine machine) throws Exception {
        return cloud.sessions()
                .start(SessionRequest.port(machine.region(), machine.id(), target.getLocalPort()))
                .url();
    }

    private int forward(Machine machine, String id, int warm) throws Exception {
        service.run(ForwardRule.of(id, id, machine.region(), machine.id(), target.getLocalPort())
                .withWarmChannels(warm));
        return service.start(id).port();
    }

    private double ready(URI gateway) throws IOException {
        double[] millis = new double[READY];
        try (PortChannel channel = sessions.openPort(gateway, PortOptions.of("bench", OptionalInt.of(1065)), _ -> {})) {
            byte[] one = {'x'};
            for (int i = -1; i < READY; i++) {
                LockSupport.parkNanos(AGENTS_REST_NANOS);
                long began = System.nanoTime();
                channel.write(one, 0, 1);
                if (channel.read(one, 0, 1) != 1) {
                    throw new IOException("the echo ended");
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        return middle(millis);
    }

    /// @param rounds so often there are `each` connections after each other, with a wait before; the first round only
    ///     warms this machine up
    private static double median(int rounds, int each, int port) throws IOException {
        double[] millis = new double[(rounds - 1) * each];
        for (int i = -each; i < millis.length; i++) {
            if (rounds > FEW_ROUNDS && i % each == 0) {
                LockSupport.parkNanos(AGENTS_WAIT_NANOS);
            }
            double took = once(new InetSocketAddress("127.0.0.1", port));
            if (i >= 0) {
                millis[i] = took;
            }
        }
        return middle(millis);
    }

    /// With an IPv4 socket, as most programs have, which Java's own are not.
    private static double once(InetSocketAddress at) throws IOException {
        ByteBuffer one = ByteBuffer.wrap(new byte[] {'x'});
        long began = System.nanoTime();
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
            socket.connect(at);
            socket.write(one);
            one.clear();
            if (socket.read(one) != 1) {
                throw new IOException("no byte came back");
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void echoAll() {
        while (!target.isClosed()) {
            try {
                Socket socket = target.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket open) {
        try (Socket socket = open) {
            socket.setTcpNoDelay(true);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // The bench is done with it.
        }
    }

    private static CredentialSource keys(Lab lab) {
        return new CredentialSource() {
            @Override
            public Credentials credentials() {
                return lab.credentials();
            }

            @Override
            public String describe() {
                return "the Lab";
            }
        };
    }

    @Override
    public void close() throws IOException {
        service.close();
        target.close();
        lab.close();
        http.close();
        threads.close();
        Files.deleteIfExists(folder.resolve("forwards.json"));
        Files.deleteIfExists(folder);
    }
}

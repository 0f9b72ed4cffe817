package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forwards through the Lab's gateway and agents to real ports: what the published command line was measured to get
/// wrong goes right, with agents of both builds.
@Tag("lab")
@Timeout(60)
class ForwardOverLabTest {
    private interface Serve {
        void serve(Socket connection) throws IOException;
    }

    private final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    private final Threads threads = new Threads((_, crash) -> crashes.add(crash));
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path directory = Path.of("");

    private Lab lab;
    private ForwardService service;

    ForwardOverLabTest() throws Exception {
        lab = Lab.start(LabSettings.fast());
        service = service();
    }

    @BeforeEach
    void signIn() throws Exception {
        service = service();
    }

    private ForwardService service() throws Exception {
        HttpClients http = new HttpClients(NetSettings.usual(), threads, Map.of());
        open.add(http);
        CredentialSource keys = new CredentialSource() {
            @Override
            public Credentials credentials() {
                return lab.credentials();
            }

            @Override
            public String describe() {
                return "the Lab";
            }
        };
        EcsClient cloud = new EcsClient(http.client(), lab.target(), keys, threads);
        SessionClient sessions = new SessionClient(http.client(), threads);
        return new ForwardService(
                new RuleStore(new AtomicFile(directory.resolve("forwards.json")), threads.clock()),
                () -> new CloudForwardDesk(() -> cloud),
                sessions::openPort,
                PeerLookup.ofSystem(System.getProperty("os.name")),
                threads);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        for (AutoCloseable each : open) {
            each.close();
        }
        lab.close();
        threads.close();
        assertThat(crashes).isEmpty();
    }

    private Machine machine(int build) {
        Machine machine = lab.machine("web-01");
        machine.replaceAgent(build == 578 ? AgentProfile.OLD : AgentProfile.NEW);
        return machine;
    }

    private int server(Serve serve) throws IOException {
        ServerSocket server = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        open.add(server);
        threads.start("server", () -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    threads.start("server-one", () -> {
                        try (connection) {
                            serve.serve(connection);
                        } catch (IOException cut) {
                            // The test looks at the other end.
                        }
                    });
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server.getLocalPort();
    }

    private static void echo(Socket connection) throws IOException {
        connection.getInputStream().transferTo(connection.getOutputStream());
    }

    private HostAndPort forward(Machine machine, int port) throws Exception {
        service.run(ForwardRule.of("test", "test", machine.region(), machine.id(), port));
        return service.start("test");
    }

    private Socket connect(HostAndPort at) throws IOException {
        Socket local = new Socket(InetAddress.ofLiteral("127.0.0.1"), at.port());
        local.setSoTimeout(20_000);
        open.add(local);
        return local;
    }

    private static byte[] exchange(Socket local, String line) throws IOException {
        local.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        return local.getInputStream().readNBytes(line.length());
    }

    private ForwardStatus status() {
        return service.forwards().value().getFirst().status();
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void bytesArriveAsTheyWereSent(int build) throws Exception {
        // Without a word about the pace both sides keep to that of the published ones.
        lab.settings().change(now -> now.withPacing(new LabSettings.Pacing(0, 2_000_000_000, 0)));
        HostAndPort at = forward(machine(build), server(ForwardOverLabTest::echo));
        byte[] sent = new byte[3 * 1024 * 1024];
        new Random(build).nextBytes(sent);
        Socket local = connect(at);
        threads.start("sender", () -> {
            try {
                OutputStream out = local.getOutputStream();
                out.write(sent);
            } catch (IOException cut) {
                crashes.add(cut);
            }
        });

        assertThat(local.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    @Test
    void firstByteNeedsNoThreeSecondsWithANewAgent() throws Exception {
        HostAndPort at = forward(machine(1065), server(ForwardOverLabTest::echo));
        long before = System.nanoTime();

        exchange(connect(at), "hello");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(2_500));
    }

    @ParameterizedTest
    @ValueSource(ints = {578, 1065})
    void halfClosedRequestGetsItsAnswer(int build) throws Exception {
        int port = server(connection -> {
            byte[] request = connection.getInputStream().readNBytes(7);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            connection.getOutputStream().write(request);
            connection.getOutputStream().write(" answered".getBytes(StandardCharsets.US_ASCII));
        });
        Socket local = connect(forward(machine(build), port));
        local.getOutputStream().write("request".getBytes(StandardCharsets.US_ASCII));
        local.shutdownOutput();

        assertThat(new String(local.getInputStream().readNBytes(16), StandardCharsets.US_ASCII))
                .isEqualTo("request answered");
    }

    @Test
    void targetsEndIsPassedOnAtOnceWithANewAgent() throws Exception {
        int port = server(connection -> connection.getOutputStream().write("bye".getBytes(StandardCharsets.US_ASCII)));
        Socket local = connect(forward(machine(1065), port));
        local.setSoTimeout(4_000);

        InputStream in = local.getInputStream();
        assertThat(in.readNBytes(3)).isEqualTo("bye".getBytes(StandardCharsets.US_ASCII));
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void closedPortIsATcpErrorAndNamed() throws Exception {
        int port = server(ForwardOverLabTest::echo);
        Machine machine = machine(1065);
        lab.targets().putService(machine, port, 0);
        Socket local = connect(forward(machine, port));

        assertThatThrownBy(() -> exchange(local, "x")).isInstanceOf(IOException.class);
        await().until(() -> status().lastFault().isPresent());
        assertThat(status().lastFault().orElseThrow().problem()).isInstanceOf(Problem.SessionEnded.class);
    }

    @Test
    void statusTextNeverGetsIntoTheStream() throws Exception {
        Socket local = connect(forward(machine(1065), server(ForwardOverLabTest::echo)));

        assertThat(new String(exchange(local, "plain"), StandardCharsets.US_ASCII))
                .isEqualTo("plain");
    }

    @Test
    void hostBehindTheInstanceIsReached() throws Exception {
        lab.targets().put("db.internal", 3306, server(ForwardOverLabTest::echo));
        Machine machine = machine(1065);
        service.run(ForwardRule.of("test", "test", machine.region(), machine.id(), 3306)
                .withTargetHost(Optional.of("db.internal")));

        assertThat(exchange(connect(service.start("test")), "hello")).hasSize(5);
    }

    @Test
    void hundredConnectionsShareOneSession() throws Exception {
        HostAndPort at = forward(machine(1065), server(ForwardOverLabTest::echo));
        List<Socket> locals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            locals.add(connect(at));
        }

        for (Socket local : locals) {
            assertThat(exchange(local, "hello")).hasSize(5);
        }
        assertThat(service.sessionIds()).hasSize(1);
    }

    @Test
    void expiredUrlIsReplacedUnseen() throws Exception {
        HostAndPort at = forward(machine(1065), server(ForwardOverLabTest::echo));
        exchange(connect(at), "first");
        String session = service.sessionIds().iterator().next();
        lab.faults().on(session).expireUrls();

        assertThat(exchange(connect(at), "second")).hasSize(6);
    }

    @Test
    void connectionUnderADroppedSocketEndsAsATcpErrorAndTheNextOneWorks() throws Exception {
        HostAndPort at = forward(machine(1065), server(ForwardOverLabTest::echo));
        Socket local = connect(at);
        exchange(local, "hello");

        lab.faults().everywhere().strike(Strike.ABRUPT);

        assertThatThrownBy(() -> {
                    while (exchange(local, "x").length > 0) {
                        // Until the loss is seen.
                    }
                    throw new IOException("ended in order");
                })
                .isInstanceOf(IOException.class);
        assertThat(exchange(connect(at), "again")).hasSize(5);
    }

    @Test
    void streamLimitBelowWhatTheProtocolAllowsKillsNothing() throws Exception {
        lab.settings().change(now -> now.withPacing(new LabSettings.Pacing(0, 8_000, 0)));
        Socket local = connect(forward(machine(1065), server(ForwardOverLabTest::echo)));

        assertThat(exchange(local, "slow")).hasSize(4);
    }
}

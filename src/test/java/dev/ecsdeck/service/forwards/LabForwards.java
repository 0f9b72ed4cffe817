package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.work.Workers;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Forwards through the Lab's gateway and agents to real ports, and the servers behind them.
final class LabForwards implements AutoCloseable {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int PATIENCE_MILLIS = 20_000;

    /// Plays one connection's server.
    interface Serve {
        void serve(Socket connection) throws IOException;
    }

    final Lab lab;
    final Threads threads;
    final ForwardService service;
    final SingleLinks links;
    final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    /// @param pace makes of the real workers those that the program is given
    LabForwards(Path directory, UnaryOperator<Workers> pace) {
        try {
            lab = Lab.start(LabSettings.fast());
            threads = new Threads((_, crash) -> crashes.add(crash));
            Workers workers = pace.apply(threads);
            HttpClients http = new HttpClients(NetSettings.usual(), threads, Map.of());
            open.add(http::close);
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
            SessionClient sessions = new SessionClient(http.client(), workers);
            service = new ForwardService(
                    new RuleStore(new AtomicFile(directory.resolve("forwards.json")), workers.clock()),
                    () -> new CloudForwardDesk(() -> cloud),
                    sessions::openPort,
                    PeerLookup.ofSystem(System.getProperty("os.name")),
                    workers);
            links = new SingleLinks(
                    () -> new CloudForwardDesk(() -> cloud), sessions::openPort, sessions::openPort, workers);
        } catch (IOException | ProblemException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Machine machine(int build) {
        Machine machine = lab.machine("web-01");
        machine.replaceAgent(build == 578 ? AgentProfile.OLD : AgentProfile.NEW);
        return machine;
    }

    int server(Serve serve) throws IOException {
        ServerSocket server = new ServerSocket(0, 200, LOOPBACK);
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

    static void echo(Socket connection) throws IOException {
        connection.getInputStream().transferTo(connection.getOutputStream());
    }

    HostAndPort forward(Machine machine, int port) throws ProblemException {
        service.run(ForwardRule.of("test", "test", machine.region(), machine.id(), port));
        return service.start("test");
    }

    Socket connect(HostAndPort at) throws IOException {
        Socket local = new Socket(LOOPBACK, at.port());
        local.setSoTimeout(PATIENCE_MILLIS);
        open.add(local);
        return local;
    }

    static byte[] exchange(Socket local, String line) throws IOException {
        local.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        return local.getInputStream().readNBytes(line.length());
    }

    ForwardStatus status() {
        return service.forwards().value().getFirst().status();
    }

    @Override
    public void close() throws IOException {
        service.close();
        links.close();
        for (Closeable each : open) {
            each.close();
        }
        lab.close();
        threads.close();
        assertThat(crashes).isEmpty();
    }
}

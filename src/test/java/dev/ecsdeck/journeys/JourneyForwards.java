package dev.ecsdeck.journeys;

import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;

/// The program's own forwards over a journey's Lab, and targets for them.
final class JourneyForwards implements AutoCloseable {
    private final Journey journey;
    private final ForwardService service;

    JourneyForwards(Journey journey, Workers workers, Path folder) {
        this.journey = journey;
        this.service = new ForwardService(
                new RuleStore(new AtomicFile(folder.resolve("forwards.json")), workers.clock()),
                () -> new CloudForwardDesk(journey::cloud),
                journey.sessions()::openPort,
                PeerLookup.ofSystem(System.getProperty("os.name")),
                workers);
    }

    /// A port here that leads to that real port over an agent of that build. Connections over an old agent find
    /// channels that were opened ahead of them, as each would else take three seconds.
    int open(int build, String name, int port) throws Exception {
        boolean old = build < 1065;
        Machine machine = journey.lab().machine(old ? "web-02" : "web-01");
        machine.replaceAgent(old ? AgentProfile.OLD : AgentProfile.NEW);
        service.run(
                ForwardRule.of(name, name, machine.region(), machine.id(), port).withWarmChannels(old ? 4 : 0));
        return service.start(name).port();
    }

    /// The network has come back.
    void wake() {
        service.wake();
    }

    /// The last connections of every rule, for messages.
    String log() {
        StringBuilder all = new StringBuilder();
        service.forwards()
                .value()
                .forEach(row -> all.append('\n')
                        .append(row.status())
                        .append(service.log(row.rule().id()).reversed().stream()
                                .limit(5)
                                .toList()));
        return all.toString();
    }

    Set<String> sessionIds() {
        return service.sessionIds();
    }

    ForwardStatus status(String name) {
        return service.forwards().value().stream()
                .filter(row -> row.rule().id().equals(name))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /// What a target does with one connection, which is closed after it.
    interface Serve {
        void serve(Socket connection) throws IOException;
    }

    /// A target on loopback, until the answer is closed.
    static ServerSocket target(Workers workers, Serve serve) throws IOException {
        ServerSocket server = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        workers.start("target", () -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    workers.start("target-one", () -> {
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
        return server;
    }

    @Override
    public void close() {
        service.close();
    }
}

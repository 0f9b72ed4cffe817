package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.peer.Peer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.ManualWorkers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The hops of a forward's test, up to the session; beyond it, the Lab's tests walk.
@Timeout(30)
class ForwardProbeTest {
    private static final Problem LIMIT = new Problem.CloudRefused(
            Kind.LIMIT, "StartTerminalSession", "SessionLimit", "too many", "r", 403, Optional.empty());
    private static final ForwardRule WEB =
            ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeDesk desk = new FakeDesk(workers);
    private final PeerLookup peers = new PeerLookup() {
        @Override
        public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
            return new Peer.CannotTell();
        }

        @Override
        public Optional<String> holder(int port) {
            return Optional.of("/usr/sbin/mysqld (9)");
        }
    };

    @TempDir
    private Path directory = Path.of("");

    private ForwardService service = service();

    private ForwardService service() {
        RuleStore store = new RuleStore(new AtomicFile(directory.resolve("forwards.json")), workers.clock());
        return new ForwardService(store, () -> desk, desk, peers, workers);
    }

    @BeforeEach
    void open() {
        service = service();
        desk.refusals = List.of(LIMIT);
    }

    @AfterEach
    void close() {
        service.close();
        assertThat(workers.crashes()).isEmpty();
    }

    private List<ForwardHop> walk(ForwardRule rule) {
        List<ForwardHop> hops = new ArrayList<>();
        new ForwardProbe(() -> desk, desk, service, workers).walk(rule, hops::add);
        return hops;
    }

    @Test
    void takenPortEndsTheWayAndNamesItsHolder() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(walk(WEB.withLocalPort(port)))
                    .singleElement()
                    .satisfies(hop -> assertThat(hop.problem())
                            .contains(new Problem.PortTaken("127.0.0.1", port, "/usr/sbin/mysqld (9)")));
        }
    }

    @Test
    void addressThatIsNotOfThisMachineIsNotCalledTaken() {
        ForwardRule elsewhere = WEB.withListener("192.0.2.1", ForwardRule.Exposure.ANYONE_ON_THE_NETWORK);

        assertThat(walk(elsewhere))
                .singleElement()
                .satisfies(hop -> assertThat(hop.problem()).get().isInstanceOf(Problem.PortUnusable.class));
    }

    @Test
    void ruleThatHoldsItsConnectionsBackListensAllTheSame() throws Exception {
        service.run(WEB);
        HostAndPort at = service.start("web");
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), at.port())) {
            await().until(() -> {
                workers.advance(Duration.ofMillis(100));
                return service.forwards().value().getFirst().status().state() instanceof ForwardState.Holding;
            });

            List<ForwardHop> hops = walk(WEB.withLocalPort(at.port()));

            assertThat(hops)
                    .extracting(ForwardHop::outcome)
                    .containsExactly(ForwardHop.Outcome.PASSED, ForwardHop.Outcome.FAILED);
            assertThat(hops.getLast().problem()).contains(LIMIT);
        }
    }
}

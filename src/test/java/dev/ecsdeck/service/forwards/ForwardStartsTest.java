package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.peer.Peer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.ManualWorkers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Starts that are refused, tried again, or overtaken by a stop.
@Timeout(30)
class ForwardStartsTest {
    private static final ForwardRule WEB =
            ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeDesk desk = new FakeDesk(workers);
    /// Rises with each start that finds its port taken.
    private final AtomicInteger holdersAsked = new AtomicInteger();

    @TempDir
    private Path directory = Path.of("");

    private ForwardService service = service();

    private ForwardService service() {
        RuleStore store = new RuleStore(new AtomicFile(directory.resolve("forwards.json")), workers.clock());
        PeerLookup peers = new PeerLookup() {
            @Override
            public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
                return new Peer.CannotTell();
            }

            @Override
            public Optional<String> holder(int port) {
                holdersAsked.incrementAndGet();
                return Optional.empty();
            }
        };
        return new ForwardService(store, () -> desk, desk, peers, workers);
    }

    @BeforeEach
    void open() {
        service = service();
    }

    @AfterEach
    void close() {
        service.close();
        assertThat(workers.crashes()).isEmpty();
    }

    private ForwardRow row(String id) {
        return service.forwards().value().stream()
                .filter(row -> row.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void loadWithItsPortTaken(ServerSocket taken) throws Exception {
        service.save(WEB.withLocalPort(taken.getLocalPort()).withStart(ForwardRule.Start.WITH_THE_PROGRAM));
        service.close();
        service = service();
        service.load();
    }

    @Test
    void ruleThatStartsWithTheProgramWaitsForItsPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            loadWithItsPortTaken(taken);
            assertThat(row("web").startFault()).isPresent();
        }

        workers.advance(Duration.ofSeconds(2));

        await().until(() -> row("web").status().state() instanceof ForwardState.Listening);
        assertThat(row("web").startFault()).isEmpty();
    }

    @Test
    void triesForATakenPortGrowRarer() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            loadWithItsPortTaken(taken);
            for (int seconds : new int[] {2, 4, 8, 16, 32, 60}) {
                int before = holdersAsked.get();
                Instant begun = workers.clock().instant();

                await().pollInterval(Duration.ofMillis(2)).until(() -> {
                    workers.advance(Duration.ofSeconds(1));
                    return holdersAsked.get() > before;
                });

                assertThat(holdersAsked).hasValue(before + 1);
                assertThat(Duration.between(begun, workers.clock().instant()))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(seconds - 1));
            }
        }
    }

    @Test
    void ruleThatWaitsForItsPortStartsOnTheOneThatItIsGivenInstead() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            loadWithItsPortTaken(taken);

            service.save(row("web").rule().withLocalPort(0));

            assertThat(row("web").status().state()).isInstanceOf(ForwardState.Listening.class);
        }
    }

    @Test
    void stopHasTheLastWordOverAStartThatIsUnderWay() throws Exception {
        CountDownLatch starts = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        desk.overNetwork = () -> {
            starts.countDown();
            awaitQuietly(mayGoOn);
        };
        service.save(WEB);
        Thread starting = workers.start("starting", () -> {
            try {
                service.start("web");
            } catch (ProblemException stopped) {
                assertThat(stopped.problem()).isEqualTo(new Problem.Interrupted());
            }
        });
        starts.await();

        service.stop("web");
        mayGoOn.countDown();
        starting.join();

        assertThat(row("web").status().state()).isEqualTo(new ForwardState.Stopped());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

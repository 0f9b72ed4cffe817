package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
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
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A rule that stays up while the clock of the Lab and of the program is turned: nothing happens by itself but when
/// time is moved on.
@Tag("lab")
@Timeout(180)
class ForwardWeekTest {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int STEPS_A_DAY = 48;
    private static final int DAYS = 7;
    /// What the region admits: a session that is not ended in time is noticed soon.
    private static final int SESSIONS = 3;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    /// About a second of real time.
    private static final int LOOKS_A_TURN = 500;

    @TempDir
    Path folder;

    private final ManualWorkers workers = new ManualWorkers();
    private final Lab lab;
    private final HttpClients http;
    private final ServerSocket target;
    private Optional<ForwardService> opened = Optional.empty();
    private int port;

    ForwardWeekTest() throws Exception {
        lab = Lab.start(LabSettings.fast().withQuotas(SESSIONS, 20), Fleet.standard(), workers);
        http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of());
        target = JourneyForwards.target(
                workers, connection -> connection.getInputStream().transferTo(connection.getOutputStream()));
    }

    @BeforeEach
    void startRule() throws Exception {
        EcsClient cloud = new EcsClient(http.client(), lab.target(), keys(), workers);
        ForwardService service = new ForwardService(
                new RuleStore(new AtomicFile(folder.resolve("forwards.json")), workers.clock()),
                () -> new CloudForwardDesk(() -> cloud),
                new SessionClient(http.client(), workers)::openPort,
                PeerLookup.ofSystem(System.getProperty("os.name")),
                workers);
        opened = Optional.of(service);
        Machine machine = machine();
        service.run(ForwardRule.of("rule", "rule", machine.region(), machine.id(), target.getLocalPort()));
        port = service.start("rule").port();
    }

    @AfterEach
    void close() throws IOException {
        opened.ifPresent(ForwardService::close);
        target.close();
        lab.close();
        http.close();
        assertThat(workers.crashes()).isEmpty();
    }

    private CredentialSource keys() {
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

    private ForwardService service() {
        return opened.orElseThrow();
    }

    private Machine machine() {
        return lab.machine("sg-web-01");
    }

    private String exchange(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        try (Socket local = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            local.setSoTimeout(PATIENCE_MILLIS);
            local.getOutputStream().write(bytes);
            local.shutdownOutput();
            return new String(local.getInputStream().readNBytes(bytes.length), StandardCharsets.US_ASCII);
        }
    }

    /// A connection on a thread of its own, and what became of it.
    private AtomicReference<String> exchangeLater(String line) {
        AtomicReference<String> answer = new AtomicReference<>("");
        workers.start("client", () -> {
            try {
                answer.set(exchange(line));
            } catch (IOException cut) {
                answer.set(cut.toString());
            }
        });
        return answer;
    }

    private long live() {
        return lab.sessions().activeIn(machine().region());
    }

    private boolean isHolding() {
        workers.advance(Duration.ofMillis(100));
        return service().forwards().value().getFirst().status().state() instanceof ForwardState.Holding;
    }

    /// Takes every place of the region.
    private List<LabSession> others() {
        List<LabSession> others = new ArrayList<>();
        while (live() < SESSIONS) {
            others.add(lab.sessions()
                    .open(new SessionSpec(
                            machine(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false)));
        }
        return others;
    }

    @Test
    void aRuleStaysUpForAWeekOfUrlLivesAndFullQuotas() throws Exception {
        exchange("first");
        int timers = workers.waiting();

        for (int step = 0; step < DAYS * STEPS_A_DAY; step++) {
            workers.advance(STEP);
            Patience.until(() -> live() + " sessions are left", () -> live() == 0);
            if (step % STEPS_A_DAY == 0) {
                connectionWaitsForAPlace();
            }
            String line = "step " + step;
            assertThat(exchange(line)).isEqualTo(line);
            assertThat(live()).isOne();
        }

        workers.advance(STEP);
        Patience.until(() -> live() + " sessions are left", () -> live() == 0);
        Patience.until(() -> workers.waiting() + " timers, once " + timers, () -> workers.waiting() <= timers);
    }

    private void connectionWaitsForAPlace() {
        List<LabSession> others = others();
        AtomicReference<String> answer = exchangeLater("patient");
        Patience.until(() -> "held back", this::isHolding);
        assertThat(answer).hasValue("");
        others.forEach(other -> lab.sessions().end(other.id()));

        // The next try may be noted down only after that, so time goes on, slowly, until it has come.
        AtomicInteger looks = new AtomicInteger();
        Patience.until(answer::toString, () -> {
            if (looks.getAndIncrement() % LOOKS_A_TURN == 0) {
                workers.advance(LONGEST_BACK_OFF);
            }
            return "patient".equals(answer.get());
        });
        workers.advance(STEP);
        Patience.until(() -> live() + " sessions are left", () -> live() == 0);
    }

    @Test
    void anHoursSleepEndsInATryAtOnce() throws Exception {
        exchange("before");
        lab.faults().everywhere().refuseUpgrades(503);
        workers.advance(Duration.ofHours(1));
        AtomicReference<String> answer = exchangeLater("after");
        Patience.until(() -> "held back", this::isHolding);
        for (int turn = 0; turn < 6; turn++) {
            workers.advance(LONGEST_BACK_OFF);
        }
        Patience.until(() -> "held back again", this::isHolding);
        lab.faults().clear();

        service().wake();

        Patience.until(answer::toString, () -> "after".equals(answer.get()));
    }
}

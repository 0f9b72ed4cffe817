package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.peer.Peer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ForwardServiceTest {
    private static final ForwardRule WEB =
            ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);
    private static final ForwardRule ASKED = WEB.withId("db", "db").withCallers(ForwardRule.Callers.ASKED);
    private static final Path CURL = Path.of("/usr/bin/curl");

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeDesk desk = new FakeDesk(workers);

    @TempDir
    private Path directory = Path.of("");

    private ForwardService service = service();

    private ForwardService service() {
        RuleStore store = new RuleStore(new AtomicFile(directory.resolve("forwards.json")), workers.clock());
        PeerLookup peers = new PeerLookup() {
            @Override
            public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
                return new Peer.Own(7, Optional.of(CURL));
            }

            @Override
            public Optional<String> holder(int port) {
                return Optional.of("/usr/sbin/mysqld (9)");
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

    private static Socket connect(HostAndPort at) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private ForwardRow row(String id) {
        return service.forwards().value().stream()
                .filter(row -> row.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void savedRuleStartsAndCarriesBytes() throws Exception {
        service.save(WEB);
        HostAndPort at = service.start("web");

        try (Socket local = connect(at)) {
            local.getOutputStream().write('x');
            Link target = desk.targets.take().right();
            byte[] got = new byte[1];
            assertThat(target.read(got, 0, 1)).isEqualTo(1);
            assertThat(got).containsExactly('x');
        }
    }

    @Test
    void pickedPortIsRememberedOverARestart() throws Exception {
        service.save(WEB);
        HostAndPort at = service.start("web");
        service.close();

        service = service();
        service.load();

        assertThat(row("web").rule().localPort()).isEqualTo(at.port());
        assertThat(service.start("web")).isEqualTo(at);
    }

    @Test
    void takenPortNamesItsHolder() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            service.save(WEB.withLocalPort(taken.getLocalPort()));

            assertThatThrownBy(() -> service.start("web"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            failure -> assertThat(failure.problem())
                                    .isEqualTo(new Problem.PortTaken(
                                            "127.0.0.1", taken.getLocalPort(), "/usr/sbin/mysqld (9)")));
            assertThat(row("web").startFault()).isPresent();
        }
    }

    @Test
    void connectionsShareOneSessionForNineMinutes() throws Exception {
        service.run(WEB);
        HostAndPort at = service.start("web");
        connect(at);
        desk.targets.take();
        connect(at);
        desk.targets.take();
        assertThat(desk.begun).hasSize(1);

        workers.advance(Duration.ofMinutes(9).plusSeconds(1));
        connect(at);
        desk.targets.take();

        assertThat(desk.begun).hasSize(2);
        assertThat(desk.live()).hasSize(2);
    }

    @Test
    void sessionIsEndedWhenItIsOldAndItsLastChannelHasClosed() throws Exception {
        service.run(WEB);
        HostAndPort at = service.start("web");
        Socket local = connect(at);
        Link target = desk.targets.take().right();
        workers.advance(Duration.ofMinutes(9).plusSeconds(1));
        assertThat(desk.ended).isEmpty();

        target.closeOutput();
        local.close();

        await().until(() -> desk.live().isEmpty());
    }

    @Test
    void sessionsEndWhenTheRuleStops() throws Exception {
        service.run(WEB);
        connect(service.start("web"));
        desk.targets.take();
        assertThat(service.sessionIds()).containsExactly("s-1");

        service.stop("web");

        assertThat(desk.live()).isEmpty();
        assertThat(row("web").status().state()).isEqualTo(new ForwardState.Stopped());
    }

    @Test
    void refusedUrlCostsOneNewSessionForAllWhoMeetIt() throws Exception {
        desk.channelEnds =
                id -> id.equals("s-1") ? Optional.of(new Problem.GatewayRefused("gateway", 403)) : Optional.empty();
        service.run(WEB);
        HostAndPort at = service.start("web");

        for (int i = 0; i < 10; i++) {
            connect(at);
        }
        for (int i = 0; i < 10; i++) {
            desk.targets.take();
        }

        assertThat(desk.begun).hasSize(2);
        assertThat(desk.live()).containsExactly("s-2");
    }

    @Test
    void connectionsThatComeWhileASessionIsAskedForWaitForThatOne() throws Exception {
        desk.held = new CountDownLatch(1);
        service.run(WEB);
        HostAndPort at = service.start("web");
        for (int i = 0; i < 20; i++) {
            connect(at);
        }

        desk.held.countDown();

        for (int i = 0; i < 20; i++) {
            desk.targets.take();
        }
        assertThat(desk.begun).hasSize(1);
    }

    @Test
    void takenChannelIdGetsASessionOfItsOwnThatEndsWithIt() throws Exception {
        desk.channelEnds = id ->
                id.equals("s-1") ? Optional.of(new Problem.SessionEnded("SessionIdDuplicated", "")) : Optional.empty();
        service.run(WEB);
        Socket local = connect(service.start("web"));
        Link target = desk.targets.take().right();

        target.closeOutput();
        local.close();

        await().until(() -> desk.ended.contains("s-2"));
    }

    @Test
    void oldAgentIsNotAskedForAHostBehindIt() throws Exception {
        desk.build = OptionalInt.of(514);
        service.run(WEB.withTargetHost(Optional.of("db.internal")));
        Socket local = connect(service.start("web"));

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(IOException.class);
        await().untilAsserted(() -> {
            workers.advance(Duration.ofMillis(100));
            assertThat(row("web").status().lastFault())
                    .get()
                    .satisfies(fault -> assertThat(fault.problem())
                            .isInstanceOfSatisfying(
                                    Problem.InstanceNotReady.class,
                                    why -> assertThat(why.why()).isEqualTo(Problem.Unready.AGENT_TOO_OLD)));
        });
        assertThat(desk.used).isEmpty();
    }

    @Test
    void ratesAreMeasuredWhileBytesFlowAndLeftWhenTheyStop() throws Exception {
        service.run(WEB);
        Socket local = connect(service.start("web"));
        Link target = desk.targets.take().right();
        await().until(() -> {
            workers.advance(Duration.ofMillis(100));
            return row("web").status().open() == 1;
        });
        workers.advance(Duration.ofSeconds(1));
        target.write(new byte[1_000], 0, 1_000);
        assertThat(local.getInputStream().readNBytes(1_000)).hasSize(1_000);

        await().until(() -> {
            workers.advance(Duration.ofSeconds(1));
            return row("web").rates().stream().anyMatch(rate -> rate.down() > 0);
        });
        target.closeOutput();
        local.close();
        await().until(() -> {
            workers.advance(Duration.ofMinutes(5));
            return row("web").rates().isEmpty() && row("web").status().open() == 0;
        });
    }

    @Test
    void answerForAlwaysIsSavedInTheRule() throws Exception {
        service.askWith((_, program) -> program.equals(CURL) ? Answer.ALWAYS_YES : Answer.NO);
        service.save(ASKED);
        connect(service.start("db"));
        desk.targets.take();

        ForwardService later = service();
        later.load();

        assertThat(later.forwards().value().getFirst().rule().programs()).isEqualTo(Map.of(CURL.toString(), true));
    }

    @Test
    void nobodyToAskMeansNo() throws Exception {
        service.run(ASKED);
        Socket local = connect(service.start("db"));

        assertThatThrownBy(() -> local.getInputStream().read()).isInstanceOf(IOException.class);
        assertThat(desk.begun).isEmpty();
    }

    @Test
    void deletedRuleCanBeSavedAgain() throws Exception {
        service.save(WEB);
        ForwardRule gone = service.delete("web").orElseThrow();
        assertThat(service.forwards().value()).isEmpty();

        service.save(gone);

        assertThat(row("web").rule()).isEqualTo(WEB);
    }

    @Test
    void exportedRulesAreImportedAndNotStarted() throws Exception {
        service.save(WEB.withStart(ForwardRule.Start.WITH_THE_PROGRAM));
        byte[] file = service.export(Set.of("web"));
        service.delete("web");

        assertThat(service.importRules("team.json", file)).isEqualTo(1);
        assertThat(row("web").rule().start()).isEqualTo(ForwardRule.Start.BY_HAND);
        assertThat(row("web").status().state()).isEqualTo(new ForwardState.Stopped());
    }

    @Test
    void importOfAKnownRuleLeavesWhatIsForThisMachineToSay() throws Exception {
        service.save(WEB.withId("web", "of the team"));
        byte[] file = service.export(Set.of("web"));
        service.save(WEB.withStart(ForwardRule.Start.WITH_THE_PROGRAM).withPrograms(Map.of("/usr/bin/curl", true)));

        service.importRules("team.json", file);

        assertThat(row("web").rule().name()).isEqualTo("of the team");
        assertThat(row("web").rule().start()).isEqualTo(ForwardRule.Start.WITH_THE_PROGRAM);
        assertThat(row("web").rule().programs()).containsOnlyKeys("/usr/bin/curl");
    }

    @Test
    void logOfAStoppedRuleCanStillBeRead() throws Exception {
        service.run(WEB);
        connect(service.start("web"));
        desk.targets.take();

        service.stop("web");

        assertThat(service.log("web")).hasSize(1);
    }

    @Test
    void unsavedForwardIsNotWrittenToTheFile() throws Exception {
        service.run(WEB);
        service.save(WEB.withId("other", "other"));

        ForwardService later = service();
        later.load();

        assertThat(later.forwards().value()).extracting(row -> row.rule().id()).containsExactly("other");
    }

    @Test
    void preparedForwardHasItsSessionBeforeTheFirstConnection() throws Exception {
        service.run(WEB);
        service.start("web");

        assertThat(service.prepare("web")).isEqualTo("s-1");
        assertThat(service.sessionIds()).containsExactly("s-1");
    }
}

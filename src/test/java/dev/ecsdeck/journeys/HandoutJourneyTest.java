package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.keys.CloudHandouts;
import dev.ecsdeck.service.keys.HandoutDesk.Handout;
import dev.ecsdeck.service.keys.HandoutDesk.Registered;
import dev.ecsdeck.service.keys.KeyExport;
import dev.ecsdeck.service.keys.KeyLoans;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.HostKeyFile;
import dev.ecsdeck.store.RuleStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The system's own `ssh` with a key handed to it by this program.
@Tag("lab")
@Timeout(120)
class HandoutJourneyTest {
    private static final LoginName ROOT = new LoginName("root");

    @TempDir
    Path folder;

    private final Journey journey;
    private Optional<ForwardService> forwards = Optional.empty();
    private Optional<KeyLoans> loans = Optional.empty();

    HandoutJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeEach
    void open() {
        assumeTrue(
                journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                "this machine keeps no scripts apart, so no plugin can be installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "no OpenSSH here");
    }

    @AfterEach
    void close() {
        loans.ifPresent(KeyLoans::close);
        forwards.ifPresent(ForwardService::close);
        journey.close();
    }

    private CloudHandouts handouts() throws IOException {
        Path base = Files.createTempDirectory("handout");
        base.toFile().deleteOnExit();
        KeyService keys = new KeyService(journey.workers());
        ForwardService service = new ForwardService(
                new RuleStore(
                        new AtomicFile(folder.resolve("rules.json")),
                        journey.workers().clock()),
                () -> new CloudForwardDesk(journey::cloud),
                journey.sessions()::openPort,
                PeerLookup.ofSystem(System.getProperty("os.name", "")),
                journey.workers());
        forwards = Optional.of(service);
        KeyLoans lending = new KeyLoans(
                keys,
                new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys"))),
                base,
                "ecs-deck",
                journey.workers());
        loans = Optional.of(lending);
        return new CloudHandouts(
                journey::cloud, keys, lending, instance -> port(service, instance), _ -> {}, () -> true);
    }

    private static HostAndPort port(ForwardService service, Instance instance) throws ProblemException {
        service.run(ForwardRule.of("ssh", instance.label(), instance.region(), instance.id(), 22));
        return service.start("ssh");
    }

    private Instance web() throws ProblemException {
        Machine machine = journey.lab().machine("web-01");
        return journey.cloud()
                .instances()
                .page(machine.region(), InstanceQuery.named("web-01"), Optional.empty())
                .rows()
                .getFirst();
    }

    private String runs(String command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process ssh = new ProcessBuilder("sh", "-c", command + " -o BatchMode=yes 'echo it is $((40+2))'")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean done = ssh.waitFor(60, TimeUnit.SECONDS);
        ssh.destroyForcibly().waitFor();
        assertThat(done).as("ssh came to an end").isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    @Test
    void theLineLogsInWithTheKeyThatStaysHere() throws Exception {
        Handout handout = handouts().lend(web(), ROOT, KeyKind.ED25519);

        assertThat(runs(handout.command())).contains("it is 42");
        assertThat(handout.command()).doesNotContain("BEGIN");
    }

    @Test
    void theSavedKeyLogsInWhileItIsRegistered() throws Exception {
        CloudHandouts handouts = handouts();
        KeyExport.Written key = handouts.write(KeyKind.ED25519, folder.resolve("id"), new byte[0]);
        Registered registered = handouts.register(web(), ROOT, key);

        assertThat(runs(registered.command())).contains("it is 42");
    }
}

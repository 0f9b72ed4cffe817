package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.KeyExport;
import dev.ecsdeck.service.keys.KeyLoans;
import dev.ecsdeck.service.keys.LentKey;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.OwnKey;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.testing.RealAgent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The other ways to prove who logs in, and the other ways to the machine.
@Tag("lab")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginProofsJourneyTest {
    private static final byte[] NONE = {};

    private Path folder;
    private Optional<RealAgent> agent = Optional.empty();
    private LoginRig rig;

    @BeforeAll
    void open(@TempDir Path scratch) throws Exception {
        folder = scratch;
        agent = RealAgent.isInstalled() ? Optional.of(RealAgent.start(scratch)) : Optional.empty();
        rig = LoginRig.open(scratch, UserAgent.at(scratch.resolve("agent")));
    }

    @AfterAll
    void close() {
        agent.ifPresent(RealAgent::close);
        rig.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Problem refusal(LoginRequest request) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> rig.logIn(request).close());
        assertThat(refused).as("the login was let in").isNotNull();
        return refused.problem();
    }

    private long live() {
        return rig.journey().lab().sessions().all().stream()
                .filter(session -> !session.spec().machine().name().startsWith("quota"))
                .filter(session -> !session.isEnded())
                .count();
    }

    @Test
    void anOwnKeyFileIsOpenedByItsPassphraseAndRegistered() throws Exception {
        Path file = folder.resolve("own-ed25519");
        KeyExport.write(KeyKind.ED25519, file, bytes("correct horse"));
        byte[] passphrase = bytes("correct horse");
        LoginRequest request =
                rig.request("web-01").withProof(new LoginProof.KeyFile(folder.resolve("own-ed25519.pub"), passphrase));

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(LoginRig.said(login, "cat ~/.ssh/authorized_keys 2>&1")).contains("No such file");
        }
        assertThat(passphrase).as("wiped").containsOnly(0);
        assertThat(refusal(request))
                .isEqualTo(new Problem.OwnKeyUnusable(OwnKeyFault.PASSPHRASE_NEEDED, file.toString()));
        assertThat(refusal(request.withProof(new LoginProof.KeyFile(file, bytes("wrong")))))
                .isEqualTo(new Problem.OwnKeyUnusable(OwnKeyFault.PASSPHRASE_WRONG, file.toString()));
        Patience.until(() -> "no session left", () -> live() == 0);
    }

    @Test
    void aPublicKeyWithoutItsPrivateHalfIsOfNoUse() throws Exception {
        Path file = folder.resolve("half");
        Path open = KeyExport.write(KeyKind.ECDSA_256, file, NONE.clone()).publicKey();
        Files.delete(file);
        LoginRequest request = rig.request("web-01");

        assertThat(refusal(request.withProof(new LoginProof.KeyFile(open, NONE.clone()))))
                .isEqualTo(new Problem.OwnKeyUnusable(OwnKeyFault.NO_PRIVATE_KEY, open.toString()));
        assertThat(refusal(request.withProof(new LoginProof.KeyFile(folder.resolve("absent"), NONE.clone()))))
                .isInstanceOf(Problem.FileUnusable.class);
    }

    @Test
    void aKeyOfTheAgentLogsInAndNeverLeavesIt() throws Exception {
        assumeTrue(agent.isPresent(), "OpenSSH's agent is not installed");
        Path file = folder.resolve("in-agent");
        KeyExport.Written written = KeyExport.write(KeyKind.RSA_3072, file, NONE.clone());
        agent.get().add(file);
        Files.delete(file);
        List<OwnKey> held = UserAgent.at(agent.get().socket()).keys();
        assertThat(held).extracting(OwnKey::fingerprint).contains(written.fingerprint());

        LoginRequest byAgent = rig.request("web-01").withProof(new LoginProof.AgentKey(written.fingerprint()));
        LoginRequest byFile = byAgent.withProof(new LoginProof.KeyFile(written.publicKey(), NONE.clone()));
        try (LiveLogin login = rig.logIn(byAgent)) {
            assertThat(LoginRig.said(login, "echo $((40+2)); echo agent=$SSH_AUTH_SOCK"))
                    .isEqualTo("42\nagent=\n");
        }
        try (LiveLogin login = rig.logIn(byFile)) {
            assertThat(login.isOpen()).isTrue();
        }
        agent.get().removeAll();
        assertThat(refusal(byAgent)).isEqualTo(new Problem.OwnKeyUnusable(OwnKeyFault.NO_AGENT, written.fingerprint()));
    }

    @Test
    void aPasswordLogsInAndIsWiped() throws Exception {
        rig.script("web-02", "echo 'root:Right-1 horse' | chpasswd");
        byte[] password = bytes("Right-1 horse");
        LoginRequest request = rig.request("web-02").withProof(new LoginProof.Password(password));

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(LoginRig.said(login, "hostname")).isEqualTo("web-02\n");
        }
        assertThat(password).containsOnly(0);
        assertThat(rig.hostKeys().pinsOf(request.hostKeyName())).hasSize(1);
        assertThat(refusal(request.withProof(new LoginProof.Password(bytes("wrong")))))
                .isInstanceOfSatisfying(
                        Problem.SshFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(SshFault.PASSWORD_REFUSED));
    }

    @Test
    void anInstanceThatTakesNoSessionIsReachedOverAnother() throws Exception {
        LoginRequest direct = rig.request("gateway-01");
        assertThat(refusal(direct)).isInstanceOf(Problem.CloudRefused.class);

        try (LiveLogin login = rig.logIn(direct.withJump(rig.instance("web-01")))) {
            assertThat(LoginRig.said(login, "hostname")).isEqualTo("gateway-01\n");
            assertThat(rig.hostKeys().pinsOf(direct.hostKeyName())).hasSize(1);
        }
    }

    @Test
    void aHostBehindIsLoggedInToWithWhatItKnows() throws Exception {
        Path file = folder.resolve("known-there");
        String line = KeyExport.write(KeyKind.ED25519, file, NONE.clone()).publicLine();
        rig.script("web-03", "mkdir -p /root/.ssh; echo '" + line + "' >> /root/.ssh/authorized_keys");
        String address = rig.instance("web-03").privateIps().getFirst();
        LoginRequest request = rig.request("web-01")
                .withBehind(new HostAndPort(address, 22))
                .withProof(new LoginProof.KeyFile(file, NONE.clone()));

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(LoginRig.said(login, "hostname")).isEqualTo("web-03\n");
            assertThat(rig.hostKeys().pinsOf(address + ":22")).hasSize(1);
        }
    }

    @Test
    void anAddressIsReachedWithoutASession() throws Exception {
        Machine machine = rig.journey().lab().machine("web-01");
        InetSocketAddress door = rig.journey().lab().targets().resolve(machine, Optional.empty(), 22);
        LoginRequest request =
                rig.request("web-01").withWay(new LoginRequest.Direct(new HostAndPort("127.0.0.1", door.getPort())));

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(LoginRig.said(login, "hostname")).isEqualTo("web-01\n");
            assertThat(login.sessionId()).isEmpty();
        }
        assertThat(refusal(request.withWay(new LoginRequest.Direct(new HostAndPort("127.0.0.1", 1)))))
                .isInstanceOf(Problem.Unreachable.class);
    }

    @Test
    void aChangedHostKeyStopsUntilItIsForgottenOnPurpose() throws Exception {
        LoginRequest request = rig.request("api-01");
        rig.hostKeys()
                .pin(
                        request.hostKeyName(),
                        rig.hostKeys().pinsOf(pinned("api-02")).getFirst());

        assertThat(refusal(request)).isInstanceOf(Problem.HostKeyChanged.class);
        rig.hostKeys().forget(request.hostKeyName());

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(login.hostKey()).startsWith("SHA256:");
        }
    }

    private String pinned(String name) throws ProblemException {
        LoginRequest request = rig.request(name);
        rig.logIn(request).close();
        return request.hostKeyName();
    }

    @Test
    void anExportedKeyIsItsOwnersAloneAndNothingIsOverwritten() throws Exception {
        Path file = folder.resolve("exported");
        byte[] passphrase = bytes("a passphrase");
        KeyExport.Written written = KeyExport.write(KeyKind.RSA_2048, file, passphrase);

        assertThat(passphrase).containsOnly(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(Files.readString(written.publicKey())).isEqualTo(written.publicLine() + "\n");
        assertThat(OwnKey.read(file, bytes("a passphrase")).fingerprint()).isEqualTo(written.fingerprint());
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> KeyExport.write(KeyKind.ED25519, file, NONE.clone()))
                        .problem())
                .isInstanceOfSatisfying(
                        Problem.FileUnusable.class,
                        unusable -> assertThat(unusable.fault()).isEqualTo(Problem.FileFault.EXISTS));
        assertThat(Files.readString(written.publicKey())).isEqualTo(written.publicLine() + "\n");
    }

    @Test
    @Tag("openssh")
    void aLentKeyServesTheSystemsSshUntilItsMinuteIsOver() throws Exception {
        assumeTrue(agent.isPresent(), "OpenSSH is not installed");
        Machine machine = rig.journey().lab().machine("stage-web-01");
        int port = rig.journey()
                .lab()
                .targets()
                .resolve(machine, Optional.empty(), 22)
                .getPort();
        Path socket;
        try (KeyLoans loans = new KeyLoans(
                        rig.keys(),
                        rig.hostKeys(),
                        folder,
                        "ecs-deck",
                        rig.journey().workers());
                LentKey lent = loans.lend(
                        rig.journey().cloud(), rig.instance("stage-web-01"), LoginRig.ROOT, KeyKind.ED25519, _ -> {})) {
            socket = lent.socket();
            assertThat(lent.command()).contains("IdentityAgent=", socket.toString(), "root@" + machine.id());

            assertThat(RealAgent.ssh(folder, socket, "root", port, "hostname")).contains("stage-web-01");
            assertThat(RealAgent.ssh(folder, socket, "deploy", port, "hostname"))
                    .contains("ermission denied");
            rig.journey().workers().turnClock(Duration.ofSeconds(61));
            assertThat(RealAgent.ssh(folder, socket, "root", port, "hostname")).contains("ermission denied");
        }
        assertThat(socket).doesNotExist();
    }
}

package dev.ecsdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.LinkPair;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.SocketLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SshConnectionTest {
    private static final SshTarget ROOT = new SshTarget("root", "i-lab0001");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path home;

    private final ManualWorkers workers = new ManualWorkers();
    private final MemoryHostKeys hostKeys = new MemoryHostKeys(true);
    private SshServer server;
    private volatile String accepted = "";

    @BeforeEach
    void startServer() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPublickeyAuthenticator(
                (user, key, _) -> accepted.startsWith(PublicKeyEntry.toString(key)) && user.equals("root"));
        server.setPasswordAuthenticator((user, password, _) -> user.equals("root") && password.equals("Right-1 horse"));
        server.setShellFactory(new ProcessShellFactory("/bin/cat", "/bin/cat"));
        server.setSubsystemFactories(java.util.List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.stop(true);
        assertThat(workers.crashes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"RSA_4096"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfKeyLogsIn(KeyKind kind) throws Exception {
        try (TemporaryKey key = TemporaryKey.make(kind, "ecs-deck")) {
            accepted = key.publicLine();

            try (SshConnection ssh = login(new Login.WithKey(key));
                    ShellLink shell = ssh.openShell(ScreenSize.DEFAULT)) {
                shell.write("nihao 你好\n".getBytes(StandardCharsets.UTF_8), 0, 13);

                assertThat(readExactly(shell, 13)).isEqualTo("nihao 你好\n");
            }
        }
    }

    @Test
    void publicLineIsWhatOthersReadAsTheSameKey() throws Exception {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "ecs-deck")) {
            var read = PublicKeyEntry.parsePublicKeyEntry(key.publicLine()).resolvePublicKey(null, null, null);

            assertThat(KeyUtils.getFingerPrint(read)).isEqualTo(key.fingerprint());
        }
    }

    @Test
    void wipedKeySignsNothing() {
        TemporaryKey key = TemporaryKey.make(KeyKind.ECDSA_256, "ecs-deck");

        key.close();
        key.close();

        assertThat(key.isWiped()).isTrue();
        assertThatThrownBy(() -> key.sign(new byte[8], key.algorithm())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.exportOpenSsh(new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusedKeyIsSaidSo() {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "ecs-deck")) {
            assertThatThrownBy(() -> login(new Login.WithKey(key)))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(ProblemException::problem)
                    .asInstanceOf(type(Problem.SshFailed.class))
                    .returns(SshFault.KEY_REFUSED, Problem.SshFailed::fault);
        }
    }

    @Test
    void passwordLogsInAndIsWipedAfterwards() throws Exception {
        byte[] password = "Right-1 horse".getBytes(StandardCharsets.UTF_8);

        try (SshConnection ssh = login(new Login.WithPassword(password))) {
            assertThat(ssh.isOpen()).isTrue();
        }
        assertThat(password).containsOnly(0);
    }

    @Test
    void wrongPasswordIsSaidSo() {
        assertThatThrownBy(() -> login(new Login.WithPassword("wrong".getBytes(StandardCharsets.UTF_8))))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem)
                .asInstanceOf(type(Problem.SshFailed.class))
                .returns(SshFault.PASSWORD_REFUSED, Problem.SshFailed::fault);
    }

    @Test
    void changedHostKeyStopsTheLogin() throws Exception {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "ecs-deck")) {
            accepted = key.publicLine();
            hostKeys.pin(ROOT.hostKeyName(), HostKeyPin.of(key.publicBlob()));

            assertThatThrownBy(() -> login(new Login.WithKey(key)))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(ProblemException::problem)
                    .asInstanceOf(type(Problem.HostKeyChanged.class))
                    .returns(key.fingerprint(), Problem.HostKeyChanged::pinnedFingerprint);
        }
    }

    @Test
    void untrustedHostKeyStopsTheLogin() {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "ecs-deck")) {
            assertThatThrownBy(() -> SshConnection.open(
                            new SocketLink(server.getPort()),
                            ROOT,
                            new Login.WithKey(key),
                            new MemoryHostKeys(false),
                            PATIENCE,
                            workers))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(ProblemException::problem)
                    .asInstanceOf(type(Problem.SshFailed.class))
                    .returns(SshFault.HOST_KEY_NOT_TRUSTED, Problem.SshFailed::fault);
        }
    }

    @Test
    void pinnedHostKeyIsTakenAgain() throws Exception {
        byte[] password = "Right-1 horse".getBytes(StandardCharsets.UTF_8);
        login(new Login.WithPassword(password.clone())).close();
        assertThat(hostKeys.pinsOf(ROOT.hostKeyName())).hasSize(1);

        login(new Login.WithPassword(password)).close();

        assertThat(hostKeys.pinsOf(ROOT.hostKeyName())).hasSize(1);
    }

    @Test
    void silentServerEndsInTime() {
        LinkPair pair = new LinkPair();

        assertThatThrownBy(() -> SshConnection.open(
                        pair.left(),
                        ROOT,
                        new Login.WithPassword(new byte[] {'x'}),
                        hostKeys,
                        Duration.ofMillis(300),
                        workers))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem)
                .asInstanceOf(type(Problem.SshFailed.class))
                .returns(SshFault.SILENT, Problem.SshFailed::fault);
    }

    @Test
    void somethingElseThanSshIsSaidSo() throws Exception {
        LinkPair pair = new LinkPair();
        pair.right().closeOutput();

        assertThatThrownBy(() -> SshConnection.open(
                        pair.left(), ROOT, new Login.WithPassword(new byte[] {'x'}), hostKeys, PATIENCE, workers))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem)
                .asInstanceOf(type(Problem.SshFailed.class))
                .returns(SshFault.NOT_SSH, Problem.SshFailed::fault);
    }

    @Test
    void exportedKeyNeedsItsPassphrase() throws Exception {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.RSA_2048, "ecs-deck")) {
            byte[] passphrase = "correct horse".getBytes(StandardCharsets.UTF_8);

            byte[] exported = key.exportOpenSsh(passphrase);

            assertThat(passphrase).containsOnly(0);
            assertThat(new String(exported, StandardCharsets.US_ASCII))
                    .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
            var jsch = new com.jcraft.jsch.JSch();
            var pair = com.jcraft.jsch.KeyPair.load(jsch, exported, null);
            assertThat(pair.isEncrypted()).isTrue();
            assertThat(pair.decrypt("wrong horse".getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(pair.decrypt("correct horse".getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(Base64.getEncoder().encodeToString(pair.getPublicKeyBlob()))
                    .isEqualTo(key.publicLine().split(" ")[1]);
        }
    }

    private SshConnection login(Login login) throws ProblemException {
        return SshConnection.open(new SocketLink(server.getPort()), ROOT, login, hostKeys, PATIENCE, workers);
    }

    private static String readExactly(ShellLink shell, int bytes) throws IOException {
        byte[] buffer = new byte[bytes];
        int done = 0;
        while (done < bytes) {
            int n = shell.read(buffer, done, bytes - done);
            assertThat(n).isPositive();
            done += n;
        }
        return new String(buffer, StandardCharsets.UTF_8);
    }
}

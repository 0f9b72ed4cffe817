package dev.ecsdeck.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Entrance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
@Timeout(30)
class SshDoorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path root;

    private final Threads threads = new Threads((_, crash) -> {
        throw new AssertionError(crash);
    });
    private final Machine machine = new Machine(
            new InstanceId("i-lab0001"),
            "web-01",
            new RegionId("cn-hangzhou"),
            false,
            InstanceState.RUNNING,
            AgentProfile.NEW);
    private final OpenBook book = new OpenBook();
    private final SshDoors doors = new SshDoors(threads, book);
    private final SshClient client = SshClient.setUpDefaultClient();

    @Test
    void noServerStartsAfterTheEnd() throws IOException {
        assertThat(doors.portOf(machine)).isPositive();

        doors.close();

        assertThat(doors.portOf(machine)).isZero();
    }

    /// Lets in whoever is written down.
    private final class OpenBook implements Logins {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<String> temporary = new CopyOnWriteArrayList<>();
        private volatile boolean asking;
        private volatile boolean publicKeys = true;
        private volatile boolean listening = true;
        private volatile boolean isolating = true;

        @Override
        public boolean isListening(Machine asked) {
            return listening;
        }

        @Override
        public boolean takesPublicKeys(Machine asked) {
            return publicKeys;
        }

        @Override
        public boolean takesKeysOf(Machine asked, String algorithm) {
            return !algorithm.equals("ecdsa-sha2-nistp256");
        }

        @Override
        public List<String> keysOf(Machine asked, String user) {
            return user.equals("root") ? List.copyOf(lines) : List.of();
        }

        @Override
        public boolean asksForTemporaryKeys(Machine asked) {
            return asking;
        }

        @Override
        public List<String> temporaryKeysOf(Machine asked, String user) {
            return user.equals("root") ? List.copyOf(temporary) : List.of();
        }

        @Override
        public boolean takesPassword(Machine asked, String user, String password) {
            return user.equals("root") && password.equals("Right-1 horse");
        }

        @Override
        public Optional<Entrance> entrance(Machine asked, String user, String script, Entrance.Streams streams) {
            Map<String, String> environment = Map.of(
                    "PATH",
                    "/usr/bin:/bin",
                    "SHELL",
                    "/bin/sh",
                    "HOME",
                    SshDoorsTest.this.home().toString(),
                    "SCRIPT",
                    script);
            List<String> command = List.of("/bin/sh", "-c", "cd \"$HOME\"; eval \"$SCRIPT\"");
            return isolating ? Optional.of(new Entrance(command, environment, false)) : Optional.empty();
        }

        @Override
        public Path root(Machine asked) {
            return root;
        }

        @Override
        public Optional<Path> home(Machine asked, String user) {
            return user.equals("root") ? Optional.of(SshDoorsTest.this.home()) : Optional.empty();
        }
    }

    private Path home() {
        return root.resolve("root");
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(home());
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
        doors.close();
        threads.close();
    }

    private ClientSession dial(String user) throws Exception {
        return client.connect(user, "127.0.0.1", doors.portOf(machine))
                .verify(PATIENCE)
                .getSession();
    }

    private ClientSession loggedIn() throws Exception {
        ClientSession session = dial("root");
        session.addPasswordIdentity("Right-1 horse");
        session.auth().verify(PATIENCE);
        return session;
    }

    private static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Test
    void aClosedPortHasNoServer() throws Exception {
        book.listening = false;

        assertThat(doors.portOf(machine)).isZero();
    }

    @Test
    void aKeyLetsInWhileItIsHeldAndNotAfter() throws Exception {
        KeyPair key = newKey();
        book.lines.add(PublicKeyEntry.toString(key.getPublic()) + " temporary");
        try (ClientSession session = dial("root")) {
            session.addPublicKeyIdentity(key);
            session.auth().verify(PATIENCE);
            assertThat(session.isAuthenticated()).isTrue();
        }
        book.lines.clear();

        try (ClientSession session = dial("root")) {
            session.addPublicKeyIdentity(key);
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).hasMessageContaining("No more authentication");
        }
    }

    @Test
    void aConnectionGoesByTheSettingsThatItBeganWith() throws Exception {
        KeyPair key = newKey();
        book.temporary.add(PublicKeyEntry.toString(key.getPublic()));
        try (ClientSession before = dial("root")) {
            before.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.WAIT_AUTH), PATIENCE);
            book.asking = true;

            before.addPublicKeyIdentity(key);
            assertThatThrownBy(() -> before.auth().verify(PATIENCE)).hasMessageContaining("No more authentication");
        }
        try (ClientSession after = dial("root")) {
            after.addPublicKeyIdentity(key);
            after.auth().verify(PATIENCE);
            assertThat(after.isAuthenticated()).isTrue();
        }
    }

    @Test
    void aMachineThatRefusesPublicKeysDoesNotOfferThem() throws Exception {
        KeyPair key = newKey();
        book.lines.add(PublicKeyEntry.toString(key.getPublic()));
        book.publicKeys = false;

        try (ClientSession session = dial("root")) {
            session.addPublicKeyIdentity(key);
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).hasMessageContaining("No more authentication");
        }
    }

    @Test
    void aShellRunsInTheHome() throws Exception {
        try (ClientSession session = loggedIn();
                ChannelShell shell = session.createShellChannel()) {
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            shell.setOut(screen);
            shell.setPtyColumns(101);
            shell.setPtyLines(33);
            shell.open().verify(PATIENCE);

            OutputStream keys = shell.getInvertedIn();
            keys.write("pwd; stty size; exit\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();

            Awaitility.await()
                    .until(() -> screen.toString(StandardCharsets.UTF_8).contains("33 101")
                            && screen.toString(StandardCharsets.UTF_8).contains(home().toString()));
        }
    }

    @Test
    void aShellEndsWithItsOwnStatus() throws Exception {
        try (ClientSession session = loggedIn();
                ChannelShell shell = session.createShellChannel()) {
            shell.setOut(new ByteArrayOutputStream());
            shell.open().verify(PATIENCE);

            OutputStream keys = shell.getInvertedIn();
            keys.write("exit 7\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();

            Awaitility.await().until(() -> Integer.valueOf(7).equals(shell.getExitStatus()));
        }
    }

    @Test
    void whereNothingCanBeKeptApartNothingRunsAndThatIsSaid() throws Exception {
        book.isolating = false;
        try (ClientSession session = loggedIn()) {
            assertThat(session.executeRemoteCommand("touch " + home() + "/ran")).contains("simulated");
        }
        assertThat(home().resolve("ran")).doesNotExist();
    }

    @Test
    void aCommandSendsItsOutputAndFailsWithItsStatus() throws Exception {
        try (ClientSession session = loggedIn()) {
            assertThat(session.executeRemoteCommand("echo sum=$((40+2))")).isEqualTo("sum=42\n");
            assertThatThrownBy(() -> session.executeRemoteCommand("exit 3")).hasMessageContaining("3");
        }
    }

    @Test
    void filesGoToTheMachineAndNowhereElse() throws Exception {
        book.isolating = false;
        try (ClientSession session = loggedIn();
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            try (OutputStream file = sftp.write("notes.txt")) {
                file.write("kept".getBytes(StandardCharsets.UTF_8));
            }

            assertThat(home().resolve("notes.txt")).hasContent("kept");
            assertThat(sftp.canonicalPath("../../../..")).isEqualTo("/");
            assertThat(sftp.canonicalPath(".")).isEqualTo("/root");
            assertThat(Files.exists(root.resolveSibling("notes.txt"))).isFalse();
        }
    }

    @Test
    void aLinkOutOfTheMachineLeadsNowhere() throws Exception {
        book.isolating = false;
        Path outside = Files.writeString(Files.createTempFile("outside", ".txt"), "untouched");
        Files.createSymbolicLink(home().resolve("way-out"), outside);
        Files.createSymbolicLink(home().resolve("folder"), outside.getParent());
        try (ClientSession session = loggedIn();
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThatThrownBy(() -> {
                        try (OutputStream file = sftp.write("way-out")) {
                            file.write('x');
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> {
                        try (OutputStream file = sftp.write("folder/" + outside.getFileName())) {
                            file.write('x');
                        }
                    })
                    .isInstanceOf(IOException.class);

            assertThat(outside).hasContent("untouched");
        } finally {
            Files.delete(outside);
        }
    }
}

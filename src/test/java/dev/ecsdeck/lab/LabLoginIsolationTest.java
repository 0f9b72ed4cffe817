package dev.ecsdeck.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.testing.OwnFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What a login can see and do: the machine's own files and nothing of this computer's.
@Tag("lab")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabLoginIsolationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "Right-1 horse";

    private final SshClient client = SshClient.setUpDefaultClient();
    private Lab lab;
    private Machine machine;

    @BeforeAll
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        machine = lab.machine("web-01");
        assumeTrue(lab.workshop().runner().isIsolating(machine), "this computer keeps nothing apart");
        script("useradd -m -s /bin/bash deploy; echo 'root:" + PASSWORD + "' | chpasswd; echo 'deploy:" + PASSWORD
                + "' | chpasswd");
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    @AfterAll
    void stop() {
        client.stop();
        lab.close();
    }

    private String script(String text) {
        Outcome outcome = lab.workshop()
                .runner()
                .execute(
                        machine,
                        new Script(text, new byte[0], "root", "/", Duration.ofSeconds(60)),
                        new ScriptRunner.Handle());
        return new String(outcome.output(), StandardCharsets.UTF_8);
    }

    private ClientSession dial(String user) throws IOException {
        InetSocketAddress door = lab.targets().resolve(machine, Optional.empty(), 22);
        return client.connect(user, door).verify(PATIENCE).getSession();
    }

    private ClientSession loggedIn(String user) throws IOException {
        ClientSession session = dial(user);
        session.addPasswordIdentity(PASSWORD);
        session.auth().verify(PATIENCE);
        return session;
    }

    @Test
    void scriptCommandShellAndFileServerSeeTheSamePaths() throws Exception {
        try (ClientSession session = loggedIn("root");
                SftpClient files = SftpClientFactory.instance().createSftpClient(session);
                ChannelShell shell = session.createShellChannel()) {
            try (OutputStream file = files.write("/root/seen by all")) {
                file.write("same\n".getBytes(StandardCharsets.UTF_8));
            }
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            shell.setOut(screen);
            shell.open().verify(PATIENCE);
            OutputStream keys = shell.getInvertedIn();
            keys.write("cat '/root/seen by all'; tty; stty -a | head -1; exit\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();

            assertThat(script("cat '/root/seen by all'")).isEqualTo("same\n");
            assertThat(session.executeRemoteCommand("pwd; hostname; cat 'seen by all'"))
                    .isEqualTo("/root\nweb-01\nsame\n");
            assertThat(files.canonicalPath(".")).isEqualTo("/root");
            assertThat(files.stat("/usr/bin/env").isRegularFile()).isTrue();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> screen.toString(StandardCharsets.UTF_8).contains("speed"));
            assertThat(screen.toString(StandardCharsets.UTF_8)).contains("same", "/dev/console", "logout");
            assertThat(lab.workshop().roots().of(machine).resolve("root/seen by all"))
                    .hasContent("same\n");
        }
    }

    @Test
    void anotherUserOwnsItsFilesAndReadsNoSecrets() throws Exception {
        assumeTrue(script("id -u deploy").strip().matches("\\d+"));
        try (ClientSession session = loggedIn("deploy");
                SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(session.executeRemoteCommand("id -un; pwd")).isEqualTo("deploy\n/home/deploy\n");
            try (OutputStream file = files.write("mine")) {
                file.write('x');
            }

            assertThat(session.executeRemoteCommand("stat -c %U mine")).isEqualTo("deploy\n");
            assertThatThrownBy(() -> files.read("/etc/shadow").readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> files.openDir("/root")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLoginSeesNothingOfThisComputer() throws Exception {
        Path here = Files.createTempFile("only-here-", ".txt");
        try (ClientSession session = loggedIn("root");
                SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
            String seen = session.executeRemoteCommand("ls -d '" + here + "' '" + System.getProperty("user.dir")
                    + "' 2>/dev/null; cat /proc/1/cmdline | tr '\\0' ' '; echo end");

            assertThat(seen).endsWith("end\n").contains("enter").doesNotContain("only-here", "java");
            assertThatThrownBy(() -> files.stat(here.toString())).isInstanceOf(IOException.class);
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void whatALoginDestroysIsTheMachinesOwn() throws Exception {
        Map<String, String> before = OwnFolders.fingerprint();
        Machine victim = lab.machine("web-02");
        lab.workshop()
                .runner()
                .execute(
                        victim,
                        new Script(
                                "echo 'root:" + PASSWORD + "' | chpasswd",
                                new byte[0],
                                "root",
                                "/",
                                Duration.ofSeconds(60)),
                        new ScriptRunner.Handle());
        InetSocketAddress door = lab.targets().resolve(victim, Optional.empty(), 22);
        try (ClientSession session =
                client.connect("root", door).verify(PATIENCE).getSession()) {
            session.addPasswordIdentity(PASSWORD);
            session.auth().verify(PATIENCE);
            try (SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
                files.symLink("/root/way-out", "/etc/../../../../etc/hello-from-the-lab");
                try (OutputStream file = files.write("/root/way-out")) {
                    file.write('x');
                }
                files.remove("/etc/hosts");
            }
            session.executeRemoteCommand("""
                    echo 'evil:x:0:0::/root:/bin/sh' >> /etc/passwd
                    touch /home/hello /root/hello /etc/hello
                    ln -s / /home/host; rm -rf /home/host/etc/default /root/.[a-z]* /home/*
                    kill -9 -1; true
                    """, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
        } catch (IOException killed) {
            assertThat(killed).hasMessageNotContaining("denied");
        }

        Path inside = lab.workshop().roots().of(victim);
        assertThat(inside.resolve("etc/hosts")).doesNotExist();
        assertThat(inside.resolve("etc/hello-from-the-lab")).hasContent("x");
        assertThat(inside.resolve("home/hello")).doesNotExist();
        assertThat(OwnFolders.fingerprint()).isEqualTo(before);
    }

    @Test
    void linesOfAuthorizedKeysLetInUntilTheyAreGone() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair key = generator.generateKeyPair();
        script("mkdir -p /home/deploy/.ssh; echo '" + PublicKeyEntry.toString(key.getPublic())
                + " me@here' > /home/deploy/.ssh/authorized_keys; chown -R deploy /home/deploy/.ssh");
        try (ClientSession session = dial("deploy")) {
            session.addPublicKeyIdentity(key);
            session.auth().verify(PATIENCE);
            assertThat(session.executeRemoteCommand("echo in")).isEqualTo("in\n");
        }
        script("rm /home/deploy/.ssh/authorized_keys");

        try (ClientSession session = dial("deploy")) {
            session.addPublicKeyIdentity(key);
            assertThatThrownBy(() -> session.auth().verify(PATIENCE)).isInstanceOf(IOException.class);
        }
    }
}

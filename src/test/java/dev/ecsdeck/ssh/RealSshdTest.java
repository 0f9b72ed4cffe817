package dev.ecsdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.FileTransfer.Outcome;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.RealAgent;
import dev.ecsdeck.testing.RealSshd;
import dev.ecsdeck.testing.SocketLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our client against OpenSSH's own server.
@Tag("openssh")
class RealSshdTest {
    @TempDir
    Path scratch;

    private final TemporaryKey key = TemporaryKey.make(KeyKind.RSA_2048, "ecs-deck");
    private RealSshd sshd;
    private SshConnection ssh;

    @BeforeEach
    void login() throws Exception {
        assumeTrue(RealSshd.isInstalled(), "OpenSSH's sshd is not installed");
        sshd = RealSshd.start(scratch, key.publicLine());
        ssh = SshConnection.open(
                new SocketLink(sshd.port()),
                new SshTarget(sshd.user(), "i-real"),
                new Login.WithKey(key),
                new MemoryHostKeys(true),
                Duration.ofSeconds(10),
                new ManualWorkers());
    }

    @AfterEach
    void end() {
        if (ssh != null) {
            ssh.close();
        }
        if (sshd != null) {
            sshd.close();
        }
        key.close();
    }

    @Test
    void shellHasTheScreensSizeAndEndsInOrder() throws Exception {
        ShellLink shell = ssh.openShell(new ScreenSize(31, 97));
        shell.resize(new ScreenSize(40, 120));

        assertThat(shown(shell, "stty size; exit\n")).contains("40 120");
    }

    @Test
    void theUsersAgentIsReachedOnlyFromAShellThatMay() throws Exception {
        TemporaryKey held = TemporaryKey.make(KeyKind.ED25519, "held");
        Path file = Files.write(scratch.resolve("held"), held.exportOpenSsh(new byte[0]));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (RealAgent agent = RealAgent.start(scratch)) {
            agent.add(file);
            String list = "ssh-add -l 2>&1; exit\n";

            assertThat(shown(ssh.openShell(ScreenSize.DEFAULT), list)).doesNotContain(held.fingerprint());
            assertThat(shown(ssh.openShellWithAgent(ScreenSize.DEFAULT, UserAgent.at(agent.socket())), list))
                    .contains(held.fingerprint())
                    .doesNotContain(key.fingerprint());
        }
    }

    /// All that a shell shows until it ends.
    private static String shown(ShellLink shell, String line) throws IOException {
        try (shell) {
            byte[] typed = line.getBytes(StandardCharsets.UTF_8);
            shell.write(typed, 0, typed.length);
            StringBuilder seen = new StringBuilder();
            byte[] buffer = new byte[4096];
            int n;
            while ((n = shell.read(buffer, 0, buffer.length)) >= 0) {
                seen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
            return seen.toString();
        }
    }

    @Test
    void uploadAndDownloadAreVerifiedByChecksum() throws Exception {
        byte[] content = new byte[3_000_017];
        new Random(11).nextBytes(content);
        Path source = Files.write(scratch.resolve("it's \"here\".bin"), content);
        String remote = scratch + "/it's 那里 $(x).bin";

        try (SftpFiles files = ssh.openFiles()) {
            RemoteHash hash = RemoteHash.over(ssh);
            Outcome up = new FileTransfer(Direction.UPLOAD, source, remote, files, hash, (_, _) -> {}).run();
            Path back = scratch.resolve("back.bin");
            Outcome down = new FileTransfer(Direction.DOWNLOAD, back, remote, files, hash, (_, _) -> {}).run();

            assertThat(up).isEqualTo(Outcome.VERIFIED);
            assertThat(down).isEqualTo(Outcome.VERIFIED);
            assertThat(back).hasBinaryContent(content);
        }
    }

    @Test
    void circleOfLinksIsNamedAndALinkThatLeadsNowhereIsMissing() throws Exception {
        Files.createSymbolicLink(scratch.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(scratch.resolve("two"), scratch.resolve("one"));
        Files.createSymbolicLink(scratch.resolve("nowhere"), Path.of("gone"));

        try (SftpFiles files = ssh.openFiles()) {
            assertThatThrownBy(() -> files.followed(scratch + "/one")).hasMessageContaining("LINK_LOOP");
            assertThatThrownBy(() -> files.followed(scratch + "/nowhere")).hasMessageContaining("MISSING");
            assertThat(files.ownFacts(scratch + "/one").type()).isEqualTo(RemoteFile.Type.LINK);
            assertThat(files.linkTarget(scratch + "/one")).isEqualTo("two");
        }
    }

    @Test
    void replacedFileKeepsItsModeAndALinkToItStaysALink() throws Exception {
        Path real = Files.writeString(scratch.resolve("real.conf"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(scratch.resolve("link.conf"), Path.of("real.conf"));
        Path source = Files.writeString(scratch.resolve("source"), "the new text");

        try (SftpFiles files = ssh.openFiles()) {
            new FileTransfer(Direction.UPLOAD, source, link.toString(), files, RemoteHash.over(ssh), (_, _) -> {})
                    .run();
        }

        assertThat(link).isSymbolicLink().hasContent("the new text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void roomOnTheDiskIsKnown() throws Exception {
        try (SftpFiles files = ssh.openFiles()) {
            assertThat(files.freeBytes(scratch.toString()).orElse(0)).isPositive();
        }
    }

    @Test
    void twentyThousandEntriesComeInBatches() throws Exception {
        Path many = Files.createDirectory(scratch.resolve("many"));
        for (int i = 0; i < 20_000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        List<Integer> batches = new ArrayList<>();

        try (SftpFiles files = ssh.openFiles()) {
            files.list(many.toString(), batch -> batches.add(batch.size()));
        }

        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20_000);
        assertThat(batches).hasSizeGreaterThan(20);
    }

    @Test
    void commandThatDoesNotEndIsCutShort() {
        assertThatThrownBy(() -> {
                    ManualWorkers workers = new ManualWorkers();
                    try (SshConnection other = SshConnection.open(
                            new SocketLink(sshd.port()),
                            new SshTarget(sshd.user(), "i-real"),
                            new Login.WithKey(key),
                            new MemoryHostKeys(true),
                            Duration.ofSeconds(10),
                            workers)) {
                        Thread.ofVirtual().start(() -> {
                            while (!Files.exists(scratch.resolve("started"))) {
                                Thread.onSpinWait();
                            }
                            workers.advance(Duration.ofSeconds(5));
                        });
                        other.run("touch " + scratch + "/started; sleep 60", Duration.ofSeconds(5));
                    }
                })
                .hasMessageContaining("5 s");
    }
}

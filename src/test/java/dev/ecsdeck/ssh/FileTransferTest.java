package dev.ecsdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.FileTransfer.Outcome;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.SocketLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransferTest {
    private static final int SIZE = 700_001;

    @TempDir
    Path here;

    @TempDir
    Path there;

    private SshServer server;
    private SshConnection ssh;
    private SftpFiles files;
    private byte[] content;

    @BeforeEach
    void connect() throws Exception {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((_, _, _) -> true);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(there));
        server.start();
        ssh = SshConnection.open(
                new SocketLink(server.getPort()),
                new SshTarget("root", "i-lab0001"),
                new Login.WithPassword("x".getBytes(StandardCharsets.UTF_8)),
                new MemoryHostKeys(true),
                Duration.ofSeconds(10),
                new ManualWorkers());
        files = ssh.openFiles();
        content = new byte[SIZE];
        new Random(7).nextBytes(content);
    }

    @AfterEach
    void disconnect() throws IOException {
        ssh.close();
        server.stop(true);
    }

    @Test
    void uploadArrivesUnderItsNameAndLeavesNoPart() throws Exception {
        Path source = Files.write(here.resolve("a [1] *.bin"), content);

        Outcome outcome = transfer(Direction.UPLOAD, source, "/a [1] *.bin", RemoteHash.NONE)
                .run();

        assertThat(outcome).isEqualTo(Outcome.SIZE_ONLY);
        assertThat(there.resolve("a [1] *.bin")).hasBinaryContent(content);
        assertThat(names(there)).containsExactly("a [1] *.bin");
    }

    @Test
    void downloadArrivesUnderItsNameAndLeavesNoPart() throws Exception {
        Files.write(there.resolve("你好?.bin"), content);

        transfer(Direction.DOWNLOAD, here.resolve("b.bin"), "/你好?.bin", RemoteHash.NONE)
                .run();

        assertThat(here.resolve("b.bin")).hasBinaryContent(content);
        assertThat(names(here)).containsExactly("b.bin");
    }

    @Test
    void stoppedUploadGoesOnWhereItStopped() throws Exception {
        Path source = Files.write(here.resolve("c.bin"), content);
        FileTransfer[] running = new FileTransfer[1];
        running[0] = new FileTransfer(Direction.UPLOAD, source, "/c.bin", files, RemoteHash.NONE, (done, _) -> {
            if (done > SIZE / 2) {
                running[0].stop();
            }
        });
        assertThat(running[0].run()).isEqualTo(Outcome.STOPPED);
        assertThat(names(there)).containsExactly("c.bin" + FileTransfer.PART);
        List<Long> seen = new ArrayList<>();

        new FileTransfer(Direction.UPLOAD, source, "/c.bin", files, RemoteHash.NONE, (done, _) -> seen.add(done)).run();

        assertThat(seen.getFirst()).isGreaterThan(SIZE / 2);
        assertThat(there.resolve("c.bin")).hasBinaryContent(content);
    }

    @Test
    void stoppedDownloadGoesOnWhereItStopped() throws Exception {
        Files.write(there.resolve("d.bin"), content);
        Files.write(here.resolve("d.bin" + FileTransfer.PART), Arrays.copyOf(content, 300_000));
        List<Long> seen = new ArrayList<>();

        new FileTransfer(
                        Direction.DOWNLOAD,
                        here.resolve("d.bin"),
                        "/d.bin",
                        files,
                        RemoteHash.NONE,
                        (done, _) -> seen.add(done))
                .run();

        assertThat(seen.getFirst()).isEqualTo(300_000);
        assertThat(here.resolve("d.bin")).hasBinaryContent(content);
    }

    @Test
    void partOfAnotherFileIsFoundOutAndRemoved() throws Exception {
        Files.write(there.resolve("e.bin"), content);
        Files.write(here.resolve("e.bin" + FileTransfer.PART), new byte[300_000]);
        String right =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

        assertThatThrownBy(() -> transfer(Direction.DOWNLOAD, here.resolve("e.bin"), "/e.bin", _ -> Optional.of(right))
                        .run())
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem)
                .asInstanceOf(type(Problem.RemoteFileFailed.class))
                .returns(RemoteFileFault.DIFFERENT_AFTER_TRANSFER, Problem.RemoteFileFailed::fault);
        assertThat(names(here)).isEmpty();
    }

    @Test
    void missingFileIsSaidSo() {
        assertThatThrownBy(() -> transfer(Direction.DOWNLOAD, here.resolve("f"), "/nothing", RemoteHash.NONE)
                        .run())
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem)
                .asInstanceOf(type(Problem.RemoteFileFailed.class))
                .returns(RemoteFileFault.MISSING, Problem.RemoteFileFailed::fault);
    }

    @Test
    void foldersAreListedWithTheirFacts() throws Exception {
        Files.createDirectory(there.resolve("sub"));
        Files.write(there.resolve("sub/x"), new byte[5]);
        Files.write(there.resolve(".hidden"), new byte[3]);
        List<RemoteFile> found = new ArrayList<>();

        files.list("/", found::addAll);

        assertThat(found).extracting(RemoteFile::name).containsExactlyInAnyOrder("sub", ".hidden");
        assertThat(found)
                .filteredOn(RemoteFile::isHidden)
                .extracting(RemoteFile::size)
                .containsExactly(3L);
        assertThat(found)
                .filteredOn(f -> f.type() == RemoteFile.Type.FOLDER)
                .extracting(RemoteFile::path)
                .containsExactly("/sub");
    }

    private FileTransfer transfer(Direction direction, Path local, String remote, RemoteHash hash) {
        return new FileTransfer(direction, local, remote, files, hash, (_, _) -> {});
    }

    private static List<String> names(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}

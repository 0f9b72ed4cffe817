package dev.ecsdeck.service.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.files.TransferState.Proof;
import dev.ecsdeck.ssh.FileTransfer;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.SftpHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FileRoomTest {
    private static final int SIZE = 400_000;

    @TempDir
    Path here;

    @TempDir
    Path there;

    @TempDir
    Path edits;

    private final ManualWorkers workers = new ManualWorkers();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private SftpHost host;
    private FileRoom room;

    @BeforeEach
    void open() throws Exception {
        host = SftpHost.start(there);
        room = new FileRoom(
                host.door(workers),
                new FileRoom.Whose(Instances.named("web-01"), "root", true),
                new FileRoom.Around(here, edits.resolve("copies"), opened::add, workers, () -> {}));
    }

    @AfterEach
    void close() throws IOException {
        room.close();
        host.close();
        assertThat(workers.crashes()).isEmpty();
    }

    private static byte[] some(int size, int seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private FileItem local(String name) throws ProblemException {
        return room.here().facts(here.resolve(name).toString());
    }

    private FileItem remote(String path) throws ProblemException {
        return room.there().facts(path);
    }

    private List<TransferRow> rows() {
        return room.transfers().rows().value();
    }

    private TransferRow row(int index) {
        return rows().get(index);
    }

    /// Draws as it waits: the clock stands, so nothing would be drawn by itself.
    private void until(BooleanSupplier so) {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() - begun)
                    .as("waited for long: %s", rows())
                    .isLessThan(30_000_000_000L);
            LockSupport.parkNanos(2_000_000);
            room.transfers().draw();
        }
    }

    private void untilOver() {
        until(() -> rows().stream().allMatch(row -> row.state().isOver()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private List<FileItem> listing(Place place, String folder) throws ProblemException {
        List<FileItem> all = new ArrayList<>();
        place.list(folder, all::addAll);
        return all;
    }

    @Test
    void uploadIsVerifiedByItsChecksum() throws Exception {
        byte[] content = some(SIZE, 1);
        Files.write(here.resolve("a.bin"), content);

        room.transfers().upload(List.of(local("a.bin")), "/");
        untilOver();

        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.CHECKSUM));
        assertThat(there.resolve("a.bin")).hasBinaryContent(content);
        assertThat(names(there)).containsExactly("a.bin");
    }

    @Test
    void serverWithoutCommandsIsVerifiedBySize() throws Exception {
        host.muteCommands();
        Files.write(there.resolve("b.bin"), some(SIZE, 2));

        room.transfers().download(List.of(remote("/b.bin")), here.toString());
        untilOver();

        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.SIZE));
        assertThat(names(here)).containsExactly("b.bin");
    }

    @Test
    void foldersGoWithAllThatIsInThemAndKeepWhatCanBeRun() throws Exception {
        Files.createDirectories(here.resolve("tree/deep/deeper"));
        Files.write(here.resolve("tree/one"), some(10, 1));
        Files.write(here.resolve("tree/deep/two"), some(20, 2));
        Path run = Files.write(here.resolve("tree/deep/deeper/run.sh"), some(30, 3));
        assertThat(run.toFile().setExecutable(true, false)).isTrue();
        Files.createSymbolicLink(here.resolve("tree/deep/back"), here.resolve("tree"));

        room.transfers().upload(List.of(local("tree")), "/");
        untilOver();

        assertThat(row(0))
                .returns(new TransferState.Done(Proof.CHECKSUM), TransferRow::state)
                .returns(3, TransferRow::doneFiles)
                .returns(60L, TransferRow::doneBytes)
                .returns(1, TransferRow::leftOut);
        assertThat(there.resolve("tree/deep/deeper/run.sh")).hasSize(30);
        assertThat(Files.isExecutable(there.resolve("tree/deep/deeper/run.sh"))).isTrue();
        assertThat(there.resolve("tree/deep/back")).doesNotExist();
    }

    @Test
    void pausedUploadGoesOnWhereItStopped() throws Exception {
        Files.write(here.resolve("c.bin"), some(SIZE, 3));
        host.hold();
        host.let(SIZE / 2);
        room.transfers().upload(List.of(local("c.bin")), "/");
        until(() -> row(0).doneBytes() > SIZE / 4);

        room.transfers().pause(row(0).id());
        assertThat(row(0).state()).isInstanceOf(TransferState.Paused.class);
        host.letAll();
        until(() -> !names().contains("c.bin") && names().contains("c.bin" + FileTransfer.PART));
        assertThat(there.resolve("c.bin")).doesNotExist();
        room.transfers().resume(row(0).id());
        untilOver();

        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.CHECKSUM));
        assertThat(there.resolve("c.bin")).hasSize(SIZE);
    }

    private List<String> names() {
        try {
            return names(there);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void droppedTransferLogsInAgainAndGoesOn() throws Exception {
        byte[] content = some(SIZE, 4);
        Files.write(there.resolve("d.bin"), content);
        host.hold();
        host.let(SIZE / 2);
        room.transfers().download(List.of(remote("/d.bin")), here.toString());
        until(() -> row(0).doneBytes() > SIZE / 8);

        host.drop();
        host.letAll();
        untilOver();

        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.CHECKSUM));
        assertThat(here.resolve("d.bin")).hasBinaryContent(content);
        assertThat(host.logins()).isEqualTo(2);
    }

    @Test
    void transferThatCannotReconnectWaitsForTheRoom() throws Exception {
        Files.write(there.resolve("e.bin"), some(SIZE, 5));
        FileItem item = remote("/e.bin");
        host.hold();
        host.let(SIZE / 2);
        room.transfers().download(List.of(item), here.toString());
        until(() -> row(0).doneBytes() > 0);

        host.refuse(true);
        host.drop();
        host.letAll();
        until(() -> {
            workers.advance(Duration.ofSeconds(30));
            return row(0).state() instanceof TransferState.Reconnecting
                    && room.state().value() instanceof RoomState.Lost
                    && workers.waiting() == 0;
        });
        host.refuse(false);
        room.connect();
        untilOver();

        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.CHECKSUM));
    }

    @Test
    void removedTransferLeavesNoPart() throws Exception {
        Files.write(here.resolve("f.bin"), some(SIZE, 6));
        host.hold();
        host.let(SIZE / 2);
        room.transfers().upload(List.of(local("f.bin")), "/");
        until(() -> row(0).doneBytes() > SIZE / 4);

        room.transfers().remove(row(0).id());
        host.letAll();

        until(() -> names().isEmpty());
        assertThat(rows()).isEmpty();
    }

    @Test
    void takenNamesAreAskedAboutOnceForAll() throws Exception {
        for (String name : List.of("x1", "x2", "x3")) {
            Files.write(here.resolve(name), some(50, 1));
            Files.write(there.resolve(name), some(40, 2));
        }
        List<Conflict> asked = new CopyOnWriteArrayList<>();
        room.transfers().askWith(conflict -> {
            asked.add(conflict);
            return new Conflict.Answer(Conflict.Choice.OVERWRITE, true);
        });

        room.transfers().upload(List.of(local("x1"), local("x2"), local("x3")), "/");
        untilOver();

        assertThat(asked).hasSize(1);
        assertThat(there.resolve("x3")).hasSize(50);
    }

    @Test
    void skippedNameStaysAndRenamedOneStandsBesideIt() throws Exception {
        Files.write(here.resolve("y.txt"), some(50, 1));
        Files.write(there.resolve("y.txt"), some(40, 2));
        room.transfers().askWith(_ -> new Conflict.Answer(Conflict.Choice.SKIP, false));
        room.transfers().upload(List.of(local("y.txt")), "/");
        untilOver();
        assertThat(row(0).state()).isEqualTo(new TransferState.Done(Proof.NOTHING));

        room.transfers().askWith(_ -> new Conflict.Answer(Conflict.Choice.RENAME, false));
        room.transfers().upload(List.of(local("y.txt")), "/");
        untilOver();

        assertThat(there.resolve("y.txt")).hasSize(40);
        assertThat(there.resolve("y (1).txt")).hasSize(50);
    }

    @Test
    void replacedFileKeepsItsPermissionsAndALinkStaysOne() throws Exception {
        Path real = Files.write(there.resolve("real.conf"), some(10, 1));
        Files.setPosixFilePermissions(real, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        Files.write(here.resolve("real.conf"), some(20, 2));
        room.transfers().askWith(_ -> new Conflict.Answer(Conflict.Choice.OVERWRITE, false));

        room.transfers().upload(List.of(local("real.conf")), "/");
        untilOver();

        assertThat(row(0).state()).isInstanceOf(TransferState.Done.class);
        assertThat(remote("/real.conf").modeText()).isEqualTo("-rw-r-----");
        assertThat(real).hasSize(20);
    }

    @Test
    void fullDiskIsNamedAndLeavesNothingUnderTheName() throws Exception {
        host.leaveRoom(SIZE / 2);
        Files.write(here.resolve("g.bin"), some(SIZE, 7));

        room.transfers().upload(List.of(local("g.bin")), "/");
        untilOver();

        assertThat(row(0).state()).isInstanceOf(TransferState.Failed.class);
        assertThat(there.resolve("g.bin")).doesNotExist();
        host.leaveRoom(Long.MAX_VALUE);
        room.transfers().resume(row(0).id());
        until(() -> row(0).state() instanceof TransferState.Done);
        assertThat(there.resolve("g.bin")).hasSize(SIZE);
    }

    @Test
    void oneFileThatMayNotBeReadDoesNotStopTheOthers() throws Exception {
        Files.createDirectories(there.resolve("set/locked-folder"));
        Files.write(there.resolve("set/locked"), some(10, 1));
        Files.write(there.resolve("set/open"), some(20, 2));

        room.transfers().download(List.of(remote("/set")), here.toString());
        untilOver();

        assertThat(row(0).state()).isInstanceOfSatisfying(TransferState.Failed.class, failed -> {
            assertThat(failed.files()).isEqualTo(2);
            assertThat(failed.problem())
                    .isInstanceOfSatisfying(
                            Problem.RemoteFileFailed.class,
                            file -> assertThat(file.fault()).isEqualTo(RemoteFileFault.NOT_ALLOWED));
        });
        assertThat(here.resolve("set/open")).hasSize(20);
        assertThat(here.resolve("set/locked")).doesNotExist();
    }

    @Test
    void takenNameIsNotOverwrittenByRenaming() throws Exception {
        Files.write(there.resolve("a"), some(1, 1));
        Files.write(there.resolve("b"), some(2, 2));

        ProblemException failed =
                catchThrowableOfType(ProblemException.class, () -> room.there().rename("/a", "/b"));

        assertThat(failed.problem()).isEqualTo(new Problem.RemoteFileFailed("/b", RemoteFileFault.EXISTS, ""));
        assertThat(there.resolve("b")).hasSize(2);
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name : List.of("..", ".", "", "a/b", "../x")) {
            assertThat(catchThrowableOfType(
                            ProblemException.class, () -> room.here().child(here.toString(), name)))
                    .as(name)
                    .isNotNull();
            assertThat(catchThrowableOfType(
                            ProblemException.class, () -> room.there().child("/", name)))
                    .as(name)
                    .isNotNull();
        }
    }

    @Test
    void bothPlacesListWhatIsThere() throws Exception {
        Files.createDirectory(there.resolve("sub"));
        Files.write(here.resolve(".hidden"), some(3, 1));

        assertThat(listing(room.there(), "/")).extracting(FileItem::name).containsExactly("sub");
        assertThat(listing(room.here(), here.toString()))
                .singleElement()
                .returns(true, FileItem::isHidden)
                .returns(3L, FileItem::size);
    }
}

package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.LoginDoor;
import dev.ecsdeck.service.files.TransferRow;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.service.files.TransferState.Proof;
import dev.ecsdeck.service.keys.LiveLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files both ways through Session Manager, pacing lifted, while sockets break and sessions end: equal in the end.
@Tag("lab")
class TransferJourneyTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(20).toNanos();

    @TempDir
    Path folder;

    private final AtomicInteger logins = new AtomicInteger();
    private LoginRig rig;
    private FileRoom room;

    @BeforeEach
    void open() throws Exception {
        rig = LoginRig.open(folder);
        room = new FileRoom(
                _ -> {
                    logins.incrementAndGet();
                    LiveLogin login = rig.logIn(rig.request("web-01"));
                    return new LoginDoor.Held(login.ssh(), login::close);
                },
                new FileRoom.Whose(rig.request("web-01").instance(), "root", true),
                new FileRoom.Around(
                        folder, folder.resolve("edits"), _ -> {}, rig.journey().workers(), () -> {}));
    }

    @AfterEach
    void close() {
        room.close();
        rig.close();
    }

    @Test
    @Timeout(120)
    void aFileGoesThereAndBackThroughBrokenSocketsAndEndedSessions() throws Exception {
        thereAndBack(4 * MEGABYTE, 1);
    }

    /// Minutes: not among the usual tests.
    @Test
    @Tag("soak")
    @Timeout(3000)
    void aGigabyteGoesThereAndBackThroughTwentyDrops() throws Exception {
        thereAndBack(1024L * MEGABYTE, 10);
    }

    private void thereAndBack(long size, int drops) throws Exception {
        Path source = folder.resolve("big.bin");
        fill(source, size);
        String wanted = sha256(source);
        String home = room.there().home();

        room.transfers().upload(List.of(room.here().facts(source.toString())), home);
        breakWhileItRuns(0, size, drops);
        Path there =
                rig.journey().lab().workshop().roots().of(rig.journey().lab().machine("web-01"));
        assertThat(sha256(there.resolve("root/big.bin"))).isEqualTo(wanted);
        Path back = Files.createDirectory(folder.resolve("back"));
        room.transfers().download(List.of(room.there().facts(home + "/big.bin")), back.toString());
        breakWhileItRuns(1, size, drops);

        assertThat(sha256(back.resolve("big.bin"))).isEqualTo(wanted);
        assertThat(room.transfers().rows().value())
                .extracting(TransferRow::state)
                .containsOnly(new TransferState.Done(Proof.CHECKSUM));
        assertThat(logins).as("a drop needs a new login").hasValueGreaterThan(1);
    }

    /// At even distances, breaks the socket or ends the session.
    private void breakWhileItRuns(int row, long size, int drops) {
        for (int drop = 1; drop <= drops; drop++) {
            long from = size * drop / (drops + 1);
            until(() -> row(row).doneBytes() >= from || row(row).state().isOver());
            assertThat(row(row).state()).as("drop %s", drop).isNotInstanceOf(TransferState.Failed.class);
            if ((row + drop) % 2 == 0) {
                rig.journey()
                        .lab()
                        .faults()
                        .on(rig.journey().lab().machine("web-01"))
                        .strike(Strike.ABRUPT);
            } else {
                ours().forEach(session -> rig.journey().lab().sessions().end(session.id()));
            }
        }
        until(() -> row(row).state().isOver());
        assertThat(row(row).state()).isEqualTo(new TransferState.Done(Proof.CHECKSUM));
    }

    private List<LabSession> ours() {
        return rig.journey().lab().sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals("web-01") && !session.isEnded())
                .toList();
    }

    private TransferRow row(int index) {
        return room.transfers().rows().value().get(index);
    }

    private void until(BooleanSupplier so) {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() - begun)
                    .as("waited for long: %s", room.transfers().rows().value())
                    .isLessThan(PATIENCE_NANOS);
            LockSupport.parkNanos(2_000_000);
            room.transfers().draw();
        }
    }

    private static void fill(Path file, long size) throws IOException {
        Random random = new Random(size);
        byte[] block = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long done = 0; done < size; done += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[MEGABYTE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

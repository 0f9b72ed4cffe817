package dev.ecsdeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.store.SessionLedger.Entry;
import dev.ecsdeck.store.SessionLedger.Writer;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLedgerTest {
    private static final RegionId HANGZHOU = new RegionId("cn-hangzhou");
    private static final Writer FIRST = new Writer(100, 1);
    private static final Writer SECOND = new Writer(200, 2);

    private final ManualWorkers workers = new ManualWorkers();
    private final List<Writer> alive = new ArrayList<>(List.of(FIRST, SECOND));

    @TempDir
    private Path directory = Path.of("");

    private SessionLedger ledger(Writer own) {
        return new SessionLedger(directory.resolve("sessions"), workers.clock(), own, alive::contains);
    }

    private static List<String> ids(SessionLedger ledger) {
        return ledger.left().stream().map(Entry::sessionId).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("sessions"))) {
            return all.toList();
        }
    }

    @Test
    void sessionsOfARunThatWasKilledAreLeft() {
        SessionLedger killed = ledger(FIRST);
        killed.begun("s-1", HANGZHOU);
        killed.begun("s-2", HANGZHOU);
        killed.ended("s-1");
        alive.remove(FIRST);

        assertThat(ledger(SECOND).left())
                .containsExactly(new Entry("s-2", HANGZHOU, workers.clock().instant(), false));
    }

    @Test
    void sessionsOfARunThatGoesOnAreNot() {
        ledger(FIRST).begun("s-1", HANGZHOU);

        assertThat(ids(ledger(SECOND))).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameNumberDoesNotStandInForIt() {
        ledger(FIRST).begun("s-1", HANGZHOU);
        alive.remove(FIRST);
        alive.add(new Writer(FIRST.pid(), 9));

        assertThat(ids(ledger(SECOND))).containsExactly("s-1");
    }

    @Test
    void whatCouldNotBeEndedIsLeftByThisRunToo() {
        SessionLedger own = ledger(FIRST);
        own.begun("s-1", HANGZHOU);
        own.begun("s-2", HANGZHOU);
        own.stuck("s-1");

        assertThat(ids(own)).containsExactly("s-1");
        own.ended("s-1");
        assertThat(ids(own)).isEmpty();
    }

    @Test
    void endingWhatWasLeftForgetsItAndItsFile() throws IOException {
        ledger(FIRST).begun("s-1", HANGZHOU);
        alive.remove(FIRST);
        SessionLedger later = ledger(SECOND);

        later.ended("s-1");

        assertThat(ids(later)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void afterThreeHoursNothingIsLeft() throws IOException {
        ledger(FIRST).begun("s-1", HANGZHOU);
        alive.remove(FIRST);
        workers.advance(Duration.ofHours(3).plusSeconds(1));

        assertThat(ids(ledger(SECOND))).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void runThatEndsAllItsSessionsLeavesNoFile() throws IOException {
        SessionLedger own = ledger(FIRST);
        own.begun("s-1", HANGZHOU);
        assertThat(files()).isNotEmpty();

        own.ended("s-1");

        assertThat(files()).isEmpty();
    }

    @Test
    void brokenFileIsPassedOver() throws IOException {
        Files.createDirectories(directory.resolve("sessions"));
        Files.writeString(directory.resolve("sessions/300-3.json"), "[{\"session\":");
        ledger(FIRST).begun("s-1", HANGZHOU);
        alive.remove(FIRST);

        assertThat(ids(ledger(SECOND))).containsExactly("s-1");
    }

    @Test
    void thisProcessLivesAndIsFoundByItsFile() {
        Writer self = Writer.of(ProcessHandle.current());

        assertThat(self.isAlive()).isTrue();
        assertThat(new Writer(self.pid(), 1).isAlive()).isFalse();
        assertThat(Writer.ofFile(Path.of(self.fileName()))).contains(self);
    }
}

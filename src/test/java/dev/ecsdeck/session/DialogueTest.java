package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final Guard guard = new Guard();
    private final Inbox inbox = new Inbox(guard);
    private final Outbox outbox = new Outbox(guard);

    private Dialogue shell(Optional<Duration> idle) {
        ShellOptions options = new ShellOptions("t", ScreenSize.DEFAULT, false, idle);
        Dialogue dialogue = new Dialogue(Manner.of(options), workers, inbox, outbox);
        dialogue.socketOpen(0);
        return dialogue;
    }

    private Dialogue greeted(Optional<Duration> idle) {
        Dialogue dialogue = shell(idle);
        hear(dialogue, ScriptedGateway.output("ch", 0, 1, "$ "));
        assertThat(say(dialogue).type()).isEqualTo(FrameType.RESIZE);
        return dialogue;
    }

    private void hear(Dialogue dialogue, Frame frame) {
        guard.change(() -> dialogue.heard(frame, workers.nanoTime()));
    }

    private Frame say(Dialogue dialogue) {
        return guard.ask(() -> dialogue.toSay(workers.nanoTime()));
    }

    private void type(String text) throws IOException {
        outbox.put(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
    }

    @Test
    void aHeartbeatGoesOutAfterFiftySecondsAndTakesANumber() {
        Dialogue dialogue = greeted(Optional.empty());

        assertThat(say(dialogue)).isNull();
        workers.advance(Duration.ofMillis(49_999));
        assertThat(say(dialogue)).isNull();
        workers.advance(Duration.ofMillis(1));
        Frame beat = say(dialogue);

        assertThat(beat.type()).isEqualTo(FrameType.INPUT);
        assertThat(beat.payload()).isEmpty();
        assertThat(beat.inputSeq()).isEqualTo(2);
        assertThat(beat.outputSeq()).isEqualTo(1);
    }

    @Test
    void muchOutputIsAcknowledgedEarly() {
        Dialogue dialogue = greeted(Optional.empty());
        for (int seq = 2; seq <= 140; seq++) {
            hear(dialogue, Frame.of102(FrameType.OUTPUT, "ch", 1, 0, seq, new byte[1_024]));
        }

        assertThat(say(dialogue).outputSeq()).isEqualTo(140);
    }

    @Test
    void muchOutputOfAPortAsksForNoWordSinceNothingIsAcknowledged() {
        Dialogue dialogue = new Dialogue(Manner.of(PortOptions.of("t", OptionalInt.of(1065))), workers, inbox, outbox);
        dialogue.socketOpen(0);
        for (int seq = 0; seq < 100; seq++) {
            hear(dialogue, Frame.of101(FrameType.OUTPUT, 1, seq, new byte[2_048]));
        }

        assertThat(say(dialogue)).isNull();
    }

    @Test
    void heartbeatsDoNotHideTheUsersIdleness() {
        Dialogue dialogue = greeted(Optional.of(Duration.ofSeconds(60)));
        workers.advance(Duration.ofSeconds(50));
        assertThat(say(dialogue).payload()).isEmpty();
        workers.advance(Duration.ofSeconds(10));

        assertThat(say(dialogue)).isNull();

        assertThat(Objects.requireNonNull(dialogue.ending()).state().problem())
                .contains(new Problem.IdleEnded(Duration.ofSeconds(60)));
        assertThat(Objects.requireNonNull(dialogue.goodbye()).type()).isEqualTo(FrameType.CLOSE);
    }

    @Test
    void aDuplicateIsDroppedAndAGapAsksOnceForASync() throws Exception {
        Dialogue dialogue = greeted(Optional.empty());
        hear(dialogue, ScriptedGateway.output("ch", 0, 1, "$ "));
        hear(dialogue, ScriptedGateway.output("ch", 0, 3, "late"));
        hear(dialogue, ScriptedGateway.output("ch", 0, 4, "later"));

        Frame sync = say(dialogue);

        assertThat(sync.type()).isEqualTo(FrameType.SYNC);
        assertThat(sync.outputSeq()).isEqualTo(1);
        assertThat(say(dialogue)).isNull();
        byte[] shown = new byte[100];
        assertThat(inbox.read(shown, 0, 100)).isEqualTo(2);
    }

    @Test
    void muchOutputBeyondAGapIsALossAndNotAFlood() throws Exception {
        Dialogue dialogue = greeted(Optional.empty());
        for (int seq = 3; seq < 100_000; seq++) {
            hear(dialogue, ScriptedGateway.output("ch", 0, seq, "early"));
        }

        hear(dialogue, ScriptedGateway.output("ch", 0, 2, "again"));

        assertThat(dialogue.ending()).isNull();
        assertThat(inbox.read(new byte[100], 0, 100)).isEqualTo("$ again".length());
    }

    @Test
    void framesWithoutContentAreAFloodOnlyWithoutAnyBetweenThem() {
        Dialogue dialogue = greeted(Optional.empty());
        Frame nothing = ScriptedGateway.output("ch", 0, 1, "$ ");
        for (int i = 0; i < UselessFrames.MOST; i++) {
            hear(dialogue, nothing);
        }
        hear(dialogue, ScriptedGateway.output("ch", 0, 2, "x"));
        for (int i = 0; i < UselessFrames.MOST; i++) {
            hear(dialogue, nothing);
        }
        assertThat(dialogue.ending()).isNull();

        hear(dialogue, nothing);

        assertThat(Objects.requireNonNull(dialogue.ending()).state().problem())
                .get()
                .isInstanceOf(Problem.GatewayBroken.class);
    }

    @Test
    void theSyncOfThePeerBringsWhatItHasNotTaken() throws Exception {
        Dialogue dialogue = greeted(Optional.empty());
        for (String key : new String[] {"a", "b", "c"}) {
            type(key);
            say(dialogue);
        }
        hear(dialogue, ScriptedGateway.output("ch", 2, 2, "a"));
        dialogue.socketOpen(workers.nanoTime());
        assertThat(say(dialogue).type()).isEqualTo(FrameType.SYNC);
        type("d");
        assertThat(say(dialogue)).as("new input waits for the peer's sync").isNull();

        hear(dialogue, Frame.of102(FrameType.SYNC, "ch", 1, 3, 2, new byte[0]));

        assertThat(say(dialogue)).satisfies(b -> assertThat(b.inputSeq()).isEqualTo(3));
        assertThat(say(dialogue).payload()).isEqualTo(new byte[] {'c'});
        assertThat(say(dialogue).type()).isEqualTo(FrameType.RESIZE);
        assertThat(say(dialogue).payload()).isEqualTo(new byte[] {'d'});
    }

    @Test
    void aKeystrokeGoesAtOnceAndAFloodWaitsForThePace() throws Exception {
        Dialogue dialogue = greeted(Optional.empty());
        type("x".repeat(60_000));
        int sent = 0;
        for (Frame frame = say(dialogue); frame != null; frame = say(dialogue)) {
            assertThat(frame.payload().length).isLessThanOrEqualTo(1_024);
            sent += frame.payload().length;
        }

        assertThat(sent).isBetween(24_000, 25_000);
        assertThat(dialogue.nextLook()).isLessThan(Duration.ofMillis(50).toNanos());
    }
}

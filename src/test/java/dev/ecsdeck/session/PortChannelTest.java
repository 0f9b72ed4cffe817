package dev.ecsdeck.session;

import static dev.ecsdeck.session.Rig.read;
import static dev.ecsdeck.session.Rig.readToEnd;
import static dev.ecsdeck.session.Rig.type;
import static dev.ecsdeck.testing.ScriptedGateway.output;
import static dev.ecsdeck.testing.ScriptedGateway.output101;
import static dev.ecsdeck.testing.ScriptedGateway.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PortChannelTest {
    private static final OptionalInt NEW_AGENT = OptionalInt.of(1065);
    private static final OptionalInt OLD_AGENT = OptionalInt.of(578);
    private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();

    private Frame next() throws InterruptedException {
        Frame frame = received.poll(10, TimeUnit.SECONDS);
        assertThat(frame).as("a frame from the client").isNotNull();
        return frame;
    }

    private void collect(ScriptedGateway.Caller caller) throws IOException {
        for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
            received.add(frame);
        }
    }

    @Test
    void aNewAgentGetsBytesAtOnceIn101CountedFromZero() throws Exception {
        try (Rig rig = new Rig(caller -> collect(caller.upgrade()))) {
            PortChannel port = rig.port(NEW_AGENT);
            type(port, "GET /");

            Frame first = next();
            type(port, " HTTP");
            Frame second = next();

            assertThat(first)
                    .isEqualTo(Frame.of101(
                            FrameType.INPUT, first.timestampMillis(), 0, "GET /".getBytes(StandardCharsets.UTF_8)));
            assertThat(second.sequence()).isEqualTo(1);
            port.close();
            assertThat(next().type()).isEqualTo(FrameType.CLOSE);
            assertThat(rig.endedTickets).as("the ticket stays its owner's").isEmpty();
        }
    }

    @Test
    void anOldAgentGetsThreeSecondsToDial() throws Exception {
        ManualWorkers workers = new ManualWorkers();
        CountDownLatch upgraded = new CountDownLatch(1);
        try (Rig rig = new Rig(workers, caller -> {
            caller.upgrade();
            upgraded.countDown();
            collect(caller);
        })) {
            PortChannel port = rig.port(OLD_AGENT);
            type(port, "hello");
            upgraded.await();
            while (!port.state().equals(new ConversationState.Connecting(ConversationState.Stage.AGENT))) {
                Thread.onSpinWait();
            }

            workers.advance(Duration.ofMillis(2_900));
            assertThat(received.poll(100, TimeUnit.MILLISECONDS)).isNull();
            workers.advance(Duration.ofMillis(200));

            assertThat(next().payload()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
            port.close();
        }
    }

    @Test
    void whatTheTargetSaysFirstIsKeptAndMakesItReady() throws Exception {
        try (Rig rig = new Rig(new ManualWorkers(), caller -> {
            caller.upgrade().send(output101("SSH-2.0-x\r\n"));
            collect(caller);
        })) {
            PortChannel port = rig.port(OptionalInt.empty());
            rig.await(ConversationState.Open.class);
            type(port, "SSH-2.0-me\r\n");

            assertThat(next().type()).isEqualTo(FrameType.INPUT);
            assertThat(read(port, 11)).isEqualTo("SSH-2.0-x\r\n");
            port.close();
        }
    }

    @Test
    void theTargetsEndIsAnEndOfInput() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output101("answer"));
            caller.send(status(Frame.V1_01, "", 5, "ReadFromTargetPortFailed"));
            caller.listenToTheEnd();
        })) {
            assertThat(readToEnd(rig.port(NEW_AGENT))).isEqualTo("answer");
        }
    }

    @Test
    void aTargetThatSpeaksAndEndsInOneBreathWasOpenFirst() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output101("too many connections"));
            caller.send(status(Frame.V1_01, "", 5, "ReadFromTargetPortFailed"));
            caller.listenToTheEnd();
        })) {
            PortChannel port = rig.port(OLD_AGENT);
            rig.await(ConversationState.Ended.class);

            assertThat(rig.states).hasAtLeastOneElementOfType(ConversationState.Open.class);
            assertThat(readToEnd(port)).isEqualTo("too many connections");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aHeaderThatIsShortByAFewBytesEndsTheChannelWithAnError(int missing) throws Exception {
        byte[] whole = FrameCodec.encode(output101(""));
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().message(Arrays.copyOf(whole, whole.length - missing));
            caller.listenToTheEnd();
        })) {
            rig.port(NEW_AGENT);

            assertThat(((Problem.GatewayBroken) rig.awaitProblem()).breach()).isEqualTo(Breach.SHORT_HEADER);
        }
    }

    @Test
    void aTargetThatRefusesIsTold() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(status(Frame.V1_01, "", 5, "OpenTargetPortFailed"));
            caller.listenToTheEnd();
        })) {
            assertThat(Rig.problemOfRead(rig.port(NEW_AGENT)))
                    .isEqualTo(new Problem.SessionEnded("OpenTargetPortFailed", ""));
        }
    }

    private static Frame numbered(long sequence, String text) {
        return Frame.of101(FrameType.OUTPUT, 1, sequence, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageThatIsMissingCutsTheChannelOffBeforeWhatComesAfterIt() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(numbered(3, "one "));
            caller.send(numbered(4, "two "));
            caller.send(new Frame(FrameType.STATUS, Frame.V1_01, "", "", 1, 5, new byte[] {1}));
            caller.send(numbered(6, "three "));
            caller.send(numbered(8, "five "));
            caller.listenToTheEnd();
        })) {
            PortChannel port = rig.port(NEW_AGENT);

            assertThat(read(port, 14)).isEqualTo("one two three ");
            assertThat(Rig.problemOfRead(port)).isEqualTo(new Problem.SessionLost(Lost.MESSAGE_MISSING));
        }
    }

    @Test
    void theSecondMessageIsMissedToo() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(numbered(0, "one"));
            caller.send(numbered(2, "three"));
            caller.listenToTheEnd();
        })) {
            PortChannel port = rig.port(NEW_AGENT);

            assertThat(read(port, 3)).isEqualTo("one");
            assertThat(Rig.problemOfRead(port)).isEqualTo(new Problem.SessionLost(Lost.MESSAGE_MISSING));
        }
    }

    @Test
    void aPeerOf102ThatFallsBackTo101IsBelievedInBoth() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output("ch", 0, 1, "one "));
            caller.send(output("ch", 0, 1, "one "));
            caller.send(output("ch", 0, 2, "two "));
            caller.send(output("ch", 0, 2, "two "));
            caller.send(numbered(0, "three "));
            caller.send(numbered(1, "four "));
            caller.send(numbered(3, "six"));
            caller.listenToTheEnd();
        })) {
            PortChannel port = rig.port(NEW_AGENT);

            assertThat(read(port, 19)).isEqualTo("one two three four ");
            assertThat(Rig.problemOfRead(port)).isEqualTo(new Problem.SessionLost(Lost.MESSAGE_MISSING));
        }
    }

    @Test
    void aMessageThatComesTwiceIsReadOnce() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(numbered(0, "one "));
            caller.send(numbered(0, "one "));
            caller.send(numbered(1, "two "));
            caller.send(numbered(1, "two "));
            caller.send(numbered(0, "one "));
            caller.send(numbered(2, "three"));
            caller.send(status(Frame.V1_01, "", 5, "ReadFromTargetPortFailed"));
            caller.listenToTheEnd();
        })) {
            assertThat(readToEnd(rig.port(NEW_AGENT))).isEqualTo("one two three");
        }
    }

    @Test
    void whatAPeerThatDoesNotCountSendsIsTaken() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade();
            for (String word : new String[] {"one ", "two ", "three"}) {
                caller.send(output101(word));
            }
            caller.send(status(Frame.V1_01, "", 5, "ReadFromTargetPortFailed"));
            caller.listenToTheEnd();
        })) {
            assertThat(readToEnd(rig.port(NEW_AGENT))).isEqualTo("one two three");
        }
    }

    @Test
    void aSessionThatSomebodyEndsIsNotTheTargetsEnd() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output101("half"));
            if (caller.number() == 1) {
                caller.send(status(Frame.V1_01, "", 5, "Exit"));
            }
            caller.close(1000);
        })) {
            assertThat(Rig.problemOfRead(rig.port(NEW_AGENT))).isEqualTo(new Problem.SessionEnded("Closed", ""));
            assertThat(Rig.problemOfRead(rig.port(NEW_AGENT))).isEqualTo(new Problem.SessionEnded("Closed", ""));
        }
    }

    @Test
    void aDropCannotBeResumed() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output101("x"));
            caller.close(1012);
        })) {
            rig.port(NEW_AGENT);

            assertThat(rig.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.OLD_PROTOCOL));
        }
    }

    @Test
    void anUnreadInboxStopsTheGatewayInsteadOfFillingTheMemory() throws Exception {
        long[] sent = new long[1];
        try (Rig rig = new Rig(caller -> {
            caller.upgrade();
            byte[] payload = new byte[2048];
            while (sent[0] < (1L << 28)) {
                caller.send(Frame.of101(FrameType.OUTPUT, 1, sent[0] / payload.length, payload));
                sent[0] += payload.length;
            }
        })) {
            PortChannel port = rig.port(NEW_AGENT);
            long before = -1;
            while (sent[0] != before || before == 0) {
                before = sent[0];
                received.poll(300, TimeUnit.MILLISECONDS);
            }

            assertThat(before).isLessThan(64L << 20);
            assertThat(read(port, 1 << 20)).hasSize(1 << 20);
            port.close();
        }
    }

    @Test
    void plainTextToAnotherMachineIsRefused() throws Exception {
        try (Rig rig = new Rig(caller -> caller.refuse(500))) {
            rig.client()
                    .openPort(
                            URI.create("ws://gateway.example/session?token=secret"),
                            PortOptions.of("t", NEW_AGENT),
                            rig::told);

            assertThat(rig.awaitProblem())
                    .isEqualTo(new Problem.InvalidInput(Input.ENDPOINT_NOT_ENCRYPTED, "gateway.example"));
        }
    }
}

package dev.ecsdeck.session;

import static dev.ecsdeck.testing.ScriptedGateway.opened;
import static dev.ecsdeck.testing.ScriptedGateway.output;
import static dev.ecsdeck.testing.ScriptedGateway.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each broken or hostile peer gets a clear end with a Problem.
@Timeout(30)
class HostilePeerTest {
    private static Breach breachOf(ScriptedGateway.Script script) throws Exception {
        try (Rig rig = new Rig(script)) {
            rig.shell();
            return ((Problem.GatewayBroken) rig.awaitProblem()).breach();
        }
    }

    @Test
    void cutHeader() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().message(new byte[29]);
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.SHORT_HEADER);
    }

    @Test
    void frameWithoutTime() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().message(new byte[40]);
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.GARBAGE);
    }

    @Test
    void textMessage() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().text("hello");
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.TEXT_MESSAGE);
    }

    @Test
    void garbageInsteadOfWebSocketFrames() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().write("What is this?\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.GARBAGE);
    }

    @Test
    void overlongMessage() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().message(new byte[(1 << 20) + 1]);
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.TOO_LONG);
    }

    @Test
    void endlessMessageIsStoppedBeforeItFillsTheMemory() throws Exception {
        long[] sent = new long[1];
        Breach breach = breachOf(caller -> {
            caller.upgrade().write(new byte[] {(byte) 0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0});
            byte[] more = new byte[64 * 1024];
            while (sent[0] < (1L << 30)) {
                caller.write(more);
                sent[0] += more.length;
            }
        });

        assertThat(breach).isEqualTo(Breach.TOO_LONG);
        assertThat(sent[0]).isLessThan(32L << 20);
    }

    @Test
    void compressionIsNotTaken() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");
                    caller.listenToTheEnd();
                }))
                .isEqualTo(Breach.GARBAGE);
    }

    @Test
    void floodOfFramesWithoutContent() throws Exception {
        assertThat(breachOf(caller -> {
                    caller.upgrade().send(output("ch-1", 0, 1, "$ "));
                    while (true) {
                        caller.send(status(Frame.V1_02, "ch-1", 200, ""));
                    }
                }))
                .isEqualTo(Breach.FLOOD);
    }

    @Test
    void silenceAfterTheUpgrade() throws Exception {
        ManualWorkers workers = new ManualWorkers();
        CountDownLatch upgraded = new CountDownLatch(1);
        try (Rig rig = new Rig(workers, caller -> {
            caller.upgrade();
            upgraded.countDown();
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();
            upgraded.await();
            rig.await(ConversationState.Connecting.class);
            while (!(shell.state() instanceof ConversationState.Closing
                    || shell.state() instanceof ConversationState.Ended)) {
                workers.advance(Duration.ofSeconds(1));
                Thread.onSpinWait();
            }

            assertThat(rig.awaitProblem()).isInstanceOf(Problem.Silence.class);
        }
    }

    @Test
    void silenceBeforeTheUpgrade() throws Exception {
        ManualWorkers workers = new ManualWorkers();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (Rig rig = new Rig(workers, caller -> {
            called.countDown();
            done.await();
        })) {
            rig.shell();
            called.await();
            workers.advance(Duration.ofSeconds(11));

            assertThat(rig.awaitProblem()).isEqualTo(new Problem.Silence(Duration.ofSeconds(10)));
            done.countDown();
        }
    }

    @Test
    void unknownTypesAndStatusesAndTinyLimitsAreSurvived() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(opened(Frame.V1_02, "ch-1"));
            caller.send(new Frame(99, Frame.V1_02, "ch-1", "", 1, 0, new byte[3]));
            caller.send(new Frame(4, Frame.V1_02, "ch-1", "", 1, 0, new byte[0]));
            caller.send(new Frame(5, Frame.V1_02, "ch-1", "", 1, 0, new byte[0]));
            caller.send(new Frame(5, Frame.V1_02, "ch-1", "", 1, 0, new byte[] {7, 0}));
            caller.send(new Frame(5, Frame.V1_02, "ch-1", "", 1, 0, new byte[] {7, 9, 9, 9, 9, 9}));
            caller.send(new Frame(5, Frame.V1_02, "ch-1", "", 1, 0, new byte[] {7, 1}));
            caller.send(new Frame(7, Frame.V1_02, "ch-1", "", 1, 0, new byte[] {1}));
            caller.send(output("ch-1", 0, 1, "alive"));
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();

            assertThat(Rig.read(shell, 5)).isEqualTo("alive");
            assertThat(shell.pace()).isEqualTo(new Pace(1, Pace.Origin.PEER));
            shell.close();
        }
    }

    @Test
    void channelIdThatIsNoTextIsNotSaidBack() throws Exception {
        BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
        try (Rig rig = new Rig(caller -> {
            byte[] first = FrameCodec.encode(output("i".repeat(255), 0, 1, "$ "));
            Arrays.fill(first, 9, 9 + 255, (byte) 0xFF);
            caller.upgrade().message(first);
            for (Frame next = caller.receive(); next != null; next = caller.receive()) {
                heard.add(next);
            }
        })) {
            ShellChannel shell = rig.shell();

            assertThat(Rig.read(shell, 2)).isEqualTo("$ ");
            Frame answer = heard.poll(15, TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            assertThat(answer.channelId()).isEmpty();
            shell.close();
        }
    }
}

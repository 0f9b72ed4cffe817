package dev.ecsdeck.session;

import static dev.ecsdeck.session.Rig.read;
import static dev.ecsdeck.session.Rig.readToEnd;
import static dev.ecsdeck.session.Rig.type;
import static dev.ecsdeck.testing.ScriptedGateway.opened;
import static dev.ecsdeck.testing.ScriptedGateway.output;
import static dev.ecsdeck.testing.ScriptedGateway.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.session.ConversationState.Reason;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShellChannelTest {
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
    void whatIsTypedEarlyWaitsForTheFirstOutput() throws Exception {
        var mayGreet = new CountDownLatch(1);
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(opened(Frame.V1_02, "ch-1"));
            mayGreet.await();
            assertThat(received).isEmpty();
            caller.send(output("ch-1", 0, 1, "$ "));
            collect(caller);
        })) {
            ShellChannel shell = rig.shell();
            type(shell, "ls\r");
            rig.await(ConversationState.Connecting.class);
            mayGreet.countDown();

            Frame resize = next();
            Frame input = next();

            assertThat(resize).isEqualTo(frameLike(resize, FrameType.RESIZE, 1, new byte[] {30, 0, 100, 0}));
            assertThat(input).isEqualTo(frameLike(input, FrameType.INPUT, 2, "ls\r".getBytes(StandardCharsets.UTF_8)));
            assertThat(read(shell, 2)).isEqualTo("$ ");
            shell.close();
        }
    }

    private static Frame frameLike(Frame as, int type, int inputSeq, byte[] payload) {
        return Frame.of102(type, "ch-1", as.timestampMillis(), inputSeq, 1, payload);
    }

    @Test
    void closeSaysCloseThenClosesThenEndsTheTicket() throws Exception {
        try (Rig rig = new Rig(new ManualWorkers(), caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            collect(caller);
        })) {
            ShellChannel shell = rig.shell();
            rig.await(ConversationState.Open.class);

            shell.close();
            shell.close();

            List<Frame> all = new ArrayList<>(received);
            assertThat(all.getLast().type()).isEqualTo(FrameType.CLOSE);
            assertThat(all.getLast().payload()).isEqualTo(new byte[] {'1'});
            assertThat(rig.endedTickets).hasSize(1);
            assertThat(rig.states.getLast())
                    .isEqualTo(new ConversationState.Ended(Reason.CLOSED_HERE, Optional.empty()));
            assertThatThrownBy(() -> shell.read(new byte[1], 0, 1)).isInstanceOf(LinkClosedException.class);
            assertThatThrownBy(() -> type(shell, "x")).isInstanceOf(LinkClosedException.class);
        }
    }

    @Test
    void closeDoesNotWaitForEverForAFarSideThatDoesNotAnswer() throws Exception {
        ManualWorkers workers = new ManualWorkers();
        CountDownLatch over = new CountDownLatch(1);
        try (Rig rig = new Rig(workers, caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            over.await();
        })) {
            ShellChannel shell = rig.shell();
            rig.await(ConversationState.Open.class);
            Thread closing = workers.start("closing", shell::close);

            await().until(() -> {
                workers.advance(Duration.ofMillis(500));
                return shell.state() instanceof ConversationState.Ended;
            });
            closing.join();
            over.countDown();
        }
    }

    @Test
    void exitIsAnOrderlyEndAfterAllOutput() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "bye\r\n"));
            caller.send(status(Frame.V1_02, "ch-1", 5, "Exit"));
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();

            assertThat(readToEnd(shell)).isEqualTo("bye\r\n");
            assertThat(rig.await(ConversationState.Ended.class).reason()).isEqualTo(Reason.EXITED);
        }
    }

    @Test
    void theFarSidesReasonIsTold() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            caller.send(status(Frame.V1_02, "ch-1", 6, "AgentTimeout: nothing for 180 s"));
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();

            assertThat(Rig.problemOfRead(shell))
                    .isEqualTo(new Problem.SessionEnded("AgentTimeout", "nothing for 180 s"));
        }
    }

    @Test
    void abortedCarriesItsText() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(status(Frame.V1_02, "ch-1", 2, "no agent\nhere"));
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();

            assertThat(rig.awaitProblem()).isEqualTo(new Problem.SessionEnded("Aborted", "no agent here"));
            shell.close();
            assertThat(rig.endedTickets).hasSize(1);
        }
    }

    @Test
    void abortedForAReasonWithANameIsThatReason() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(status(Frame.V1_02, "ch-1", 2, "InstanceNotRunning"));
            caller.listenToTheEnd();
        })) {
            ShellChannel shell = rig.shell();

            Problem problem = rig.awaitProblem();

            assertThat(problem).isEqualTo(new Problem.SessionEnded("InstanceNotRunning", ""));
            assertThat(problem.kind()).isEqualTo(Kind.NOT_READY);
            shell.close();
        }
    }

    @Test
    void refusedUpgradeIsTold() throws Exception {
        try (Rig rig = new Rig(caller -> caller.refuse(403))) {
            ShellChannel shell = rig.shell();

            assertThat(Rig.problemOfRead(shell)).isEqualTo(new Problem.GatewayRefused("127.0.0.1", 403));
        }
    }

    @Test
    void headerAndQueryAreWhatTheGatewayWants() throws Exception {
        var heads = new LinkedBlockingQueue<String>();
        try (Rig rig = new Rig(caller -> {
            heads.add(caller.head());
            caller.refuse(403);
        })) {
            rig.shell();

            assertThat(heads.poll(10, TimeUnit.SECONDS))
                    .startsWith("GET /session?sessionId=s-1&token=secret HTTP/1.1")
                    .contains("x-acs-session-token: token")
                    .doesNotContain("permessage-deflate");
        }
    }

    @Test
    void sizeIsSentAgainAtEachChangeAndOnlyThen() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(output("ch-1", 0, 1, "$ "));
            collect(caller);
        })) {
            ShellChannel shell = rig.shell();
            assertThat(next().type()).isEqualTo(FrameType.RESIZE);

            shell.resize(new ScreenSize(30, 100));
            shell.resize(new ScreenSize(40, 300));

            Frame second = next();
            assertThat(second.type()).isEqualTo(FrameType.RESIZE);
            assertThat(second.payload()).isEqualTo(new byte[] {40, 0, 44, 1});
            shell.close();
        }
    }
}

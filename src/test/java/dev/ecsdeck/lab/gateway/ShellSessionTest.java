package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("lab")
@Timeout(30)
class ShellSessionTest {
    private GatewayRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Machine machine(AgentProfile profile) {
        return GatewayRig.machine(profile);
    }

    @Test
    void aRealShellAnswersWhatIsTyped() throws Exception {
        try (RawClient client =
                RawClient.connect(rig.shell(machine(AgentProfile.NEW)).url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            client.type("echo sum=$((40+2)) term=$TERM\r");

            client.awaitScreen("sum=42 term=xterm-256color");
        }
    }

    @Test
    void theStagesComeBeforeTheFirstOutput() throws Exception {
        try (RawClient client =
                RawClient.connect(rig.shell(machine(AgentProfile.NEW)).url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            assertThat(client.seen().stream().limit(3).map(frame -> (int) frame.payload()[0]))
                    .containsExactly(StatusCode.INITIAL, StatusCode.OPENING, StatusCode.OPENED);
            assertThat(client.seen()).allMatch(Frame::is102);
        }
    }

    @Test
    void anOldMachineSpeaksTheOldVersionWithOneCounter() throws Exception {
        try (RawClient client =
                RawClient.connect(rig.shell(machine(AgentProfile.OLD)).url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            client.send(Frame.of101(FrameType.INPUT, 1, 0, "echo sum=$((40+2))\r".getBytes(StandardCharsets.UTF_8)));

            client.awaitScreen("sum=42");
            assertThat(client.seen()).allMatch(frame -> frame.version().equals("1.01"));
            assertThat(client.seen().stream().map(Frame::sequence)).isSorted().startsWith(0L, 1L, 2L);
        }
    }

    @Test
    void theShellsEndEndsTheSessionWithItsReason() throws Exception {
        LabSession session = rig.shell(machine(AgentProfile.NEW));
        try (RawClient client = RawClient.connect(session.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            client.type("exit\r");

            Frame last = client.awaitStatus(StatusCode.CLOSED);
            client.awaitEnd();
            assertThat(new String(last.payload(), 1, last.payload().length - 1, StandardCharsets.US_ASCII))
                    .isEqualTo("Exit");
            assertThat(client.closeCode()).isEqualTo(1000);
            Awaitility.await().until(() -> session.liveChannels() == 0);
        }
    }

    @Test
    void theScreensSizeReachesTheProgram() throws Exception {
        try (RawClient client =
                RawClient.connect(rig.shell(machine(AgentProfile.NEW)).url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            client.resize(33, 101);
            client.type("stty size\r");

            client.awaitScreen("33 101");
        }
    }

    @Test
    void controlCStopsAFloodAtOnce() throws Exception {
        try (RawClient client = RawClient.connect(
                rig.command(machine(AgentProfile.NEW), "bash --norc -i").url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);
            client.type("yes\r");
            client.awaitScreen("y\r\ny\r\ny\r\n");

            client.type("\u0003");
            client.type("echo sum=$((40+2))\r");

            client.awaitScreen("sum=42");
        }
    }
}

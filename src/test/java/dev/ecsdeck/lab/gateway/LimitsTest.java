package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LabSettings.Pacing;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {
    private final ManualWorkers workers = new ManualWorkers();
    private GatewayRig rig;
    private Machine machine;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.with(workers);
        machine = GatewayRig.machine(AgentProfile.NEW, true);
    }

    @AfterEach
    void stop() {
        rig.close();
        assertThat(workers.crashes()).isEmpty();
    }

    private static String reason(Frame status) {
        return new String(status.payload(), 1, status.payload().length - 1, StandardCharsets.US_ASCII);
    }

    @Test
    void withoutAFrameOfTheClientTheSessionIsCutAfterThreeMinutes() throws Exception {
        LabSession session = rig.shell(machine);
        try (RawClient client = RawClient.connect(session.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);
            workers.advance(Duration.ofSeconds(179));
            assertThat(session.isConnected()).isTrue();

            workers.advance(Duration.ofSeconds(1));

            assertThat(reason(client.awaitStatus(StatusCode.CLOSED))).isEqualTo("AgentTimeout");
            assertThat(client.screen()).contains("The session has terminated. IdleTimeout");
        }
    }

    @Test
    void aHeartbeatPutsTheCutOff() throws Exception {
        LabSession session = rig.shell(machine);
        try (RawClient client = RawClient.connect(session.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);
            workers.advance(Duration.ofSeconds(100));
            client.type("");
            client.sendFrame(9, new byte[0]);
            client.await(frame -> frame.type() == 1010);

            workers.advance(Duration.ofSeconds(100));

            client.type("echo still here\r");
            client.awaitScreen("\r\nstill here");
        }
    }

    @Test
    void noSessionOutlivesThreeHours() throws Exception {
        rig.settings.change(now -> now.withIdleCut(Duration.ofDays(1)));
        LabSession session = rig.shell(machine);
        try (RawClient client = RawClient.connect(session.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            workers.advance(Duration.ofHours(3));

            client.awaitStatus(StatusCode.CLOSED);
            assertThat(client.screen()).contains("The session has terminated. SessionTimeout");
            assertThat(rig.gateway.sessions().isActive(session)).isFalse();
        }
    }

    @Test
    void aClientThatSendsTooFastIsEnded() throws Exception {
        rig.settings.change(now -> now.withPacing(new Pacing(0, 0, 10_000)));
        LabSession session = rig.shell(machine);
        try (RawClient client = RawClient.connect(session.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);
            for (int i = 0; i < 3; i++) {
                client.type("#".repeat(10_000));
            }

            assertThat(reason(client.awaitStatus(StatusCode.CLOSED))).isEqualTo("FlowExceedLimit");
        }
    }

    @Test
    void theRateIsAnnouncedInBigEndianBits() throws Exception {
        rig.settings.change(now -> now.withPacing(new Pacing(200_000, 1_638_400, 0)));
        try (RawClient client = RawClient.connect(rig.shell(machine).url())) {
            assertThat(client.awaitStatus(StatusCode.STREAM_LIMIT).payload()).containsExactly(7, 0, 0x19, 0, 0);
        }
    }

    @Test
    void theAgentTakesTheTimesOfThePublishedOne() throws Exception {
        rig.settings.change(now -> now.withDelays(LabSettings.realistic().delays()));
        try (RawClient client = RawClient.connect(rig.shell(machine).url())) {
            client.awaitStatus(StatusCode.OPENED);
            client.type("echo too early\r");
            awaitWakeups(2);
            workers.advance(Duration.ofSeconds(1));
            awaitWakeups(2);
            assertThat(client.screen()).isEmpty();

            workers.advance(Duration.ofSeconds(1));
            client.type("echo in time\r");

            client.awaitScreen("\r\nin time\r\n");
            assertThat(client.screen()).doesNotContain("too early");
        }
    }

    /// Waits until as many wake-ups are planned: the time limit's and the agent's pause.
    private void awaitWakeups(int count) {
        Awaitility.await().until(() -> workers.waiting() == count);
    }

    @Test
    void quotasCountWhatIsConnectedAndWhatIsNotEnded() throws Exception {
        LabSession first = rig.shell(machine);
        rig.shell(machine);
        try (RawClient client = RawClient.connect(first.url())) {
            client.await(frame -> frame.type() == FrameType.OUTPUT);

            assertThat(rig.gateway.sessions().activeIn(machine.region())).isEqualTo(2);
            assertThat(rig.gateway.sessions().connectedTo(machine)).isEqualTo(1);
            rig.gateway.sessions().end(first.id());
            client.awaitStatus(StatusCode.CLOSED);
            assertThat(rig.gateway.sessions().activeIn(machine.region())).isEqualTo(1);
            Awaitility.await().until(() -> rig.gateway.sessions().connectedTo(machine) == 0);
            assertThat(first.connections().getFirst().closedReason()).contains("Notified");
        }
    }
}

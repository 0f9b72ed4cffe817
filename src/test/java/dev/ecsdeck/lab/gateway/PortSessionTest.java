package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PortSessionTest {
    private GatewayRig rig;
    private ServerSocket target;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        target.close();
        rig.close();
    }

    private LabSession forward(AgentProfile agent) {
        return rig.forward(GatewayRig.machine(agent), target.getLocalPort());
    }

    private static void send(RawClient client, int sequence, String text) throws IOException {
        client.send(Frame.of101(FrameType.INPUT, 1, sequence, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String reason(Frame status) {
        return new String(status.payload(), 1, status.payload().length - 1, StandardCharsets.US_ASCII);
    }

    @Test
    void bytesGoBothWays() throws Exception {
        try (RawClient client = RawClient.connect(forward(AgentProfile.NEW).url());
                Socket accepted = target.accept()) {
            send(client, 0, "ping");
            assertThat(read(accepted, 4)).isEqualTo("ping");

            accepted.getOutputStream().write("pong".getBytes(StandardCharsets.UTF_8));

            client.awaitScreen("pong");
        }
    }

    @Test
    void aNewAgentKeepsInputThatComesBeforeTheDial() throws Exception {
        rig.settings.change(now -> now.withDelays(slowStart()));
        try (RawClient client = RawClient.connect(forward(AgentProfile.NEW).url())) {
            send(client, 0, "early");

            try (Socket accepted = target.accept()) {
                assertThat(read(accepted, 5)).isEqualTo("early");
            }
        }
    }

    @Test
    void anOldAgentDropsInputThatComesBeforeTheDial() throws Exception {
        rig.settings.change(now -> now.withDelays(slowStart()));
        try (RawClient client = RawClient.connect(forward(AgentProfile.OLD).url())) {
            send(client, 0, "early");

            try (Socket accepted = target.accept()) {
                accepted.getOutputStream().write('x');
                client.awaitScreen("x");
                send(client, 1, "later");
                assertThat(read(accepted, 5)).isEqualTo("later");
            }
        }
    }

    private static LabSettings.Delays slowStart() {
        LabSettings.Delays fast = LabSettings.fast().delays();
        return new LabSettings.Delays(
                Duration.ofMillis(300), Duration.ZERO, fast.dial(), fast.keyExchange(), fast.delivery());
    }

    @Test
    void aNewAgentPassesTheTargetsEndOn() throws Exception {
        try (RawClient client = RawClient.connect(forward(AgentProfile.NEW).url())) {
            try (Socket accepted = target.accept()) {
                accepted.getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));
            }

            assertThat(reason(client.awaitStatus(StatusCode.CLOSED))).isEqualTo("ReadFromTargetPortFailed");
            assertThat(client.screen()).isEqualTo("bye");
        }
    }

    @Test
    void anOldAgentHidesTheTargetsEndAndDialsAnewAtTheNextInput() throws Exception {
        LabSession session = forward(AgentProfile.OLD);
        try (RawClient client = RawClient.connect(session.url())) {
            try (Socket first = target.accept()) {
                first.getOutputStream().write("one".getBytes(StandardCharsets.UTF_8));
                client.awaitScreen("one");
            }
            client.awaitSilence(Duration.ofMillis(200));
            assertThat(session.isConnected()).isTrue();

            send(client, 0, "again");

            try (Socket second = target.accept()) {
                assertThat(read(second, 5)).isEqualTo("again");
                second.getOutputStream().write("two".getBytes(StandardCharsets.UTF_8));
                client.awaitScreen("onetwo");
            }
        }
    }

    @Test
    void aNewAgentNamesARefusal() throws Exception {
        target.close();
        try (RawClient client = RawClient.connect(forward(AgentProfile.NEW).url())) {
            assertThat(reason(client.awaitStatus(StatusCode.CLOSED))).isEqualTo("OpenTargetPortFailed");
        }
    }

    @Test
    void whatWasSentBeforeTheCloseStillArrives() throws Exception {
        try (RawClient client = RawClient.connect(forward(AgentProfile.NEW).url());
                Socket accepted = target.accept()) {
            send(client, 0, "last words");
            client.send(Frame.of101(FrameType.CLOSE, 1, 1, new byte[] {'1'}));
            client.sendFrame(8, new byte[] {3, (byte) 0xE8});

            assertThat(readAll(accepted)).isEqualTo("last words");
        }
    }

    @Test
    void aDroppedClientEndsTheTargetsConnection() throws Exception {
        RawClient client = RawClient.connect(forward(AgentProfile.NEW).url());
        try (Socket accepted = target.accept()) {
            send(client, 0, "x");
            assertThat(read(accepted, 1)).isEqualTo("x");

            client.close();

            assertThat(readAll(accepted)).isEmpty();
        }
        Awaitility.await().until(() -> rig.agents.running() == 0);
    }

    @Test
    void aHostOfTheVpcIsFoundByItsName() throws Exception {
        rig.targets.put("rm-orders.mysql.rds", 3306, target.getLocalPort());
        LabSession session = rig.forward(GatewayRig.machine(AgentProfile.NEW), "RM-orders.mysql.rds", 3306);
        try (RawClient client = RawClient.connect(session.url());
                Socket accepted = target.accept()) {
            accepted.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));

            client.awaitScreen("hello");
        }
    }

    @Test
    void anUnknownHostAndAPrivilegedPortAreRefused() throws Exception {
        for (LabSession session : List.of(
                rig.forward(GatewayRig.machine(AgentProfile.NEW), "example.com", 80),
                rig.forward(GatewayRig.machine(AgentProfile.NEW), "localhost", 23))) {
            try (RawClient client = RawClient.connect(session.url())) {
                assertThat(reason(client.awaitStatus(StatusCode.CLOSED))).isEqualTo("OpenTargetPortFailed");
            }
        }
    }
}

package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketRulesTest {
    private GatewayRig rig;
    private RawClient client;
    private LabSession session;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        session = rig.shell(GatewayRig.machine(AgentProfile.NEW, true));
        client = RawClient.connect(session.url());
        client.await(frame -> frame.type() == FrameType.OUTPUT);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        rig.close();
    }

    private void expectClose(int code) throws Exception {
        client.awaitEnd();
        assertThat(client.closeCode()).isEqualTo(code);
    }

    @Test
    void aFrameWithoutAMaskIsAProtocolError() throws Exception {
        client.sendRaw(0x82, new byte[40], false);

        expectClose(1002);
    }

    @Test
    void aReservedBitIsAProtocolError() throws Exception {
        client.sendRaw(0xC2, new byte[40], true);

        expectClose(1002);
    }

    @Test
    void aContinuationOfNothingIsAProtocolError() throws Exception {
        client.sendRaw(0x80, new byte[40], true);

        expectClose(1002);
    }

    @Test
    void aPingInPiecesIsAProtocolError() throws Exception {
        client.sendRaw(0x09, new byte[1], true);

        expectClose(1002);
    }

    @Test
    void aTextMessageIsNotTaken() throws Exception {
        client.sendFrame(1, "hello".getBytes(StandardCharsets.UTF_8));

        expectClose(1003);
    }

    @Test
    void aMessageOfTwoMebibytesIsTooBig() throws Exception {
        client.sendBytes(new byte[] {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0, 32, 0, 0});

        expectClose(1009);
    }

    @Test
    void aPingIsAnsweredWithItsOwnBytes() throws Exception {
        client.sendFrame(9, "are you there".getBytes(StandardCharsets.UTF_8));

        Frame pong = client.await(frame -> frame.type() == 1010);
        assertThat(pong.payload()).asString(StandardCharsets.UTF_8).isEqualTo("are you there");
    }

    @Test
    void fragmentsAreJoinedAroundAPing() throws Exception {
        byte[] input = FrameCodec.encode(Frame.of102(
                FrameType.INPUT, client.channelId(), 1, 1, 0, "echo in pieces\r".getBytes(StandardCharsets.UTF_8)));

        client.sendRaw(0x02, Arrays.copyOf(input, 10), true);
        client.sendRaw(0x89, new byte[0], true);
        client.sendRaw(0x00, Arrays.copyOfRange(input, 10, 20), true);
        client.sendRaw(0x80, Arrays.copyOfRange(input, 20, input.length), true);

        client.awaitScreen("\r\nin pieces\r\n");
    }

    @Test
    void aMessageThatIsNoFrameEndsTheSession() throws Exception {
        client.sendFrame(2, new byte[] {1, 2, 3});

        client.awaitStatus(StatusCode.CLOSED);
        client.awaitEnd();
        assertThat(session.connections().getFirst().closedReason()).contains("MessageFormatInvalid");
    }

    @Test
    void anUnknownTypeIsSkipped() throws Exception {
        client.send(Frame.of102(77, client.channelId(), 1, 0, 0, new byte[8]));
        client.type("echo still here\r");

        client.awaitScreen("\r\nstill here\r\n");
    }
}

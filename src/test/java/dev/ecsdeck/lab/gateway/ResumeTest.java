package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.LabSettings.Reattach;
import dev.ecsdeck.lab.faults.Direction;
import dev.ecsdeck.lab.faults.Harm;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("lab")
@Timeout(60)
class ResumeTest {
    private GatewayRig rig;
    private LabSession session;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        session = rig.command(GatewayRig.machine(AgentProfile.NEW), "bash --norc --noprofile --noediting");
        client = RawClient.connect(session.url());
        client.await(frame -> frame.type() == FrameType.OUTPUT);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        rig.close();
    }

    private void comeBack() throws IOException {
        client.close();
        client = RawClient.reconnect(session.url(), client);
    }

    @Test
    void theShellOutlivesADroppedSocket() throws Exception {
        client.type("mark=kept; echo set=$mark\r");
        client.awaitScreen("set=kept");

        comeBack();
        client.type("echo again=$mark\r");

        client.awaitScreen("again=kept");
    }

    @Test
    void outputThatCameMeanwhileIsSentAgain() throws Exception {
        client.type("read -r; echo sum=$((40+2))\r");
        client.awaitScreen("echo sum");
        rig.faults.on(session.id()).next(Direction.TO_CLIENT, Harm.DROP, 100);
        client.type("\r");

        client.awaitSilence(Duration.ofMillis(200));
        rig.faults.clear();
        comeBack();

        client.awaitScreen("sum=42");
    }

    @Test
    void anOlderSocketIsDroppedWhenAnotherTakesOver() throws Exception {
        RawClient older = client;

        client = RawClient.reconnect(session.url(), older);

        older.awaitEnd();
        client.type("echo sum=$((40+2))\r");
        client.awaitScreen("sum=42");
    }

    @Test
    void inputThatComesTwiceIsTakenOnce() throws Exception {
        rig.faults.on(session.id()).next(Direction.FROM_CLIENT, Harm.DUPLICATE, 1);
        client.type("echo once >&2\r");
        client.type("echo sum=$((40+2))\r");

        client.awaitScreen("sum=42");
        assertThat(client.screen().split("\r\nonce", -1)).hasSize(2);
    }

    @Test
    void aGapInTheInputIsAnsweredWithASync() throws Exception {
        client.type("e");
        client.send(Frame.of102(
                FrameType.INPUT, client.channelId(), 1, 3, client.outputs(), "ho".getBytes(StandardCharsets.UTF_8)));

        Frame sync = client.await(frame -> frame.type() == FrameType.SYNC);
        assertThat(sync.inputSeq()).isEqualTo(1);
    }

    @Test
    void aGapInTheOutputIsMendedAfterASync() throws Exception {
        rig.faults.on(session.id()).next(Direction.TO_CLIENT, Harm.DROP, 1);
        client.type("echo sum=$((40+2))\r");
        client.awaitSilence(Duration.ofMillis(200));
        assertThat(client.screen()).doesNotContain("sum=42");

        client.sync();

        client.awaitScreen("sum=42");
    }

    @Test
    void aShellThatEndedMeanwhileSaysSoToWhoeverComesBack() throws Exception {
        client.type("exit\r");
        client.close();
        Awaitility.await().until(() -> rig.agents.running() == 0);

        client = RawClient.reconnect(session.url(), client);

        client.awaitStatus(StatusCode.CLOSED);
        client.awaitEnd();
        Awaitility.await().until(() -> session.liveChannels() == 0);
    }

    @Test
    void aRestartIsAnnouncedAndSurvived() throws Exception {
        rig.faults.on(session.id()).strike(Strike.RESTART);

        client.awaitStatus(StatusCode.FROZEN);
        client.awaitEnd();
        assertThat(client.closeCode()).isEqualTo(1012);
        comeBack();
        client.type("echo sum=$((40+2))\r");
        client.awaitScreen("sum=42");
    }

    @Test
    void theClientsOwnCloseIsFinal() throws Exception {
        client.sendFrame(8, new byte[] {3, (byte) 0xE8});
        client.awaitEnd();

        assertThatThrownBy(this::comeBack).hasMessageContaining(" 403 ");
    }

    @Test
    void whetherAnOldUrlTakesAChannelUpAgainIsASetting() throws Exception {
        rig.settings.change(now -> now.withUrlLife(Duration.ZERO));
        comeBack();

        rig.settings.change(now -> now.withReattach(Reattach.WHILE_URL_LIVES));

        assertThatThrownBy(this::comeBack).hasMessageContaining(" 403 ");
    }

    @Test
    void aHundredDropsLoseNotOneLine() throws Exception {
        rig.faults.on(session.id()).cutAfter(4, 8, 100, Strike.ABRUPT);
        client.type("for i in $(seq 1 40000); do echo line-$i; done; echo all''done\r");

        int drops = 0;
        while (!client.screen().contains("alldone")) {
            if (client.hasEndedWithin(Duration.ofMillis(5))) {
                drops++;
                comeBack();
            }
        }

        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 40000; i++) {
            expected.append("line-").append(i).append("\r\n");
        }
        assertThat(client.screen()).contains(expected.append("alldone\r\n"));
        assertThat(drops).isEqualTo(100);
    }

    @Test
    void theOldVersionHasNoResume() throws Exception {
        LabSession old = rig.shell(GatewayRig.machine(AgentProfile.OLD));
        RawClient plain = RawClient.connect(old.url());
        plain.await(frame -> frame.type() == FrameType.OUTPUT);
        plain.close();

        assertThatThrownBy(() -> RawClient.reconnect(old.url(), plain)).hasMessageContaining(" 403 ");
    }
}

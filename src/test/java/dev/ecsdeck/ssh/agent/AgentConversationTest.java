package dev.ecsdeck.ssh.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentConversationTest {
    private static final byte[] FAILURE = {5};
    private static final byte[] SUCCESS = {6};
    private static final byte[] SESSION = {1, 2, 3, 4};

    private final ManualWorkers workers = new ManualWorkers();
    private final TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "ecs-deck");
    private final TemporaryKey host = TemporaryKey.make(KeyKind.ED25519, "host");
    private final TemporaryKey otherHost = TemporaryKey.make(KeyKind.ED25519, "other");
    private final AgentConversation agent = new AgentConversation(
            key,
            new AgentRules(
                    "root",
                    List.of(new HostKeyPin("ssh-ed25519", Base64.getEncoder().encodeToString(host.publicBlob()))),
                    workers.clock().instant().plusSeconds(60)),
            workers.clock());

    @AfterEach
    void wipe() {
        key.close();
        host.close();
        otherHost.close();
    }

    @Test
    void offersTheKeyWhileItIsGood() {
        assertThat(agent.answer(new byte[] {11})).startsWith(12, 0, 0, 0, 1);

        workers.advance(Duration.ofSeconds(60));

        assertThat(agent.answer(new byte[] {11})).containsExactly(12, 0, 0, 0, 0);
        assertThat(bindThenSign(host, "root")).isEqualTo(FAILURE);
    }

    @Test
    void signsALoginOnItsHost() {
        assertThat(bindThenSign(host, "root")).startsWith(14);
    }

    @Test
    void refusesAnotherHost() {
        assertThat(agent.answer(bind(otherHost, false))).isEqualTo(FAILURE);
        assertThat(agent.answer(sign(login("root")))).isEqualTo(FAILURE);
    }

    @Test
    void refusesAnotherUser() {
        assertThat(bindThenSign(host, "admin")).isEqualTo(FAILURE);
    }

    @Test
    void refusesAForwardedAgent() {
        assertThat(agent.answer(bind(host, true))).isEqualTo(FAILURE);
    }

    @Test
    void refusesAClientThatDoesNotSayWhereItIs() {
        assertThat(agent.answer(sign(login("root")))).isEqualTo(FAILURE);
    }

    @Test
    void refusesASecondBinding() {
        agent.answer(bind(host, false));

        assertThat(agent.answer(bind(host, false))).isEqualTo(FAILURE);
        assertThat(agent.answer(sign(login("root")))).isEqualTo(FAILURE);
    }

    @Test
    void signsNothingButLogins() {
        agent.answer(bind(host, false));

        assertThat(agent.answer(sign(new Fields.Writer().text("SSHSIG").bytes())))
                .isEqualTo(FAILURE);
    }

    @Test
    void cutRequestsAreRefused() {
        byte[] whole = bind(host, false);
        for (int length = 1; length < whole.length; length++) {
            assertThat(agent.answer(java.util.Arrays.copyOf(whole, length))).isEqualTo(FAILURE);
        }
        assertThat(agent.answer(new byte[0])).isEqualTo(FAILURE);
    }

    private byte[] bindThenSign(TemporaryKey boundHost, String user) {
        assertThat(agent.answer(bind(boundHost, false))).isEqualTo(SUCCESS);
        return agent.answer(sign(login(user)));
    }

    private static byte[] bind(TemporaryKey boundHost, boolean forwarding) {
        return new Fields.Writer()
                .octet(27)
                .text("session-bind@openssh.com")
                .string(boundHost.publicBlob())
                .string(SESSION)
                .string(new byte[8])
                .octet(forwarding ? 1 : 0)
                .bytes();
    }

    private byte[] sign(byte[] message) {
        return new Fields.Writer()
                .octet(13)
                .string(key.publicBlob())
                .string(message)
                .number(0)
                .bytes();
    }

    private static byte[] login(String user) {
        return new Fields.Writer()
                .string(SESSION)
                .octet(50)
                .text(user)
                .text("ssh-connection")
                .text("publickey")
                .bytes();
    }
}

package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ScriptedGateway;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class EncryptionTest {
    private final JsonNode vectors = read().get("vectors");
    private final byte[] iv =
            Base64.getDecoder().decode(vectors.get("encryptIV").asString());

    private static JsonNode read() {
        InputStream in = EncryptionTest.class.getResourceAsStream("/frames/session-encryption.json");
        return new JsonMapper().readTree(in);
    }

    private KeyPair clientKeys() throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec spec = curve.getParameterSpec(ECParameterSpec.class);
        byte[] point = Base64.getDecoder().decode(vectors.get("clientPub").asString());
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        BigInteger s = new BigInteger(vectors.get("clientPrivateHex").asString(), 16);
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(w, spec)),
                factory.generatePrivate(new ECPrivateKeySpec(s, spec)));
    }

    private static byte[] message(int action, String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[text.length + 1];
        payload[0] = (byte) action;
        System.arraycopy(text, 0, payload, 1, text.length);
        return payload;
    }

    @Test
    void theHandshakeAndTheCipherAreThePublishedAgents() throws Exception {
        KeyExchange keys = new KeyExchange(clientKeys(), iv);
        keys.begin();

        assertThat(new String(keys.takeDue(), StandardCharsets.UTF_8))
                .isEqualTo("\0{\"cipherSuite\":\"AXT_ECDHE_WITH_AES_256_CBC\",\"encryptIV\":\""
                        + vectors.get("encryptIV").asString() + "\"}");
        keys.received(message(1, "{\"clientCertificate\":false}"));
        assertThat(new String(keys.takeDue(), StandardCharsets.UTF_8))
                .isEqualTo("\u0002{\"clientPub\":\"" + vectors.get("clientPub").asString() + "\",\"signature\":\"\"}");
        keys.received(message(3, "{\"agentPub\":\"" + vectors.get("agentPub").asString() + "\"}"));

        SessionCipher cipher = keys.cipher().orElseThrow();
        for (JsonNode vector : vectors.get("messages")) {
            byte[] plain = HexFormat.of().parseHex(vector.get("plainHex").asString());
            byte[] encrypted = HexFormat.of().parseHex(vector.get("cipherHex").asString());
            assertThat(cipher.decrypt(encrypted)).isEqualTo(plain);
            assertThat(cipher.encrypt(plain)).isEqualTo(plain.length == 0 ? plain : encrypted);
        }
    }

    @Test
    void plainLastWordsAreShownAsTheyAre() {
        SessionCipher cipher = new SessionCipher(new byte[32], iv);
        byte[] words = "The session has terminated.".getBytes(StandardCharsets.UTF_8);
        byte[] sixteen = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

        assertThat(cipher.decrypt(words)).isEqualTo(words);
        assertThat(cipher.decrypt(sixteen)).isEqualTo(sixteen);
    }

    @Test
    void nonsenseInTheHandshakeIsRefused() throws Exception {
        for (byte[] bad : new byte[][] {{}, {3}, {9}, message(11, "no"), message(2, "{}")}) {
            KeyExchange keys = KeyExchange.fresh();
            assertThatThrownBy(() -> keys.received(bad)).isInstanceOf(ProblemException.class);
        }
        for (String key : new String[] {"", "!!", "AAAA", "x".repeat(88)}) {
            KeyExchange keys = KeyExchange.fresh();
            keys.received(message(1, "{}"));
            byte[] answer = message(3, "{\"agentPub\":\"" + key + "\"}");
            assertThatThrownBy(() -> keys.received(answer)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void anEncryptedShellSendsNothingInTheClear() throws Exception {
        JsonNode agentPub = vectors.get("agentPub");
        LinkedBlockingQueue<Frame> inputs = new LinkedBlockingQueue<>();
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(ScriptedGateway.opened(Frame.V1_02, "ch"));
            assertThat(Objects.requireNonNull(caller.receive()).payload()[0]).isEqualTo((byte) 0);
            caller.send(keyFrame(message(1, "{}")));
            assertThat(Objects.requireNonNull(caller.receive()).payload()[0]).isEqualTo((byte) 2);
            caller.send(keyFrame(message(3, "{\"agentPub\":\"" + agentPub.asString() + "\"}")));
            caller.send(ScriptedGateway.output("ch", 0, 1, "plain greeting"));
            for (Frame frame = caller.receive(); frame != null; frame = caller.receive()) {
                if (frame.type() == FrameType.INPUT) {
                    inputs.add(frame);
                }
            }
        })) {
            ShellChannel shell =
                    rig.shell(ShellOptions.plain("t", ScreenSize.DEFAULT).withEncryption());
            Rig.type(shell, "secret");

            assertThat(rig.await(ConversationState.Open.class).encrypted()).isTrue();
            assertThat(inputs.take().payload()).hasSize(16);
            assertThat(Rig.read(shell, 14)).isEqualTo("plain greeting");
            shell.close();
        }
    }

    @Test
    void anAgentThatAnswersInTheClearIsRefused() throws Exception {
        try (Rig rig = new Rig(caller -> {
            caller.upgrade().send(ScriptedGateway.output("ch", 0, 1, "$ "));
            caller.listenToTheEnd();
        })) {
            rig.shell(ShellOptions.plain("t", ScreenSize.DEFAULT).withEncryption());

            assertThat(((Problem.EncryptionRefused) rig.awaitProblem()).fault())
                    .isEqualTo(EncryptionFault.AGENT_SAID_NO);
        }
    }

    private static Frame keyFrame(byte[] payload) {
        return Frame.of102(FrameType.KEY_EXCHANGE, "ch", 1, 0, 0, payload);
    }
}

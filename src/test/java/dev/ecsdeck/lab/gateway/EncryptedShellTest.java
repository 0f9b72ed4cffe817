package dev.ecsdeck.lab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The client's keys are those of the published vectors.
@Timeout(30)
class EncryptedShellTest {
    private static final BigInteger PRIVATE =
            new BigInteger("acbc518f085aa06ca1393c2de28c7088ce1a31c7ee4df904ddc4faae166bcd98", 16);
    private static final String POINT =
            "BFr2LVfS3JACE/nY/nplDzyh1D5CGS87a4OF+pkJ5Of3j1v4a/Rgf+R9b/N5TK0etq1IOeTBwYpJe/rAfxOAYD4=";
    private static final String IV = "AQgPFh0kKzI5QEdOVVxjag==";
    private GatewayRig rig;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        rig = GatewayRig.start();
        client = connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        rig.close();
    }

    private RawClient connect() throws Exception {
        RawClient opened = RawClient.connect(rig.gateway
                .sessions()
                .open(GatewayRig.spec(
                        GatewayRig.machine(AgentProfile.NEW, true), Optional.empty(), Optional.empty(), true))
                .url());
        opened.awaitStatus(StatusCode.OPENED);
        return opened;
    }

    private JsonNode exchange(int action, String json) throws Exception {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[1 + text.length];
        payload[0] = (byte) action;
        System.arraycopy(text, 0, payload, 1, text.length);
        client.send(Frame.of102(FrameType.KEY_EXCHANGE, client.channelId(), 1, 0, 0, payload));
        byte[] answer =
                client.await(frame -> frame.type() == FrameType.KEY_EXCHANGE).payload();
        JsonNode node = JsonMapper.shared().readTree(Arrays.copyOfRange(answer, 1, answer.length));
        assertThat(answer[0]).isEqualTo((byte) (node.has("code") ? 11 : action + 1));
        return node;
    }

    private byte[] agree() throws Exception {
        JsonNode hello = exchange(0, "{\"cipherSuite\":\"AXT_ECDHE_WITH_AES_256_CBC\",\"encryptIV\":\"" + IV + "\"}");
        assertThat(hello.get("clientCertificate").asBoolean()).isFalse();
        JsonNode keys = exchange(2, "{\"clientPub\":\"" + POINT + "\",\"signature\":\"\"}");
        return secret(Base64.getDecoder().decode(keys.get("agentPub").asString()));
    }

    private static byte[] secret(byte[] agentPoint) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey own = factory.generatePrivate(new ECPrivateKeySpec(PRIVATE, parameters));
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(agentPoint, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(agentPoint, 33, 65)));
        PublicKey theirs = factory.generatePublic(new ECPublicKeySpec(point, parameters));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static byte[] crypt(int mode, byte[] key, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                mode,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(Base64.getDecoder().decode(IV)));
        return cipher.doFinal(bytes);
    }

    @Test
    void bothDirectionsAreEncryptedAfterTheHandshake() throws Exception {
        byte[] key = agree();
        Frame first = client.await(frame -> frame.type() == FrameType.OUTPUT);
        assertThat(new String(crypt(Cipher.DECRYPT_MODE, key, first.payload()), StandardCharsets.UTF_8))
                .startsWith("Microsoft Windows");

        byte[] typed = crypt(Cipher.ENCRYPT_MODE, key, "\r".getBytes(StandardCharsets.UTF_8));
        client.send(Frame.of102(FrameType.INPUT, client.channelId(), 1, 1, client.outputs(), typed));

        Frame next = client.await(frame -> frame.type() == FrameType.OUTPUT
                && frame.outputSeq() > first.outputSeq()
                && plain(key, frame).startsWith("\r\n"));
        assertThat(new String(next.payload(), StandardCharsets.ISO_8859_1)).doesNotStartWith("\r\n");
    }

    private static String plain(byte[] key, Frame frame) {
        try {
            return new String(crypt(Cipher.DECRYPT_MODE, key, frame.payload()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException notEncrypted) {
            return "";
        }
    }

    @Test
    void theShellWaitsForTheHandshakeAndTheLastWordsComePlain() throws Exception {
        LabSettings.Delays fast = LabSettings.fast().delays();
        rig.settings.change(now -> now.withDelays(new LabSettings.Delays(
                fast.agentStart(), fast.firstOutput(), fast.dial(), Duration.ofMillis(200), fast.delivery())));

        try (RawClient late = connect()) {
            late.awaitStatus(StatusCode.CLOSED);

            assertThat(late.screen()).contains("The session has terminated. KeyExchangeFailed: key exchange timeout");
        }
    }

    @Test
    void anUnknownCipherSuiteIsRefusedByName() throws Exception {
        JsonNode error = exchange(0, "{\"cipherSuite\":\"ROT13\",\"encryptIV\":\"" + IV + "\"}");

        assertThat(error.get("code").asString()).isEqualTo("KeyExchangeError.UnknownCipherSuiteError");
        client.awaitStatus(StatusCode.CLOSED);
    }

    @Test
    void keysBeforeTheHelloAreTheWrongAction() throws Exception {
        assertThat(exchange(2, "{\"clientPub\":\"" + POINT + "\"}").get("code").asString())
                .isEqualTo("KeyExchangeError.WrongActionTypeError");
    }

    @Test
    void aPointThatIsNotOnTheCurveIsRefused() throws Exception {
        exchange(0, "{\"cipherSuite\":\"AXT_ECDHE_WITH_AES_256_CBC\",\"encryptIV\":\"" + IV + "\"}");

        byte[] off = new byte[65];
        off[0] = 4;
        off[64] = 1;
        JsonNode error = exchange(2, "{\"clientPub\":\"" + Base64.getEncoder().encodeToString(off) + "\"}");

        assertThat(error.get("code").asString()).isEqualTo("KeyExchangeError.ClientPublicKeyDecodeError");
    }
}

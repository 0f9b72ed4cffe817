package dev.ecsdeck.session;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import dev.ecsdeck.problem.ProblemException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The client's side of the handshake in mode Auto: hello with a fresh IV, the agent's hello, our P-256 key, the
/// agent's. The AES key is the raw shared secret. Agent side from the published agent (build 1065); client side
/// inferred from it. Guarded by the conversation's lock.
final class KeyExchange {
    private static final int CLIENT_HELLO = 0;
    private static final int AGENT_HELLO = 1;
    private static final int CLIENT_KEY = 2;
    private static final int AGENT_KEY = 3;
    private static final int ERROR = 11;
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final String SUITE = "AXT_ECDHE_WITH_AES_256_CBC";

    private final JsonMapper json = new JsonMapper();
    private final KeyPair own;
    private final byte[] iv;
    private byte @Nullable [] due;
    private boolean begun;
    private int expected = AGENT_HELLO;
    private @Nullable SessionCipher cipher;

    KeyExchange(KeyPair own, byte[] iv) {
        this.own = own;
        this.iv = iv;
    }

    /// With a fresh key and IV.
    static KeyExchange fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] iv = new byte[16];
            new SecureRandom().nextBytes(iv);
            return new KeyExchange(generator.generateKeyPair(), iv);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("P-256 is part of every JDK", bug);
        }
    }

    /// Makes the first message due, once.
    void begin() {
        if (!begun) {
            begun = true;
            Map<String, Object> hello = new LinkedHashMap<>();
            hello.put("cipherSuite", SUITE);
            hello.put("encryptIV", Base64.getEncoder().encodeToString(iv));
            due = message(CLIENT_HELLO, hello);
        }
    }

    boolean hasBegun() {
        return begun;
    }

    /// The payload to send next, once.
    byte @Nullable [] takeDue() {
        byte[] next = due;
        due = null;
        return next;
    }

    /// Takes the agent's message.
    ///
    /// @throws ProblemException [Problem.EncryptionRefused] if the agent said no or spoke nonsense
    void received(byte[] payload) throws ProblemException {
        if (payload.length == 0) {
            throw refused(EncryptionFault.HANDSHAKE, "an empty message", null);
        }
        int action = Byte.toUnsignedInt(payload[0]);
        if (action == ERROR) {
            String said = new String(payload, 1, Math.min(payload.length - 1, 300), StandardCharsets.UTF_8);
            throw refused(EncryptionFault.AGENT_SAID_NO, said.replaceAll("\\p{Cntrl}", " "), null);
        }
        if (action != expected || cipher != null) {
            throw refused(EncryptionFault.HANDSHAKE, "message " + action + " out of turn", null);
        }
        if (action == AGENT_HELLO) {
            answerHello();
        } else {
            agree(payload);
        }
    }

    private void answerHello() {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("clientPub", Base64.getEncoder().encodeToString(point((ECPublicKey) own.getPublic())));
        key.put("signature", "");
        due = message(CLIENT_KEY, key);
        expected = AGENT_KEY;
    }

    private void agree(byte[] payload) throws ProblemException {
        try {
            JsonNode body = json.readTree(payload, 1, payload.length - 1);
            byte[] point = Base64.getDecoder().decode(body.path("agentPub").asString(""));
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(publicKey(point), true);
            cipher = new SessionCipher(agreement.generateSecret(), iv);
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException bad) {
            throw refused(EncryptionFault.HANDSHAKE, "the agent's key cannot be read", bad);
        }
    }

    /// The cipher, once both sides have agreed.
    Optional<SessionCipher> cipher() {
        return Optional.ofNullable(cipher);
    }

    private byte[] message(int action, Map<String, Object> body) {
        byte[] text = json.writeValueAsBytes(body);
        byte[] payload = new byte[text.length + 1];
        payload[0] = (byte) action;
        System.arraycopy(text, 0, payload, 1, text.length);
        return payload;
    }

    private PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != 1 + 2 * COORDINATE || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("not an uncompressed point of P-256");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, point.length));
        ECPublicKeySpec spec = new ECPublicKeySpec(new ECPoint(x, y), ((ECPublicKey) own.getPublic()).getParams());
        return KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[1 + 2 * COORDINATE];
        point[0] = UNCOMPRESSED;
        coordinate(key.getW().getAffineX(), point, 1);
        coordinate(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    private static void coordinate(BigInteger value, byte[] into, int at) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, into, at + COORDINATE - length, length);
    }

    private static ProblemException refused(EncryptionFault fault, String detail, @Nullable Exception cause) {
        Problem problem = new Problem.EncryptionRefused(fault, detail);
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }
}

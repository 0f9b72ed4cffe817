package dev.ecsdeck.lab.agent;

import dev.ecsdeck.work.Workers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The agent's side of the handshake that comes before an encrypted shell. Thread-safe.
///
/// | action | from   | carries                              |
/// |--------|--------|--------------------------------------|
/// | 0      | client | cipher suite, IV                     |
/// | 1      | agent  | that it wants no client certificate  |
/// | 2      | client | its public point                     |
/// | 3      | agent  | its public point                     |
/// | 11     | agent  | what went wrong                      |
final class KeyExchange {
    private static final int CLIENT_HELLO = 0;
    private static final int AGENT_HELLO = 1;
    private static final int CLIENT_KEYS = 2;
    private static final int AGENT_KEYS = 3;
    private static final int ERROR = 11;
    private static final String ECDHE = "AXT_ECDHE_WITH_AES_256_CBC";
    private static final String KMS = "AXT_KMS_WITH_AES_256_CBC";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Workers workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Guarded by lock.
    private byte @Nullable [] iv;
    /// Guarded by lock.
    private @Nullable AgentCipher cipher;
    /// The client has our key; guarded by lock.
    private boolean answered;

    /// Guarded by lock.
    private boolean late;

    /// What to send back.
    ///
    /// @param text what went wrong, or empty
    record Answer(byte[] payload, String text) {
        boolean isError() {
            return !text.isEmpty();
        }
    }

    KeyExchange(Workers workers) {
        this.workers = workers;
    }

    /// Waits until both have their key: the shell must not speak before the client can read it.
    ///
    /// @throws AgentException `KeyExchangeFailed` when the client takes longer
    void await(Duration longest) throws AgentException, InterruptedException {
        Workers.Wakeup wakeup = workers.after(longest, this::giveUp);
        lock.lockInterruptibly();
        try {
            while (!answered && !late) {
                changed.await();
            }
            if (!answered) {
                throw new AgentException("KeyExchangeFailed", "key exchange timeout", "Exit");
            }
        } finally {
            lock.unlock();
            wakeup.cancel();
        }
    }

    /// The cipher of a finished handshake.
    AgentCipher cipher() throws AgentException {
        lock.lock();
        try {
            if (cipher == null) {
                throw new AgentException("KeyExchangeFailed", "data before the keys", "Exit");
            }
            return cipher;
        } finally {
            lock.unlock();
        }
    }

    /// Takes one message of the client and says what to answer.
    Answer take(byte[] payload) {
        lock.lock();
        try {
            if (payload.length == 0) {
                return error("ActionTypeParseError", "an empty message");
            }
            int action = payload[0] & 0xFF;
            int expected = iv == null ? CLIENT_HELLO : CLIENT_KEYS;
            if (cipher != null) {
                return error("InvalidKeyExchangeStateError", "the exchange is over");
            }
            if (action != expected) {
                return error("WrongActionTypeError", "action " + action + " instead of " + expected);
            }
            Optional<JsonNode> json = parsed(Arrays.copyOfRange(payload, 1, payload.length));
            String parseError = action == CLIENT_HELLO ? "ClientHelloParseError" : "ClientKeyExchangeParseError";
            return json.isEmpty()
                    ? error(parseError, "not JSON")
                    : action == CLIENT_HELLO ? hello(json.get()) : keys(json.get());
        } finally {
            lock.unlock();
        }
    }

    private Answer hello(JsonNode json) {
        String suite = json.path("cipherSuite").asString("");
        Optional<byte[]> given = base64(json.path("encryptIV").asString(""));
        if (suite.equals(KMS)) {
            return error("UnsupportedCipherSuiteError", suite);
        }
        if (!suite.equals(ECDHE)) {
            return error("UnknownCipherSuiteError", suite);
        }
        if (given.isEmpty() || given.get().length != 16) {
            return error("IVDecodeError", "no IV of 16 bytes");
        }
        iv = given.get();
        return new Answer(message(AGENT_HELLO, Map.of("clientCertificate", false)), "");
    }

    private Answer keys(JsonNode json) {
        KeyPair own = AgentCipher.newKeys();
        Optional<byte[]> point = base64(json.path("clientPub").asString(""));
        byte[] agreedIv = iv;
        if (point.isEmpty() || agreedIv == null) {
            return error("ClientPublicKeyDecodeError", "no base64");
        }
        try {
            cipher = AgentCipher.agree(own, point.get(), agreedIv);
        } catch (GeneralSecurityException | IllegalArgumentException noPoint) {
            return error("ClientPublicKeyDecodeError", "no point of the curve");
        }
        String ours = Base64.getEncoder().encodeToString(AgentCipher.point(own.getPublic()));
        return new Answer(message(AGENT_KEYS, Map.of("agentPub", ours)), "");
    }

    /// The last answer has been sent.
    void answered() {
        lock.lock();
        try {
            answered = cipher != null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        lock.lock();
        try {
            late = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Answer error(String code, String text) {
        return new Answer(message(ERROR, Map.of("code", "KeyExchangeError." + code, "message", text)), text);
    }

    private static byte[] message(int action, Map<String, ?> json) {
        byte[] text = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[1 + text.length];
        message[0] = (byte) action;
        System.arraycopy(text, 0, message, 1, text.length);
        return message;
    }

    private static Optional<JsonNode> parsed(byte[] json) {
        try {
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

package dev.ecsdeck.ssh.agent;

import dev.ecsdeck.ssh.TemporaryKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One client's talk with the agent: a request in, an answer out. No I/O. One thread.
final class AgentConversation {
    private static final int FAILURE = 5;
    private static final int SUCCESS = 6;
    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGNATURE = 14;
    private static final int EXTENSION = 27;
    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;
    private static final int USERAUTH_REQUEST = 50;
    private static final String SESSION_BIND = "session-bind@openssh.com";

    private final TemporaryKey key;
    private final AgentRules rules;
    private final InstantSource clock;
    /// The SSH session that this client bound to our host; null until then.
    private byte @Nullable [] boundSession;

    AgentConversation(TemporaryKey key, AgentRules rules, InstantSource clock) {
        this.key = key;
        this.rules = rules;
        this.clock = clock;
    }

    byte[] answer(byte[] request) {
        try {
            Fields in = new Fields(request);
            return switch (in.octet()) {
                case REQUEST_IDENTITIES -> identities();
                case SIGN_REQUEST -> sign(in);
                case EXTENSION -> extension(in);
                default -> one(FAILURE);
            };
        } catch (IOException malformed) {
            return one(FAILURE);
        }
    }

    private byte[] identities() {
        Fields.Writer out = new Fields.Writer().octet(IDENTITIES);
        if (!isUsable()) {
            return out.number(0).bytes();
        }
        return out.number(1).string(key.publicBlob()).text("ecs-deck").bytes();
    }

    private byte[] extension(Fields in) throws IOException {
        if (!in.text().equals(SESSION_BIND)) {
            return one(FAILURE);
        }
        String hostKey = Base64.getEncoder().encodeToString(in.string());
        byte[] session = in.string();
        in.string();
        boolean forwarding = in.octet() != 0;
        boolean ourHost = rules.hostKeys().stream().anyMatch(pin -> pin.base64().equals(hostKey));
        if (forwarding || !ourHost || boundSession != null) {
            boundSession = null;
            return one(FAILURE);
        }
        boundSession = session;
        return one(SUCCESS);
    }

    private byte[] sign(Fields in) throws IOException {
        byte[] blob = in.string();
        byte[] toSign = in.string();
        int flags = in.number();
        if (!isUsable() || !Arrays.equals(blob, key.publicBlob()) || !isLoginOfOurs(toSign)) {
            return one(FAILURE);
        }
        return new Fields.Writer()
                .octet(SIGNATURE)
                .string(key.sign(toSign, algorithm(flags)))
                .bytes();
    }

    /// What is signed must be a login of our user in the session that was bound to our host; anything else (a
    /// commit, a file, another host's login) is not what this key is for.
    private boolean isLoginOfOurs(byte[] toSign) throws IOException {
        if (boundSession == null) {
            return false;
        }
        Fields login = new Fields(toSign);
        return Arrays.equals(login.string(), boundSession)
                && login.octet() == USERAUTH_REQUEST
                && login.text().equals(rules.user())
                && login.text().equals("ssh-connection");
    }

    private String algorithm(int flags) {
        if (!key.algorithm().equals("ssh-rsa")) {
            return key.algorithm();
        }
        if ((flags & RSA_SHA2_512) != 0) {
            return "rsa-sha2-512";
        }
        return (flags & RSA_SHA2_256) != 0 ? "rsa-sha2-256" : "ssh-rsa";
    }

    private boolean isUsable() {
        return !key.isWiped() && clock.instant().isBefore(rules.until());
    }

    private static byte[] one(int code) {
        return new byte[] {(byte) code};
    }
}

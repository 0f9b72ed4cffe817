package dev.ecsdeck.lab.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every key that the Lab takes: a few lasting ones, made anew at each start, and the temporary ones it hands out.
/// Thread-safe.
public final class KeyRing {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /// How far a client's clock may be off.
    private static final Duration SKEW = Duration.ofMinutes(15);
    /// Nonces are forgotten once their time stamp would be refused anyway.
    private static final int PURGE_EVERY = 4096;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, LabKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Instant> nonces = new ConcurrentHashMap<>();
    private final LabKey main;
    private final LabKey browser;
    private final LabKey root;
    private final LabKey inactive;

    /// @param deniedSessions machines that the operators' policy denies sessions on
    KeyRing(List<String> deniedSessions) {
        Policy operators = Policy.EVERYTHING;
        for (String instance : deniedSessions) {
            operators = operators.butNot("ecs:StartTerminalSession", "acs:ecs:*:*:instance/" + instance);
        }
        main = keep(lasting(Principal.user("deck-operator", "288774244375210001", operators), true));
        browser = keep(lasting(
                Principal.user(
                        "deck-reader",
                        "288774244375210002",
                        Policy.allowing("ecs:Describe*").butNot("ecs:DescribeUserBusinessBehavior", "*")),
                true));
        root = keep(lasting(Principal.account(), true));
        inactive = keep(lasting(Principal.user("deck-former", "288774244375210003", Policy.EVERYTHING), false));
    }

    /// The operator's: allowed everything but sessions on the machine that is there to refuse them.
    public LabKey main() {
        return main;
    }

    /// May look, and may start nothing.
    public LabKey browser() {
        return browser;
    }

    /// The account's own key.
    public LabKey root() {
        return root;
    }

    /// A key that was switched off.
    public LabKey inactive() {
        return inactive;
    }

    /// A new lasting key with a policy document of its own.
    public LabKey issue(String userName, String policyDocument) {
        Principal user = Principal.user(userName, "2887742443752" + text(5), Policy.parse(policyDocument));
        return keep(lasting(user, true));
    }

    /// A new temporary key.
    public LabKey issueTemporary(Principal owner, Instant expires) {
        return keep(new LabKey("STS." + text(26), text(44), text(120), Optional.of(expires), true, owner));
    }

    /// A new key that ends, but comes without a token.
    LabKey issueSession(Principal owner, Instant expires) {
        return keep(new LabKey("TMP." + text(22), text(30), "", Optional.of(expires), true, owner));
    }

    /// Makes every temporary key a thing of the past.
    public void expireTemporaryKeys(Instant now) {
        keys.replaceAll((_, key) -> key.expires().isPresent()
                ? new LabKey(key.id(), key.secret(), key.token(), Optional.of(now), key.active(), key.owner())
                : key);
    }

    private LabKey lasting(Principal owner, boolean active) {
        return new LabKey("LTAI5t" + text(18), text(30), "", Optional.empty(), active, owner);
    }

    private LabKey keep(LabKey key) {
        keys.put(key.id(), key);
        return key;
    }

    /// Whose request this is. Refuses it when the key, the signature, the date, the nonce or the token is not good.
    LabKey check(HttpRequest request, Instant now) {
        Signature signature = Signature.of(request);
        checkDate(signature.timestamp(), now);
        LabKey key = keys.get(signature.accessKeyId());
        if (key == null) {
            throw ServiceException.of("InvalidAccessKeyId.NotFound");
        }
        if (!key.active()) {
            throw ServiceException.of("InvalidAccessKeyId.Inactive");
        }
        checkToken(signature, key, now);
        if (!key.isTemporary() && isOver(key, now)) {
            throw ServiceException.of("InvalidAccessKeyId.Inactive");
        }
        if (!signature.isBy(key.secret())) {
            throw ServiceException.of("SignatureDoesNotMatch")
                    .saying(" server string to sign is:" + signature.stringToSign());
        }
        if (nonces.putIfAbsent(key.id() + "/" + signature.nonce(), now) != null) {
            throw ServiceException.of("SignatureNonceUsed");
        }
        if (nonces.size() % PURGE_EVERY == 0) {
            nonces.values().removeIf(seen -> seen.isBefore(now.minus(SKEW).minus(SKEW)));
        }
        return key;
    }

    private static void checkDate(String stamp, Instant now) {
        if (!stamp.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
            throw ServiceException.of("InvalidTimeStamp.Format");
        }
        Instant then;
        try {
            then = Instant.parse(stamp);
        } catch (DateTimeParseException noSuchDay) {
            throw ServiceException.of("InvalidTimeStamp.Format");
        }
        if (Duration.between(then, now).abs().compareTo(SKEW) > 0) {
            throw ServiceException.of("InvalidTimeStamp.Expired");
        }
    }

    private void checkToken(Signature signature, LabKey key, Instant now) {
        String token = signature.securityToken();
        if (token.isEmpty() && !key.isTemporary()) {
            return;
        }
        if (token.isEmpty()) {
            throw ServiceException.of("MissingSecurityToken");
        }
        if (!token.equals(key.token())) {
            boolean anothers =
                    keys.values().stream().anyMatch(other -> other.token().equals(token));
            throw ServiceException.of(
                    anothers ? "InvalidSecurityToken.MismatchWithAccessKey" : "InvalidSecurityToken.Malformed");
        }
        if (isOver(key, now)) {
            throw ServiceException.of("InvalidSecurityToken.Expired");
        }
    }

    private static boolean isOver(LabKey key, Instant now) {
        return key.expires().filter(end -> !now.isBefore(end)).isPresent();
    }

    String text(int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return out.toString();
    }
}

package dev.ecsdeck.service.logs;

import dev.ecsdeck.model.Credentials;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Takes secrets out of text. Thread-safe.
public final class Redaction {
    /// Stands in a secret's place.
    public static final String HIDDEN = "•••";

    /// A shorter one would tear ordinary words apart.
    private static final int SHORTEST = 6;

    private static final String NAMES = "access_?key_?secret|security_?token|sts_?token|x-acs-session-token|"
            + "x-acs-security-token|session_?token|signature|password|passphrase|private_?key|private_?key_?body|"
            + "public_?key_?body|authorization|bearer_?token|access_?token|refresh_?token|client_?secret|token";
    private static final List<Pattern> LOOKS = List.of(
            Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", Pattern.DOTALL),
            // The whole query of a gateway's address is a ticket.
            Pattern.compile("(?<=wss?://[^\\s\"'?]{1,300}\\?)[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE),
            Pattern.compile("(?<=\\bBearer )[\\w.~+/=-]+", Pattern.CASE_INSENSITIVE));
    private static final Pattern NAMED = Pattern.compile(
            "(?<![A-Za-z])(" + NAMES + ")([\"']?\\s*[=:]\\s*[\"']?)([^\\s\"',;&}\\]]+)", Pattern.CASE_INSENSITIVE);

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /// Hides these keys from now on.
    public void hide(Credentials credentials) {
        hide(credentials.accessKeySecret());
        if (credentials instanceof Credentials.StsToken sts) {
            hide(sts.securityToken());
        }
    }

    /// Hides this text from now on, wherever it stands.
    public void hide(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
        }
    }

    /// The text without secrets.
    public String clean(String text) {
        String cleaned = text;
        for (String secret : known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            cleaned = cleaned.replace(secret, HIDDEN);
        }
        for (Pattern look : LOOKS) {
            cleaned = look.matcher(cleaned).replaceAll(HIDDEN);
        }
        return NAMED.matcher(cleaned).replaceAll("$1$2" + HIDDEN);
    }
}

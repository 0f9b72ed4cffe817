package dev.ecsdeck.cloud;

import dev.ecsdeck.model.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests with ACS3-HMAC-SHA256 (the published V3 signature of the OpenAPI gateway). A pure function of the
/// request, the key, the clock and the nonce.
///
/// Signed are `host`, `content-type` where there is a body, and every `x-acs-` header; names in lower case and order.
final class RequestSigner {
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    private RequestSigner() {}

    /// What is signed.
    ///
    /// @param host with the port unless it is the scheme's own
    /// @param body empty for none; else a form
    /// @param extra further `x-acs-` headers
    record Request(
            String host,
            String action,
            String version,
            Map<String, String> query,
            byte[] body,
            Map<String, String> extra,
            Instant date,
            String nonce) {}

    /// All headers of the signed request, `authorization` among them, under lower-case names.
    static Map<String, String> sign(Request request, Credentials credentials) {
        SortedMap<String, String> headers = new TreeMap<>(request.extra());
        String bodyHash = HEX.formatHex(sha256(request.body()));
        headers.put("host", request.host());
        headers.put("x-acs-action", request.action());
        headers.put("x-acs-version", request.version());
        headers.put("x-acs-date", DATE.format(request.date().truncatedTo(ChronoUnit.SECONDS)));
        headers.put("x-acs-signature-nonce", request.nonce());
        headers.put("x-acs-content-sha256", bodyHash);
        if (request.body().length > 0) {
            headers.put("content-type", FORM);
        }
        if (credentials instanceof Credentials.StsToken sts) {
            headers.put("x-acs-accesskey-id", sts.accessKeyId());
            headers.put("x-acs-security-token", sts.securityToken());
        }
        String names = String.join(";", headers.keySet());
        String canonical = canonicalRequest(request, headers, names, bodyHash);
        String toSign = ALGORITHM + "\n" + HEX.formatHex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        String signature = HEX.formatHex(hmac(credentials.accessKeySecret(), toSign));
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + credentials.accessKeyId() + ",SignedHeaders=" + names + ",Signature="
                        + signature);
        return headers;
    }

    static String canonicalRequest(Request request, SortedMap<String, String> headers, String names, String bodyHash) {
        String block = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", "POST", "/", canonicalQuery(request.query()), block, names, bodyHash);
    }

    /// `name=value` pairs in the order of the raw names, each percent-encoded; also what goes over the wire.
    static String canonicalQuery(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /// RFC 3986: everything but letters, digits and `-_.~` becomes `%XX` of its UTF-8 bytes.
    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_.~".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HEX.withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}

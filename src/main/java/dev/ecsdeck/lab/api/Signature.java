package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.api.HttpRequest.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature that came with a request, and what it signs. Nothing here says whose it is or whether it is fresh.
sealed interface Signature {
    String accessKeyId();

    /// As the client wrote it; empty when it did not.
    String timestamp();

    String nonce();

    /// The temporary credentials' token; empty when none came.
    String securityToken();

    /// Whether this secret made the signature.
    boolean isBy(String secret);

    /// What we signed, for the client to compare.
    String stringToSign();

    /// Finds the signature of either kind; refuses a request that has none or not all of it.
    static Signature of(HttpRequest request) {
        return request.header("authorization").isPresent() ? HeaderSignature.of(request) : QuerySignature.of(request);
    }

    /// Refuses a request whose parameters this key did not sign with SHA256withRSA.
    static void requireRsa(HttpRequest request, PublicKey key) {
        List<Field> all = new ArrayList<>(request.query());
        String claimed = QuerySignature.need(all, "Signature");
        all.removeIf(field -> field.name().equals("Signature"));
        try {
            java.security.Signature verifier = java.security.Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(bytes(QuerySignature.toSign(request.method(), all)));
            if (verifier.verify(Base64.getDecoder().decode(claimed))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            // Refused below, as a wrong one is.
        }
        throw ServiceException.of("SignatureDoesNotMatch");
    }

    /// ACS3-HMAC-SHA256, in the header `Authorization`.
    record HeaderSignature(
            String accessKeyId,
            String timestamp,
            String nonce,
            String securityToken,
            String stringToSign,
            String claimed,
            boolean coversAll)
            implements Signature {
        private static final String SCHEME = "ACS3-HMAC-SHA256";

        static HeaderSignature of(HttpRequest request) {
            String authorization = request.header("authorization").orElse("");
            if (!authorization.startsWith(SCHEME + " ")) {
                throw ServiceException.of("IncompleteSignature");
            }
            Map<String, String> parts = parts(authorization.substring(SCHEME.length() + 1));
            List<String> signed = List.of(need(parts, "signedheaders").split(";"));
            String bodyHash = need(request.headers(), "x-acs-content-sha256");
            String canonical = String.join(
                    "\n",
                    request.method(),
                    request.path(),
                    canonicalQuery(request.query()),
                    signed.stream()
                            .map(name -> name + ":" + request.headers().getOrDefault(name, "") + "\n")
                            .collect(Collectors.joining()),
                    String.join(";", signed),
                    bodyHash);
            return new HeaderSignature(
                    need(parts, "credential"),
                    need(request.headers(), "x-acs-date"),
                    need(request.headers(), "x-acs-signature-nonce"),
                    request.header("x-acs-security-token").orElse(""),
                    SCHEME + "\n" + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))),
                    need(parts, "signature"),
                    coversAll(request, signed) && bodyHash.equalsIgnoreCase(hex(sha256(request.body()))));
        }

        private static boolean coversAll(HttpRequest request, List<String> signed) {
            return signed.contains("host")
                    && request.headers().keySet().stream()
                            .filter(name -> name.startsWith("x-acs-"))
                            .allMatch(signed::contains)
                    && (signed.contains("content-type") || !request.isForm());
        }

        private static Map<String, String> parts(String text) {
            Map<String, String> parts = new TreeMap<>();
            for (String part : text.split(",")) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    parts.put(name, part.substring(equals + 1).strip());
                }
            }
            return parts;
        }

        private static String need(Map<String, String> from, String name) {
            String value = from.getOrDefault(name, "");
            if (value.isEmpty()) {
                throw ServiceException.of("IncompleteSignature");
            }
            return value;
        }

        @Override
        public boolean isBy(String secret) {
            return coversAll && same(hex(hmac("HmacSHA256", secret, stringToSign)), claimed);
        }
    }

    /// HMAC-SHA1, among the parameters. Published clients keep empty values in what they sign, or drop them.
    record QuerySignature(
            String accessKeyId,
            String timestamp,
            String nonce,
            String securityToken,
            String stringToSign,
            String withoutEmpty,
            String claimed)
            implements Signature {
        static QuerySignature of(HttpRequest request) {
            List<Field> all = new ArrayList<>(request.query());
            all.addAll(request.form());
            if (!value(all, "SignatureMethod").equals("HMAC-SHA1")
                    || !value(all, "SignatureVersion").equals("1.0")) {
                throw ServiceException.of("IncompleteSignature");
            }
            String claimed = need(all, "Signature");
            all.removeIf(field -> field.name().equals("Signature"));
            String whole = toSign(request.method(), all);
            QuerySignature signature = new QuerySignature(
                    need(all, "AccessKeyId"),
                    need(all, "Timestamp"),
                    need(all, "SignatureNonce"),
                    value(all, "SecurityToken"),
                    whole,
                    toSign(
                            request.method(),
                            all.stream().filter(f -> !f.value().isEmpty()).toList()),
                    claimed);
            return signature;
        }

        private static String toSign(String method, List<Field> fields) {
            return method + "&%2F&" + FormText.encode(canonicalQuery(fields));
        }

        private static String value(List<Field> from, String name) {
            return from.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::value)
                    .findFirst()
                    .orElse("");
        }

        private static String need(List<Field> from, String name) {
            String value = value(from, name);
            if (value.isEmpty()) {
                throw ServiceException.of("IncompleteSignature");
            }
            return value;
        }

        @Override
        public boolean isBy(String secret) {
            return same(sign(secret, stringToSign), claimed) || same(sign(secret, withoutEmpty), claimed);
        }

        private static String sign(String secret, String text) {
            return Base64.getEncoder().encodeToString(hmac("HmacSHA1", secret + "&", text));
        }
    }

    private static String canonicalQuery(List<Field> fields) {
        return fields.stream()
                .sorted(Comparator.comparing(Field::name))
                .map(field -> FormText.encode(field.name()) + "=" + FormText.encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(Arrays.copyOf(bytes(secret), Math.max(1, bytes(secret).length)), algorithm));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

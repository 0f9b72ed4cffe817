package dev.ecsdeck.lab.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the Lab with V3 signatures; what is signed can be bent before it is sent.
final class SignedClient implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String id;
    private final String secret;
    private final String token;
    Instant now = Instant.now();
    String nonce = "";

    /// An answer: its status, its JSON and its headers.
    record Answer(int status, JsonNode json, Map<String, String> headers) {
        String code() {
            return json.path("Code").asString("");
        }

        JsonNode at(String pointer) {
            return json.at(pointer);
        }

        String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    SignedClient(URI endpoint, LabKey key) {
        this(endpoint, key.id(), key.secret(), key.token());
    }

    SignedClient(URI endpoint, String id, String secret, String token) {
        this.endpoint = endpoint;
        this.id = id;
        this.secret = secret;
        this.token = token;
    }

    /// @param pairs names and values in turn
    Answer call(String action, String... pairs) throws IOException, InterruptedException {
        boolean sts = action.equals("AssumeRole") || action.equals("GetCallerIdentity");
        return call(sts ? "2015-04-01" : "2014-05-26", action, pairs);
    }

    Answer call(String version, String action, String[] pairs) throws IOException, InterruptedException {
        Map<String, String> query = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], pairs[i + 1]);
        }
        String text = query.entrySet().stream()
                .map(e -> FormText.encode(e.getKey()) + "=" + FormText.encode(e.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> headers = new TreeMap<>();
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", version);
        headers.put("x-acs-date", now.truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", nonce.isEmpty() ? UUID.randomUUID().toString() : nonce);
        headers.put("x-acs-content-sha256", hash(""));
        if (!token.isEmpty()) {
            headers.put("x-acs-security-token", token);
        }
        String authorization = authorization(text, headers);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint + "/?" + text)).POST(HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        request.header("Authorization", authorization);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> received = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()), received);
    }

    private String authorization(String query, Map<String, String> headers) {
        Map<String, String> signed = new TreeMap<>(headers);
        signed.put("host", endpoint.getAuthority());
        String names = String.join(";", signed.keySet());
        String block = signed.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue() + "\n")
                .collect(Collectors.joining());
        String canonical = "POST\n/\n" + query + "\n" + block + "\n" + names + "\n" + hash("");
        String toSign = "ACS3-HMAC-SHA256\n" + hash(canonical);
        return "ACS3-HMAC-SHA256 Credential=" + id + ",SignedHeaders=" + names + ",Signature=" + hmac(toSign);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String hash(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

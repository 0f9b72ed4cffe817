package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.Json;
import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/// Mode RsaKeyPair, which the vendor gives up: GenerateSessionAccessKey, signed with a private key in the elder V1
/// form (parameters in the query, `SHA256withRSA`).
record KeysOfRsa(KeyService service, Profile profile, URI sts, InstantSource clock)
        implements RenewingCredentials.Fetch {
    private static final long LONGEST_KEY = 64L * 1024;

    @Override
    public Fresh fetch() throws ProblemException {
        String keyPair = profile.field("key_pair_name").orElseThrow();
        SortedMap<String, String> query = new TreeMap<>(Map.of(
                "Action", "GenerateSessionAccessKey",
                "Version", "2015-04-01",
                "Format", "JSON",
                "PublicKeyId", keyPair,
                "DurationSeconds", Long.toString(RoleSession.duration(profile).toSeconds()),
                "AccessKeyId", keyPair,
                "SignatureMethod", "SHA256withRSA",
                "SignatureType", "PRIVATEKEY",
                "SignatureVersion", "1.0",
                "SignatureNonce", UUID.randomUUID().toString()));
        query.put("Timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        query.put("Signature", sign("GET&%2F&" + encode(canonical(query))));
        JsonNode answer = service.json(
                new Request.Builder().url(sts + "/?" + canonical(query)).build());
        JsonNode key = answer.path("SessionAccessKey");
        Optional<String> id = Json.some(key, "SessionAccessKeyId");
        Optional<String> secret = Json.some(key, "SessionAccessKeySecret");
        if (id.isEmpty() || secret.isEmpty()) {
            throw service.failed("no keys in the answer");
        }
        return new Fresh(new Credentials.AccessKey(id.get(), secret.get()), Json.time(key, "Expiration"));
    }

    private static String canonical(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private String sign(String text) throws ProblemException {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException | IOException unusable) {
            throw service.failed("its private_key is no readable RSA key in PKCS#8 form");
        }
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        Path file = Path.of(profile.field("private_key").orElseThrow());
        if (Files.size(file) > LONGEST_KEY) {
            throw new IOException("too large for a key");
        }
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    @Override
    public String toString() {
        return "KeysOfRsa[secret]";
    }
}

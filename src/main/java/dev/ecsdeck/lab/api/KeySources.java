package dev.ecsdeck.lab.api;

import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// Where programs find keys that nobody typed: an address that answers with keys, an instance's metadata, the token
/// of an identity provider, an RSA key pair. Thread-safe.
public final class KeySources implements AutoCloseable {
    private static final String ROLE = "deck-instance-role";
    private static final String METADATA = "/latest/meta-data/";
    private static final String ROLE_KEYS = METADATA + "ram/security-credentials/";
    private static final Duration LONGEST_METADATA_TOKEN = Duration.ofHours(6);

    private final KeyRing keys;
    private final InstantSource clock;
    private final HttpDoor door;
    private final KeyPair rsa;
    private final Map<String, Instant> metadataTokens = new ConcurrentHashMap<>();
    private final Map<String, Instant> oidcTokens = new ConcurrentHashMap<>();
    private volatile Duration life = Duration.ofHours(1);
    private volatile boolean broken;

    KeySources(Workers workers, KeyRing keys, InstantSource clock) throws IOException {
        this.keys = keys;
        this.clock = clock;
        this.rsa = newPair();
        this.door = HttpDoor.open(workers, clock, "lab-metadata", this::answer);
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// What `credentials_uri` is to say.
    public URI credentialsUri() {
        return door.uri().resolve("/credentials");
    }

    /// Stands for the metadata service's address.
    public URI metadata() {
        return door.uri();
    }

    /// The one role that the metadata service hands keys out for.
    public String instanceRole() {
        return ROLE;
    }

    public String oidcProviderArn() {
        return "acs:ram::" + Principal.ACCOUNT_ID + ":oidc-provider/lab";
    }

    /// A role that may do everything, for AssumeRole and its kin.
    public String roleArn() {
        return "acs:ram::" + Principal.ACCOUNT_ID + ":role/deck-admin";
    }

    /// A role that may only look.
    public String viewerRoleArn() {
        return "acs:ram::" + Principal.ACCOUNT_ID + ":role/deck-viewer";
    }

    /// A token as an identity provider's file holds it.
    public String oidcToken(Duration good) {
        String token = "eyJhbGciOiJSUzI1NiJ9." + keys.text(60) + "." + keys.text(80);
        oidcTokens.put(token, clock.instant().plus(good));
        return token;
    }

    public String rsaKeyPairName() {
        return "TMPSK.lab";
    }

    /// The private half, in PKCS#8 form.
    public String rsaPrivateKeyPem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(rsa.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /// How long the keys last that are handed out from now on.
    public void lifeOfKeys(Duration time) {
        life = time;
    }

    /// Makes the address and the metadata service answer that something went wrong, or well again.
    public void breakDown(boolean now) {
        broken = now;
    }

    @Override
    public void close() {
        door.close();
    }

    private HttpReply answer(HttpRequest request) {
        if (broken) {
            return HttpReply.text(503, "out of order");
        }
        if (request.path().equals("/credentials")) {
            return HttpReply.json(200, fresh("deck-uri"));
        }
        if (request.path().equals("/latest/api/token")) {
            return metadataToken(request);
        }
        Instant end =
                metadataTokens.get(request.header("x-aliyun-ecs-metadata-token").orElse(""));
        if (end == null || !clock.instant().isBefore(end)) {
            return HttpReply.text(403, "a metadata token is needed");
        }
        return switch (request.path()) {
            case METADATA + "instance-id" -> HttpReply.text(200, "i-lab");
            case METADATA + "region-id" -> HttpReply.text(200, "cn-hangzhou");
            case ROLE_KEYS -> HttpReply.text(200, ROLE);
            case ROLE_KEYS + ROLE -> HttpReply.json(200, fresh(ROLE));
            default -> HttpReply.text(404, "not found");
        };
    }

    private HttpReply metadataToken(HttpRequest request) {
        if (!request.method().equals("PUT")) {
            return HttpReply.text(405, "PUT it");
        }
        String seconds =
                request.header("x-aliyun-ecs-metadata-token-ttl-seconds").orElse("");
        if (!seconds.matches("\\d{1,5}")
                || Duration.ofSeconds(Long.parseLong(seconds)).compareTo(LONGEST_METADATA_TOKEN) > 0) {
            return HttpReply.text(400, "how long?");
        }
        String token = keys.text(40);
        metadataTokens.put(token, clock.instant().plusSeconds(Long.parseLong(seconds)));
        return HttpReply.text(200, token);
    }

    private String fresh(String role) {
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(life);
        LabKey key = keys.issueTemporary(principal(role), end);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Code", "Success");
        fields.put("AccessKeyId", key.id());
        fields.put("AccessKeySecret", key.secret());
        fields.put("SecurityToken", key.token());
        fields.put("Expiration", end.toString());
        fields.put(
                "LastUpdated", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static Principal principal(String role) {
        return new Principal("AssumedRoleUser", role + "/lab", "300000000000000001:lab", Policy.EVERYTHING, List.of());
    }

    /// Refuses a token that this provider did not issue, or that is over.
    void checkOidc(String provider, String token) {
        if (!provider.equals(oidcProviderArn())) {
            throw ServiceException.of("EntityNotExist.OIDCProvider");
        }
        Instant end = oidcTokens.get(token);
        if (end == null) {
            throw ServiceException.of("AuthenticationFail.OIDCToken.Invalid");
        }
        if (!clock.instant().isBefore(end)) {
            throw ServiceException.of("AuthenticationFail.OIDCToken.Expired");
        }
    }

    /// Session keys for a request that the RSA key pair signed.
    Map<String, Object> sessionKey(HttpRequest request, ApiCall call) {
        if (!call.required("PublicKeyId").equals(rsaKeyPairName())) {
            throw ServiceException.of("InvalidAccessKeyId.NotFound");
        }
        Signature.requireRsa(request, rsa.getPublic());
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(call.number("DurationSeconds", 3600));
        LabKey key = keys.issueSession(principal("deck-rsa"), end);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("SessionAccessKeyId", key.id());
        fields.put("SessionAccessKeySecret", key.secret());
        fields.put("Expiration", end.toString());
        return Map.of("SessionAccessKey", fields);
    }
}

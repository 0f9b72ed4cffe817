package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeySourcesTest {
    private static final String ROLE_KEYS = "/latest/meta-data/ram/security-credentials/";

    private final ManualWorkers workers = new ManualWorkers();
    private final HttpClient http = HttpClient.newHttpClient();
    private Lab lab;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast(), Fleet.standard(), workers);
    }

    @AfterEach
    void stop() {
        http.close();
        lab.close();
    }

    @Test
    void anAddressAnswersWithKeysThatWorkAndEnd() throws Exception {
        lab.keySources().lifeOfKeys(Duration.ofMinutes(5));
        JsonNode keys = json(send(HttpRequest.newBuilder(lab.keySources().credentialsUri())));

        assertThat(keys.path("Code").asString()).isEqualTo("Success");
        assertThat(regions(keys).status()).isEqualTo(200);
        workers.advance(Duration.ofMinutes(6));
        assertThat(regions(keys).code()).isEqualTo("InvalidSecurityToken.Expired");
    }

    @Test
    void metadataIsSilentWithoutAToken() throws Exception {
        assertThat(send(HttpRequest.newBuilder(metadata(ROLE_KEYS))).statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(metadata("/latest/api/token"))).statusCode())
                .isEqualTo(405);
    }

    @Test
    void metadataHandsOutTheRolesKeysForAToken() throws Exception {
        String token = send(HttpRequest.newBuilder(metadata("/latest/api/token"))
                        .header("X-aliyun-ecs-metadata-token-ttl-seconds", "60")
                        .PUT(HttpRequest.BodyPublishers.noBody()))
                .body();
        String role = metadataText(ROLE_KEYS, token).body();
        JsonNode keys = json(metadataText(ROLE_KEYS + role, token));

        assertThat(role).isEqualTo(lab.keySources().instanceRole());
        assertThat(regions(keys).status()).isEqualTo(200);
        workers.advance(Duration.ofSeconds(61));
        assertThat(metadataText(ROLE_KEYS, token).statusCode()).isEqualTo(403);
    }

    @Test
    void aBrokenSourceSaysSo() throws Exception {
        lab.keySources().breakDown(true);

        assertThat(send(HttpRequest.newBuilder(lab.keySources().credentialsUri()))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void anIdentityTokenBringsARolesKeysWithoutASignature() throws Exception {
        JsonNode answer = oidc(lab.keySources().oidcToken(Duration.ofMinutes(1)));

        assertThat(regions(answer.path("Credentials")).status()).isEqualTo(200);
    }

    @Test
    void anIdentityTokenThatIsForgedOrOverIsRefused() throws Exception {
        String token = lab.keySources().oidcToken(Duration.ofMinutes(1));
        workers.advance(Duration.ofMinutes(2));

        assertThat(oidc("forged").path("Code").asString()).isEqualTo("AuthenticationFail.OIDCToken.Invalid");
        assertThat(oidc(token).path("Code").asString()).isEqualTo("AuthenticationFail.OIDCToken.Expired");
    }

    @Test
    void anRsaKeyPairSignsForSessionKeys() throws Exception {
        Map<String, String> query = rsaQuery();
        String text = "GET&%2F&" + FormText.encode(canonical(query));
        query.put("Signature", rsa(text));
        JsonNode key = json(send(HttpRequest.newBuilder(URI.create(lab.endpoint() + "/?" + canonical(query)))))
                .path("SessionAccessKey");

        String id = key.path("SessionAccessKeyId").asString();
        String secret = key.path("SessionAccessKeySecret").asString();
        assertThat(regions(id, secret, "").status()).isEqualTo(200);
        workers.advance(Duration.ofHours(2));
        assertThat(regions(id, secret, "").code()).isEqualTo("InvalidAccessKeyId.Inactive");
    }

    @Test
    void anotherTextsSignatureBringsNoSessionKeys() throws Exception {
        Map<String, String> query = rsaQuery();
        query.put("Signature", rsa("another text"));

        assertThat(json(send(HttpRequest.newBuilder(URI.create(lab.endpoint() + "/?" + canonical(query)))))
                        .path("Code")
                        .asString())
                .isEqualTo("SignatureDoesNotMatch");
    }

    private Map<String, String> rsaQuery() {
        return new TreeMap<>(Map.of(
                "Action", "GenerateSessionAccessKey",
                "Version", "2015-04-01",
                "PublicKeyId", lab.keySources().rsaKeyPairName(),
                "DurationSeconds", "3600",
                "SignatureMethod", "SHA256withRSA"));
    }

    private String rsa(String text) throws Exception {
        String pem = lab.keySources().rsaPrivateKeyPem();
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String canonical(Map<String, String> query) {
        return query.entrySet().stream()
                .map(e -> FormText.encode(e.getKey()) + "=" + FormText.encode(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private JsonNode oidc(String token) throws Exception {
        String form = canonical(new TreeMap<>(Map.of(
                "OIDCProviderArn",
                lab.keySources().oidcProviderArn(),
                "OIDCToken",
                token,
                "RoleArn",
                lab.keySources().roleArn(),
                "RoleSessionName",
                "alice")));
        return json(send(
                HttpRequest.newBuilder(URI.create(lab.endpoint() + "/?Action=AssumeRoleWithOIDC&Version=2015-04-01"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))));
    }

    private Answer regions(JsonNode keys) throws Exception {
        return regions(
                keys.path("AccessKeyId").asString(),
                keys.path("AccessKeySecret").asString(),
                keys.path("SecurityToken").asString());
    }

    private Answer regions(String id, String secret, String token) throws Exception {
        try (SignedClient client = new SignedClient(lab.endpoint(), id, secret, token)) {
            client.now = workers.clock().instant();
            return client.call("DescribeRegions");
        }
    }

    private URI metadata(String path) {
        return lab.keySources().metadata().resolve(path);
    }

    private HttpResponse<String> metadataText(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(metadata(path)).header("X-aliyun-ecs-metadata-token", token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}

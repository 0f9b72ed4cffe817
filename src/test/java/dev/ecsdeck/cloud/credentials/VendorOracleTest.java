package dev.ecsdeck.cloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.credentials.http.CompatibleUrlConnClient;
import com.aliyun.credentials.http.FormatType;
import com.aliyun.credentials.http.HttpRequest;
import com.aliyun.credentials.http.HttpResponse;
import com.aliyun.credentials.models.CredentialModel;
import com.aliyun.credentials.provider.ECSMetadataServiceCredentialsFetcher;
import com.aliyun.credentials.provider.EnvironmentVariableCredentialsProvider;
import com.aliyun.credentials.provider.OIDCRoleArnCredentialProvider;
import com.aliyun.credentials.provider.RamRoleArnCredentialProvider;
import com.aliyun.credentials.provider.RefreshResult;
import com.aliyun.credentials.provider.RsaKeyPairCredentialProvider;
import com.aliyun.credentials.provider.URLCredentialProvider;
import com.aliyun.credentials.utils.AuthUtils;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.ScriptedCloud;
import dev.ecsdeck.model.Credentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our resolver beside the vendor's own library: the same profile asks the same question, and the same answer gives
/// the same keys.
class VendorOracleTest {
    private static final String ROLE = "acs:ram::1234567890123456:role/deck";

    @TempDir
    private Path home;

    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws Exception {
        cloud = new ScriptedCloud();
        Files.createDirectories(home.resolve(".aliyun"));
    }

    @AfterEach
    void close() {
        cloud.close();
        AuthUtils.setEnvironmentAccessKeyId(null);
        AuthUtils.setEnvironmentAccessKeySecret(null);
        AuthUtils.setEnvironmentSecurityToken(null);
    }

    private CredentialSource ours(String fields, Map<String, String> variables) throws Exception {
        Files.writeString(
                home.resolve(".aliyun/config.json"),
                "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",%s}]}".formatted(fields));
        Map<String, String> all = new TreeMap<>(variables);
        all.put("HOME", home.toString());
        all.put("ALIBABA_CLOUD_STS_ENDPOINT", cloud.endpoint().toString());
        return new CredentialFinder(all, cloud.workers(), cloud::http, cloud.endpoint())
                .find(CredentialQuery.usual())
                .source();
    }

    /// An end far from now, on whole seconds, as the service gives it.
    private static Instant end() {
        return Instant.now().plus(Duration.ofHours(6)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String keys(Instant end) {
        return "{\"AccessKeyId\":\"STS.id\",\"AccessKeySecret\":\"secret\",\"SecurityToken\":\"token\",\"Expiration\":\""
                + end + "\"}";
    }

    private static void assertSame(Credentials ours, CredentialModel theirs) {
        assertThat(ours.accessKeyId()).isEqualTo(theirs.getAccessKeyId());
        assertThat(ours.accessKeySecret()).isEqualTo(theirs.getAccessKeySecret());
        assertThat(ours instanceof Credentials.StsToken sts ? sts.securityToken() : null)
                .isEqualTo(theirs.getSecurityToken());
    }

    /// What a request asks, without what signs it and what is another each time.
    private static Map<String, String> question(Map<String, String> parameters) {
        Map<String, String> question = new TreeMap<>();
        for (String name : new String[] {
            "Action", "RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId", "OIDCProviderArn", "OIDCToken"
        }) {
            if (parameters.containsKey(name)) {
                question.put(name, parameters.getOrDefault(name, ""));
            }
        }
        return question;
    }

    @Test
    void aRoleIsAskedForInTheSameWordsAndGivesTheSameKeys() throws Exception {
        Instant end = end();
        String answer = "{\"Credentials\":" + keys(end) + "}";
        cloud.answer(answer);
        CredentialSource ours = ours("""
                "mode":"RamRoleArn","access_key_id":"id","access_key_secret":"s","ram_role_arn":"%s",
                "ram_session_name":"deck","expired_seconds":1800,"external_id":"them","region_id":"cn-hangzhou"
                """.formatted(ROLE), Map.of());
        RamRoleArnCredentialProvider theirs = RamRoleArnCredentialProvider.builder()
                .accessKeyId("id")
                .accessKeySecret("s")
                .roleArn(ROLE)
                .roleSessionName("deck")
                .durationSeconds(1800)
                .externalId("them")
                .build();
        Answering vendor = new Answering(answer);

        Credentials given = ours.credentials();
        RefreshResult<CredentialModel> result = theirs.createCredential(vendor);

        assertSame(given, result.value());
        Map<String, String> asked = new TreeMap<>(ScriptedCloud.parameters(cloud.next()));
        asked.putIfAbsent("Action", "AssumeRole");
        assertThat(question(asked)).isEqualTo(question(vendor.parameters));
        assertThat(RenewingCredentials.AHEAD)
                .as("we renew before the library would")
                .isGreaterThanOrEqualTo(Duration.between(Instant.ofEpochMilli(result.staleTime()), end));
    }

    @Test
    void aTokenFileIsExchangedInTheSameWords() throws Exception {
        String answer = "{\"Credentials\":" + keys(end()) + "}";
        cloud.answer(answer);
        Path token = Files.writeString(home.resolve("oidc"), "jwt");
        CredentialSource ours = ours("""
                "mode":"OIDC","oidc_provider_arn":"provider","oidc_token_file":"%s","ram_role_arn":"%s",
                "ram_session_name":"deck","region_id":"cn-hangzhou"
                """.formatted(token, ROLE), Map.of());
        OIDCRoleArnCredentialProvider theirs = OIDCRoleArnCredentialProvider.builder()
                .oidcProviderArn("provider")
                .oidcTokenFilePath(token.toString())
                .roleArn(ROLE)
                .roleSessionName("deck")
                .durationSeconds(3600)
                .build();
        Answering vendor = new Answering(answer);

        assertSame(ours.credentials(), theirs.createCredential(vendor).value());
        assertThat(question(ScriptedCloud.parameters(cloud.next()))).isEqualTo(question(vendor.parameters));
    }

    @Test
    void anAddressThatGivesKeysGivesThemToBoth() throws Exception {
        String answer = keys(end()).replaceFirst("\\{", "{\"Code\":\"Success\",");
        cloud.answer(answer).answer(answer);
        String uri = cloud.endpoint() + "/keys";

        Credentials ours = ours("\"mode\":\"CredentialsURI\",\"credentials_uri\":\"" + uri + "\"", Map.of())
                .credentials();
        CredentialModel theirs =
                URLCredentialProvider.builder().credentialsURI(uri).build().getCredentials();

        assertSame(ours, theirs);
        assertThat(cloud.next().getUrl().encodedPath())
                .isEqualTo(cloud.next().getUrl().encodedPath());
    }

    @Test
    void theVariablesMeanTheSameKeys() throws Exception {
        AuthUtils.setEnvironmentAccessKeyId("env-id");
        AuthUtils.setEnvironmentAccessKeySecret("env-secret");
        AuthUtils.setEnvironmentSecurityToken("env-token");
        Map<String, String> variables = Map.of(
                "ALIBABA_CLOUD_ACCESS_KEY_ID", "env-id",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "env-secret",
                "ALIBABA_CLOUD_SECURITY_TOKEN", "env-token",
                "ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE");

        Credentials ours = ours("\"mode\":\"AK\"", variables).credentials();

        assertSame(ours, new EnvironmentVariableCredentialsProvider().getCredentials());
    }

    @Test
    void theRoleOfAnInstanceIsAskedForAtTheSamePlacesAndGivesTheSameKeys() throws Exception {
        String answer = keys(end()).replaceFirst("\\{", "{\"Code\":\"Success\",");
        cloud.answer("metadata-token").answer("role-1").answer(answer);
        CredentialSource ours = ours("\"mode\":\"EcsRamRole\"", Map.of());
        Answering vendor = new Answering(place -> switch (place) {
            case String token when token.endsWith("/token") -> "metadata-token";
            case String list when list.endsWith("/security-credentials/") -> "role-1";
            default -> answer;
        });

        Credentials given = ours.credentials();
        String role = hardened("").fetchRoleName(vendor);
        CredentialModel theirs = hardened(role).fetch(vendor).value();

        assertSame(given, theirs);
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RecordedRequest request = cloud.next();
            asked.add(request.getMethod() + " " + request.getUrl().encodedPath());
        }
        assertThat(asked).isEqualTo(vendor.places.stream().distinct().toList());
    }

    /// As we do, with a token first: an instance may be set to give nothing without.
    private static ECSMetadataServiceCredentialsFetcher hardened(String role) {
        return new ECSMetadataServiceCredentialsFetcher(role, true, 21_600, 1000, 1000);
    }

    /// The library names the pair as an access key and signs as with one; we sign with the pair, as the vendor's
    /// command line does. What is asked for, and what comes of it, is the same.
    @Test
    void aKeyPairAsksForTheSameAndGivesTheSameKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Path file = Files.writeString(
                home.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        String answer = """
                {"SessionAccessKey":{"SessionAccessKeyId":"TMP.id","SessionAccessKeySecret":"secret","Expiration":"%s"}}
                """.formatted(end());
        cloud.answer(answer);
        CredentialSource ours = ours("""
                "mode":"RsaKeyPair","private_key":"%s","key_pair_name":"pair","expired_seconds":1800,
                "region_id":"cn-hangzhou"
                """.formatted(file), Map.of());
        RsaKeyPairCredentialProvider theirs = RsaKeyPairCredentialProvider.builder()
                .publicKeyId("pair")
                .privateKeyFile(file.toString())
                .durationSeconds(1800)
                .build();
        Answering vendor = new Answering(answer);

        assertSame(ours.credentials(), theirs.createCredential(vendor).value());
        assertThat(question(ScriptedCloud.parameters(cloud.next()))).isEqualTo(question(vendor.parameters));
    }

    /// The vendor's own way to the network, cut off: notes the question and gives the answer of that place.
    private static final class Answering extends CompatibleUrlConnClient {
        private final UnaryOperator<String> answers;
        private final Map<String, String> parameters = new TreeMap<>();
        private final List<String> places = new ArrayList<>();

        Answering(String answer) {
            this(_ -> answer);
        }

        Answering(UnaryOperator<String> answers) {
            this.answers = answers;
        }

        @Override
        public HttpResponse syncInvoke(HttpRequest request) {
            HttpUrl url = HttpUrl.get(request.getSysUrl().replaceFirst("^(?!https?:)", "https://"));
            url.queryParameterNames().forEach(name -> parameters.put(name, String.valueOf(url.queryParameter(name))));
            parameters.putAll(request.getUrlParameters());
            places.add(request.getSysMethod() + " " + url.encodedPath());
            if (request.getHttpContent() != null) {
                HttpUrl form = HttpUrl.get("http://x/?" + new String(request.getHttpContent(), StandardCharsets.UTF_8));
                form.queryParameterNames()
                        .forEach(name -> parameters.put(name, String.valueOf(form.queryParameter(name))));
            }
            HttpResponse response = new HttpResponse(request.getSysUrl());
            response.setResponseCode(200);
            response.setHttpContent(
                    answers.apply(url.encodedPath()).getBytes(StandardCharsets.UTF_8), "UTF-8", FormatType.JSON);
            return response;
        }
    }
}

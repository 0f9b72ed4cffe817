package dev.ecsdeck.cloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Each mode of the vendor's files against the Lab: the keys that come out sign a real request.
@Tag("lab")
class LabCredentialsTest {
    @TempDir
    static Path folder;

    private static Lab lab;
    private static Threads threads;
    private static HttpClients http;

    @BeforeAll
    static void open() throws Exception {
        lab = Lab.start(LabSettings.fast());
        threads = new Threads((thread, crash) -> {});
        http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), threads, Map.of());
        Files.writeString(folder.resolve("oidc"), lab.keySources().oidcToken(Duration.ofHours(1)));
        Files.writeString(folder.resolve("key.pem"), lab.keySources().rsaPrivateKeyPem());
        Files.writeString(
                folder.resolve("keys.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "mode", "AK",
                                "access_key_id", lab.accessKeyId(),
                                "access_key_secret", lab.accessKeySecret())));
        ConfigFile file = new ConfigFile(config(), threads);
        file.put("AK", withKey("AK"));
        file.put("RamRoleArn", withRole(withKey("RamRoleArn")));
        file.put("ChainableRamRoleArn", withRole(Map.of("mode", "ChainableRamRoleArn", "source_profile", "AK")));
        file.put("EcsRamRole", Map.of("mode", "EcsRamRole"));
        file.put("RamRoleArnWithRoleName", withRole(Map.of("mode", "RamRoleArnWithRoleName")));
        file.put(
                "RsaKeyPair",
                Map.of(
                        "mode", "RsaKeyPair",
                        "private_key", folder.resolve("key.pem").toString(),
                        "key_pair_name", lab.keySources().rsaKeyPairName()));
        file.put(
                "CredentialsURI",
                Map.of(
                        "mode",
                        "CredentialsURI",
                        "credentials_uri",
                        lab.keySources().credentialsUri().toString()));
        file.put(
                "OIDC",
                withRole(Map.of(
                        "mode", "OIDC",
                        "oidc_provider_arn", lab.keySources().oidcProviderArn(),
                        "oidc_token_file", folder.resolve("oidc").toString())));
        file.put("External", Map.of("mode", "External", "process_command", "cat " + folder.resolve("keys.json")));
    }

    @AfterAll
    static void close() {
        http.close();
        threads.close();
        lab.close();
    }

    private static Path config() {
        return folder.resolve("config.json");
    }

    private static Map<String, String> withKey(String mode) {
        return Map.of("mode", mode, "access_key_id", lab.accessKeyId(), "access_key_secret", lab.accessKeySecret());
    }

    private static Map<String, String> withRole(Map<String, String> fields) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put("ram_role_arn", lab.keySources().roleArn());
        more.put("ram_session_name", "deck");
        return more;
    }

    private static CredentialSource source(String profile) throws ProblemException {
        Map<String, String> variables = Map.of(
                "HOME",
                folder.toString(),
                "ALIBABA_CLOUD_STS_ENDPOINT",
                lab.endpoint().toString());
        return new CredentialFinder(
                        variables, threads, http::client, lab.keySources().metadata())
                .find(new CredentialQuery(Optional.of(profile), Optional.of(config()), Map.of()))
                .source();
    }

    private static EcsClient client(CredentialSource source) {
        return new EcsClient(http.client(), lab.target(), source, threads);
    }

    static Stream<String> modes() throws ProblemException {
        return new ConfigFile(config(), threads).read().all().stream().map(Profile::name);
    }

    static Stream<String> temporary() throws ProblemException {
        return modes().filter(mode -> !mode.equals("AK") && !mode.equals("External"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theKeysOfEachModeSign(String mode) throws Exception {
        assertThat(client(source(mode)).sts().caller().accountId()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("temporary")
    void keysThatRunOutInTheMiddleOfWorkAreRenewedUnnoticed(String mode) throws Exception {
        CredentialSource source = source(mode);
        EcsClient client = client(source);
        client.sts().caller();
        Credentials before = source.credentials();

        lab.keys().expireTemporaryKeys(Instant.now());

        assertThat(client.sts().caller().accountId()).isNotBlank();
        assertThat(source.credentials()).isNotEqualTo(before);
    }

    @Test
    void aSourceThatBreaksDownWhileItsKeysAreGoodIsNotNoticed() throws Exception {
        CredentialSource source = source("CredentialsURI");
        EcsClient client = client(source);
        client.sts().caller();

        lab.keySources().breakDown(true);

        try {
            assertThat(client.sts().caller().accountId()).isNotBlank();
        } finally {
            lab.keySources().breakDown(false);
        }
    }
}

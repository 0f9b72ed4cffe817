package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.CliRun.Result;
import dev.ecsdeck.cloud.credentials.CredentialMode;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.service.logs.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// A secret is planted in every field of a profile; then it is looked for in all that the program says and writes.
class CanaryTest {
    private static final String CANARY = "CANARY-";
    private static final String[] SECRETS = {
        "access_key_secret",
        "sts_token",
        "private_key",
        "process_command",
        "credentials_uri",
        "oidc_token_file",
        "access_token",
        "oauth_access_token",
        "oauth_refresh_token",
        "bearer_token",
        "external_id",
        "cloud_sso_access_config",
        "a_field_of_tomorrow"
    };

    @TempDir
    private Path home;

    private Path config = Path.of(".");

    @BeforeEach
    void plant() throws IOException {
        config = home.resolve(".aliyun/config.json");
        Files.createDirectories(config.getParent());
        StringBuilder profiles = new StringBuilder();
        for (CredentialMode mode : CredentialMode.values()) {
            profiles.append(profiles.isEmpty() ? "" : ",").append(profile(mode.apiName()));
        }
        Files.writeString(config, "{\"current\":\"AK\",\"profiles\":[" + profiles + "]}");
    }

    private static String profile(String mode) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", mode);
        fields.put("mode", mode);
        fields.put("access_key_id", CANARY + "access_key_id");
        for (String field : SECRETS) {
            fields.put(field, CANARY + field);
        }
        fields.put("process_command", "/bin/false " + CANARY + "process_command");
        fields.put("credentials_uri", "http://127.0.0.1:9/" + CANARY + "credentials_uri");
        fields.put("ram_role_arn", "acs:ram::1:role/deck");
        fields.put("key_pair_name", "pair");
        fields.put("oidc_provider_arn", "acs:ram::1:oidc-provider/deck");
        fields.put("source_profile", "AK");
        fields.put("sts_expiration", 4_102_444_800L);
        fields.put("endpoint", "http://127.0.0.1:9");
        fields.put("sts_endpoint", "http://127.0.0.1:9");
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private void assertNoneOf(Result result) {
        assertThat(result.out()).doesNotContain(CANARY);
        assertThat(result.err()).doesNotContain(CANARY);
        assertThat(everythingWritten()).doesNotContain(CANARY);
    }

    /// All files below the home but the one that the user wrote.
    private String everythingWritten() {
        try (Stream<Path> files = Files.walk(home)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(config))
                    .toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noModeLetsASecretOut(CredentialMode mode) {
        Result used = new CliRun(home).run("list", "-p", mode.apiName(), "--retry-count", "0", "--verbose");
        Result shown = new CliRun(home).run("configure", "get", "-p", mode.apiName());

        assertThat(used.status()).isNotZero();
        assertNoneOf(used);
        assertNoneOf(shown);
    }

    @Test
    void neitherAListNorAChangeLetsASecretOut() {
        assertNoneOf(new CliRun(home).run("configure", "list"));
        assertNoneOf(new CliRun(home).run("configure", "set", "-p", "AK", "--region", "cn-beijing", "--verbose"));
    }

    @Test
    void aBrokenFileIsNotQuoted() throws IOException {
        Files.writeString(config, "{\"profiles\":[{\"access_key_secret\":\"" + CANARY + "\" broken");

        assertNoneOf(new CliRun(home).run("list", "--verbose"));
    }

    @Test
    void aCrashReportIsCleanedOfKeysInUse() {
        Redaction redaction = new Redaction();
        redaction.hide(new Credentials.StsToken("id", CANARY + "secret", CANARY + "token", Optional.empty()));

        assertThat(redaction.clean(
                        "java.lang.IllegalStateException: GET /?k=" + CANARY + "secret&t=" + CANARY + "token"))
                .doesNotContain(CANARY);
    }

    @Test
    @Tag("lab")
    void keysThatWorkStandInNoLogEither() throws IOException {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            Files.delete(config);
            Result listed = CliRun.in(home, lab).run("list", "--region", "cn-hangzhou", "--verbose");

            assertThat(listed.status()).as(listed.err()).isZero();
            assertThat(listed.out() + listed.err() + everythingWritten()).doesNotContain(lab.accessKeySecret());
            ProcessHandle.Info own = ProcessHandle.current().info();
            assertThat(own.commandLine().orElse("")).doesNotContain(lab.accessKeySecret());
        }
    }
}

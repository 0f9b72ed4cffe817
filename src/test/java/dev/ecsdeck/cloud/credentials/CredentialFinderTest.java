package dev.ecsdeck.cloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFinderTest {
    private final Map<String, String> variables = new HashMap<>();

    @TempDir
    Path home;

    @BeforeEach
    void home() throws IOException {
        variables.put("HOME", home.toString());
        Files.createDirectories(home.resolve(".aliyun"));
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(home.resolve(".aliyun").resolve(name), json);
    }

    private FoundCredentials find(CredentialQuery query) throws ProblemException {
        return new CredentialFinder(variables, new ManualWorkers(), OkHttpClient::new).find(query);
    }

    private Problem problemOf(CredentialQuery query) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, () -> find(query)))
                .problem();
    }

    private static CredentialQuery flags(String... pairs) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return new CredentialQuery(Optional.empty(), Optional.empty(), fields);
    }

    @Test
    void nothingAnywhereNamesThePlaces() {
        assertThat(problemOf(CredentialQuery.usual()))
                .isInstanceOfSatisfying(
                        Problem.NoCredentials.class,
                        none -> assertThat(none.looked()).contains("ALIBABA_CLOUD_ACCESS_KEY_ID", "config.json"));
    }

    @Test
    void theCurrentProfileIsUsed() throws Exception {
        write("config.json", """
                {"current":"work","profiles":[{"name":"default","mode":"AK","access_key_id":"a","access_key_secret":"b"},
                {"name":"work","mode":"ststoken","access_key_id":"c","access_key_secret":"d","sts_token":"e",
                "region_id":"cn-beijing"}]}""");

        FoundCredentials found = find(CredentialQuery.usual());

        assertThat(found.profile()).isEqualTo("work");
        assertThat(found.region()).contains(new RegionId("cn-beijing"));
        assertThat(found.source().credentials()).isEqualTo(new Credentials.StsToken("c", "d", "e", Optional.empty()));
    }

    @Test
    void theFileOfTheEcsProgramGoesFirst() throws Exception {
        write("config.json", "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",\"access_key_id\":\"old\"}]}");
        write(
                "config_ecs.json",
                "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\"}]}");

        assertThat(find(CredentialQuery.usual()).source().credentials()).isEqualTo(new Credentials.AccessKey("a", "b"));
    }

    @Test
    void aProfileThatIsNotThereIsNamed() throws Exception {
        write("config.json", "{\"profiles\":[]}");

        assertThat(problemOf(CredentialQuery.ofProfile("nope")))
                .isInstanceOfSatisfying(Problem.CredentialsUnusable.class, unusable -> {
                    assertThat(unusable.profile()).isEqualTo("nope");
                    assertThat(unusable.fault()).isEqualTo(CredentialFault.NO_SUCH_PROFILE);
                });
    }

    @Test
    void aMissingFieldIsNamed() throws Exception {
        write(
                "config.json",
                "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",\"mode\":\"AK\",\"access_key_id\":\"a\"}]}");

        assertThat(problemOf(CredentialQuery.usual()))
                .isEqualTo(
                        new Problem.CredentialsUnusable("x", "AK", CredentialFault.FIELD_MISSING, "access_key_secret"));
    }

    @Test
    void anUnknownModeIsNamed() throws Exception {
        write("config.json", "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",\"mode\":\"Telepathy\"}]}");

        assertThat(problemOf(CredentialQuery.usual()))
                .isEqualTo(new Problem.CredentialsUnusable("x", "Telepathy", CredentialFault.MODE_UNKNOWN, ""));
    }

    @Test
    void variablesAreLookedAtInTheVendorsOrder() throws Exception {
        variables.put("ACCESS_KEY_ID", "last");
        variables.put("ALICLOUD_ACCESS_KEY_ID", "third");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "first");
        variables.put("ALIBABACLOUD_ACCESS_KEY_SECRET", "secret");

        assertThat(find(CredentialQuery.usual()).source().credentials())
                .isEqualTo(new Credentials.AccessKey("first", "secret"));
    }

    @Test
    void aTokenInTheEnvironmentMakesThemTemporary() throws Exception {
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "a");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b");
        variables.put("ALIBABA_CLOUD_SECURITY_TOKEN", "c");

        assertThat(find(CredentialQuery.usual()).mode()).isEqualTo("StsToken");
    }

    @Test
    void theProfileGoesBeforeTheEnvironment() throws Exception {
        write(
                "config.json",
                "{\"current\":\"x\",\"profiles\":[{\"name\":\"x\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\"}]}");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "env");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "env");

        assertThat(find(CredentialQuery.usual()).source().credentials()).isEqualTo(new Credentials.AccessKey("a", "b"));
    }

    @Test
    void theFilesAreLeftAloneWhenTheEnvironmentSaysSo() throws Exception {
        write("config.json", "this is broken");
        variables.put("ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "env");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s");

        assertThat(find(CredentialQuery.usual()).source().credentials())
                .isEqualTo(new Credentials.AccessKey("env", "s"));
    }

    @Test
    void flagsGoBeforeEverything() throws Exception {
        write("config.json", "this is broken, and nobody asked for it");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_ID", "env");
        variables.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "env");

        assertThat(find(flags("access_key_id", "flag", "access_key_secret", "s"))
                        .source()
                        .credentials())
                .isEqualTo(new Credentials.AccessKey("flag", "s"));
    }

    @Test
    void noTextOfOursHoldsASecret() throws Exception {
        write("config.json", """
                {"current":"x","profiles":[{"name":"x","mode":"StsToken","access_key_id":"canary1",
                "access_key_secret":"canary2","sts_token":"canary3"}]}""");

        FoundCredentials found = find(CredentialQuery.usual());
        Profiles read = new CredentialFinder(variables, new ManualWorkers(), OkHttpClient::new)
                .file(CredentialQuery.usual())
                .read();

        assertThat(found + " " + found.source().credentials() + " "
                        + found.source().describe() + read + flags("access_key_secret", "canary4"))
                .doesNotContain("canary");
    }
}

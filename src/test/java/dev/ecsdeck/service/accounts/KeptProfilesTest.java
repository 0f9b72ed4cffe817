package dev.ecsdeck.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.MemoryKeychain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProfilesTest {
    @TempDir
    private Path home;

    private final MemoryKeychain keychain = new MemoryKeychain();
    private KeptProfiles kept = new KeptProfiles(Path.of("."), keychain, new ManualWorkers());

    @BeforeEach
    void open() {
        kept = new KeptProfiles(file(), keychain, new ManualWorkers());
    }

    private Path file() {
        return home.resolve("accounts.json");
    }

    private static Map<String, String> aKey() {
        return Map.of(
                "mode", "AK",
                "access_key_id", "LTAI-CANARY-ID",
                "access_key_secret", "CANARY-SECRET",
                "region_id", "cn-beijing");
    }

    @Test
    void withoutAKeychainNothingIsKeptAnywhere() {
        keychain.fail(KeychainFault.NONE);

        assertThat(problemOf(() -> kept.set(Optional.of("a"), aKey())))
                .isEqualTo(new Problem.KeychainUnusable(KeychainFault.NONE, ""));
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFieldThatIsMissingIsNamedBeforeAnythingIsKept() {
        assertThat(problemOf(() -> kept.set(Optional.of("a"), Map.of("mode", "AK", "access_key_id", "x"))))
                .isEqualTo(
                        new Problem.CredentialsUnusable("a", "AK", CredentialFault.FIELD_MISSING, "access_key_secret"));
        assertThat(keychain.secrets()).isEmpty();
    }

    @Test
    void aSecretThatVanishedFromTheKeychainIsSaid() throws ProblemException {
        kept.set(Optional.of("a"), aKey());
        keychain.delete("a/access_key_secret");

        assertThat(problemOf(() -> kept.whole("a"))).isInstanceOf(Problem.KeychainUnusable.class);
    }

    @Test
    void secretsGoToTheKeychainAndTheRestToTheFile() throws Exception {
        kept.set(Optional.of("a"), aKey());

        assertThat(Files.readString(file())).contains("cn-beijing", "\"AK\"").doesNotContain("CANARY");
        assertThat(keychain.secrets())
                .containsOnlyKeys("a/access_key_id", "a/access_key_secret")
                .containsValue("CANARY-SECRET");
        assertThat(kept.whole("a").fields()).containsAllEntriesOf(aKey());
    }

    @Test
    void everyFieldThatIsNotKnownToBeHarmlessIsASecret() throws Exception {
        Map<String, String> external =
                Map.of("mode", "External", "process_command", "get-keys --password CANARY", "some_new_field", "CANARY");

        kept.set(Optional.of("e"), external);

        assertThat(Files.readString(file())).doesNotContain("CANARY");
        assertThat(kept.whole("e").fields()).containsAllEntriesOf(external);
    }

    @Test
    void aChangeOfOneFieldLeavesTheOthers() throws ProblemException {
        kept.set(Optional.of("a"), aKey());

        kept.set(Optional.of("a"), Map.of("region_id", "cn-hangzhou"));

        assertThat(kept.whole("a").fields())
                .containsEntry("region_id", "cn-hangzhou")
                .containsEntry("access_key_secret", "CANARY-SECRET");
    }

    @Test
    void aDeletedProfileLeavesNoSecretBehind() throws ProblemException {
        kept.set(Optional.of("a"), aKey());
        kept.set(Optional.of("b"), aKey());

        kept.delete("a");

        assertThat(keychain.secrets().keySet()).allMatch(item -> item.startsWith("b/"));
        assertThat(kept.list()).extracting(ProfileService.Shown::name).containsExactly("b");
        assertThat(problemOf(() -> kept.delete("a"))).isInstanceOf(Problem.CredentialsUnusable.class);
    }

    @Test
    void aBrokenFileIsLeftAsItIs() throws IOException {
        Files.writeString(file(), "{\n  \"profiles\": [}");

        assertThat(problemOf(() -> kept.set(Optional.of("a"), aKey())))
                .isInstanceOfSatisfying(
                        Problem.FileBroken.class,
                        broken -> assertThat(broken.line()).isEqualTo(2));
        assertThat(file()).hasContent("{\n  \"profiles\": [}");
        assertThat(keychain.secrets()).isEmpty();
    }

    private interface Deed {
        void run() throws ProblemException;
    }

    private static Problem problemOf(Deed deed) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, deed::run))
                .problem();
    }
}

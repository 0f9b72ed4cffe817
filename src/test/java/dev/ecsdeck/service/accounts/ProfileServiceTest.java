package dev.ecsdeck.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import dev.ecsdeck.testing.ManualWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileServiceTest {
    private static final Map<String, String> KEY =
            Map.of("access_key_id", "LTAIexample1234", "access_key_secret", "CANARY-SECRET");

    @TempDir
    private Path home;

    private Path file = Path.of("");
    private ProfileService profiles = new ProfileService(Map.of(), new ManualWorkers());

    @BeforeEach
    void findPlace() {
        profiles = new ProfileService(Map.of("HOME", home.toString()), new ManualWorkers());
        file = profiles.file(Optional.empty());
    }

    @Test
    void aSavedProfileIsShownWithoutItsSecrets() throws ProblemException {
        profiles.set(file, Optional.of("work"), KEY);

        Shown shown = profiles.get(file, Optional.empty());

        assertThat(shown.name()).isEqualTo("work");
        assertThat(shown.isCurrent()).isTrue();
        assertThat(shown.mode()).isEqualTo("AK");
        assertThat(shown.fields())
                .containsEntry("access_key_id", "***1234")
                .containsEntry("access_key_secret", "***")
                .doesNotContainValue("CANARY-SECRET");
    }

    @Test
    void aFieldNobodyKnowsIsTreatedAsASecretAndKept() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"LTAIexample1234",
                 "access_key_secret":"s3cret","new_token":"CANARY"}]}""");

        profiles.set(file, Optional.of("a"), Map.of("region_id", "cn-beijing"));

        assertThat(profiles.get(file, Optional.of("a")).fields())
                .containsEntry("new_token", "***")
                .containsEntry("region_id", "cn-beijing");
        assertThat(Files.readString(file)).contains("CANARY", "s3cret");
    }

    @Test
    void aModeWithoutItsFieldsIsNotSaved() {
        assertThatThrownBy(() -> profiles.set(file, Optional.empty(), Map.of("mode", "StsToken", "access_key_id", "x")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo(new Problem.CredentialsUnusable(
                                        "default",
                                        "StsToken",
                                        Problem.CredentialFault.FIELD_MISSING,
                                        "access_key_secret")));
        assertThat(file).doesNotExist();
    }

    @Test
    void aModeNobodyKnowsIsNotSaved() {
        assertThatThrownBy(() -> profiles.set(file, Optional.empty(), Map.of("mode", "Magic")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> profiles.needed("Magic")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aDeletedProfileIsGoneAndAnUnknownOneIsSaid() throws ProblemException {
        profiles.set(file, Optional.of("work"), KEY);

        profiles.delete(file, "work");

        assertThat(profiles.list(file)).isEmpty();
        assertThatThrownBy(() -> profiles.delete(file, "work")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> profiles.get(file, Optional.of("work"))).isInstanceOf(ProblemException.class);
    }
}

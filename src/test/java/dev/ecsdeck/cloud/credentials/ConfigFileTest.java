package dev.ecsdeck.cloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    private Path path;
    private ConfigFile file;

    @BeforeEach
    void file() {
        path = folder.resolve("config.json");
        file = new ConfigFile(path, new ManualWorkers());
    }

    private Problem readingFails() {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, () -> file.read()))
                .problem();
    }

    @Test
    void aFileThatIsNotThereHoldsNothing() throws Exception {
        assertThat(file.read().all()).isEmpty();
    }

    @Test
    void aBrokenFileIsNamedByLineAndColumnAndNothingOfItIsQuoted() throws Exception {
        Files.writeString(path, "{\n  \"profiles\": [\n   {\"name\": canary-secret }]}");

        ProblemException broken =
                Objects.requireNonNull(catchThrowableOfType(ProblemException.class, () -> file.read()));

        assertThat(broken.problem()).isInstanceOfSatisfying(Problem.FileBroken.class, where -> {
            assertThat(where.line()).isEqualTo(3);
            assertThat(where.column()).isBetween(13, 28);
        });
        assertThat(broken.toString()).doesNotContain("canary");
        assertThat(broken.getCause()).isNull();
    }

    @Test
    void aBrokenFileIsNeverOverwritten() throws Exception {
        Files.writeString(path, "{\"profiles\": [");

        assertThatThrownBy(() -> file.put("x", Map.of("mode", "AK"))).isInstanceOf(ProblemException.class);

        assertThat(path).hasContent("{\"profiles\": [");
    }

    @Test
    void aFileOfAnotherShapeIsBroken() throws Exception {
        Files.writeString(path, "{\"profiles\": {}}");

        assertThat(readingFails()).isInstanceOf(Problem.FileBroken.class);
    }

    @Test
    void aFolderInItsPlaceIsAProblem() throws Exception {
        Files.createDirectory(path);

        assertThat(readingFails()).isInstanceOf(Problem.FileUnusable.class);
    }

    @Test
    void whatWeDoNotKnowSurvivesOurWriting() throws Exception {
        Files.writeString(path, """
                {"meta_path":"m","zoo":[1,{"a":null}],"current":"old","profiles":[
                {"name":"old","mode":"CloudSSO","cloud_sso_account_id":"7","sts_expiration":1760000000,"new_thing":{"x":[true]}},
                {"name":"mine","access_key_id":"a","extra":1.5}]}""");

        file.put("mine", Map.of("access_key_id", "b", "region_id", "cn-hangzhou"));

        String written = Files.readString(path).replaceAll("\\s", "");
        assertThat(written)
                .isEqualTo("{\"meta_path\":\"m\",\"zoo\":[1,{\"a\":null}],\"current\":\"mine\",\"profiles\":["
                        + "{\"name\":\"old\",\"mode\":\"CloudSSO\",\"cloud_sso_account_id\":\"7\","
                        + "\"sts_expiration\":1760000000,\"new_thing\":{\"x\":[true]}},"
                        + "{\"name\":\"mine\",\"access_key_id\":\"b\",\"extra\":1.5,\"region_id\":\"cn-hangzhou\"}]}");
    }

    @Test
    void aFreshFileIsForItsOwnerAlone() throws Exception {
        file.put("x", Map.of("access_key_secret", "s"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(file.isReadableByOthers()).isFalse();
    }

    @Test
    void aFileThatOthersCanReadIsNoticed() throws Exception {
        Files.writeString(path, "{}");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(file.isReadableByOthers()).isTrue();
    }

    @Test
    void nothingOfAWriteIsLeftLyingAround() throws Exception {
        file.put("x", Map.of("access_key_secret", "s"));
        file.put("x", Map.of("access_key_secret", "t"));

        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", ".config.json.lock");
        }
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = Files.writeString(folder.resolve("dotfiles.json"), "{}");
        Files.createSymbolicLink(path, real);

        file.put("x", Map.of("mode", "AK"));

        assertThat(Files.isSymbolicLink(path)).isTrue();
        assertThat(Files.readString(real)).contains("\"mode\": \"AK\"");
    }

    @Test
    void numbersAreWrittenAsNumbersAndTheOldNameOfTheTimeoutToo() throws Exception {
        file.put("x", Map.of("read_timeout", "20"));

        assertThat(Files.readString(path)).contains("\"read_timeout\": 20", "\"retry_timeout\": 20");
    }

    @Test
    void anEmptyValueClearsItsField() throws Exception {
        file.put("x", Map.of("sts_token", "t"));
        file.put("x", Map.of("sts_token", ""));

        assertThat(file.read().named("x").orElseThrow().field("sts_token")).isEmpty();
    }

    @Test
    void deletingTakesOneProfileAway() throws Exception {
        file.put("x", Map.of("mode", "AK"));
        file.put("y", Map.of("mode", "AK"));

        file.delete("x");

        assertThat(file.read().all()).extracting(Profile::name).containsExactly("y");
        assertThat(catchThrowableOfType(ProblemException.class, () -> file.delete("x")))
                .isNotNull();
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try (Threads threads = new Threads((thread, crash) -> failures.add(crash))) {
            for (int i = 0; i < 8; i++) {
                String name = "profile-" + i;
                ConfigFile own = new ConfigFile(path, threads);
                writers.add(threads.start(name, () -> put(own, name)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(file.read().all()).hasSize(8);
    }

    private static void put(ConfigFile own, String name) {
        try {
            own.put(name, Map.of("mode", "AK"));
        } catch (ProblemException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package dev.ecsdeck.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.FileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path directory;

    @Test
    void aFileThatIsNotThereIsEmpty() throws ProblemException {
        assertThat(file("none").read()).isEmpty();
        assertThat(file("none").readBackup()).isEmpty();
    }

    @Test
    void directoriesAreMade() throws ProblemException {
        AtomicFile file = file("a/b/c.json");

        file.write("x".getBytes(UTF_8));

        assertThat(file.read()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo("x".getBytes(UTF_8)));
    }

    @Test
    void whatWasThereBeforeIsTheBackup() throws ProblemException {
        AtomicFile file = file("f");
        file.write("one".getBytes(UTF_8));
        file.write("two".getBytes(UTF_8));

        assertThat(new String(file.readBackup().orElseThrow(), UTF_8)).isEqualTo("one");
        assertThat(new String(file.read().orElseThrow(), UTF_8)).isEqualTo("two");
    }

    @Test
    void aCrashBeforeTheRenameLeavesTheOldFile() throws Exception {
        AtomicFile file = file("f");
        file.write("old".getBytes(UTF_8));
        Files.writeString(directory.resolve("f.tmp"), "ne");

        assertThat(new String(file.read().orElseThrow(), UTF_8)).isEqualTo("old");
        file.write("new".getBytes(UTF_8));
        assertThat(new String(file.read().orElseThrow(), UTF_8)).isEqualTo("new");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such permissions")
    void onlyTheOwnerMayReadIt() throws Exception {
        AtomicFile file = file("f");

        file.write(new byte[1]);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aDirectoryInItsPlaceIsNamed() throws IOException {
        Files.createDirectories(directory.resolve("d/full"));

        assertThatThrownBy(() -> file("d").write(new byte[1]))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isInstanceOfSatisfying(Problem.FileUnusable.class, p -> {
                            assertThat(p.path())
                                    .isEqualTo(directory.resolve("d").toString());
                            assertThat(p.fault()).isEqualTo(FileFault.OTHER);
                        }));
    }

    @Test
    void aFileSetAsideIsKept() throws Exception {
        AtomicFile file = file("f");
        file.write("bad".getBytes(UTF_8));

        Path aside = file.setAside(Instant.ofEpochSecond(7));

        assertThat(aside).hasFileName("f.broken-7").hasContent("bad");
        assertThat(file.read()).isEmpty();
    }

    private AtomicFile file(String name) {
        return new AtomicFile(directory.resolve(name));
    }
}

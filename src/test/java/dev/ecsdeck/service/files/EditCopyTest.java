package dev.ecsdeck.service.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditCopyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "nginx.conf, nginx.conf",
        "start.BAT, start.BAT.txt",
        "app.desktop, app.desktop.txt",
        "evil.exe, evil.exe.txt",
        "a:b?c.txt, a_b_c.txt",
    })
    void whatTheDesktopWouldStartIsNamedAsText(String name, String copy) {
        assertThat(EditCopy.harmless(name)).isEqualTo(copy);
    }

    @Test
    void nobodyElseMayEnterTheFolderOfACopyAndItGoesWithWhatIsInIt() throws Exception {
        EditCopy copy = EditCopy.in(folder.resolve("edits"), "secret.conf");
        Path own = Objects.requireNonNull(copy.file().getParent());
        Files.writeString(copy.file(), "x");
        Files.writeString(own.resolve(".secret.conf.swp"), "left by an editor");

        if (own.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
        }
        copy.remove();

        assertThat(own).doesNotExist();
    }

    @Test
    void twoCopiesOfOneNameDoNotMeet() throws Exception {
        EditCopy one = EditCopy.in(folder, "a.txt");
        EditCopy two = EditCopy.in(folder, "a.txt");

        assertThat(one.file()).isNotEqualTo(two.file());
        assertThat(one.stamp()).isEmpty();
    }
}

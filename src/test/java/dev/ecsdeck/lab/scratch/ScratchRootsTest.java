package dev.ecsdeck.lab.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class ScratchRootsTest {
    private static final Fleet FLEET = Fleet.standard();
    private static final Machine WEB = FLEET.named("web-01");

    @Test
    void noFilesAreMadeAfterTheEnd() throws IOException {
        ScratchRoots roots = new ScratchRoots();
        Path base = roots.of(WEB).getParent();
        roots.close();

        assertThatThrownBy(() -> roots.of(FLEET.named("web-02"))).isInstanceOf(UncheckedIOException.class);

        assertThat(base).doesNotExist();
    }

    @Test
    void aFolderThatAScriptHasLockedIsDeletedToo() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root opens every folder");
        ScratchRoots roots = new ScratchRoots();
        Path base = roots.of(WEB).getParent();
        Path locked = Files.createDirectories(roots.of(WEB).resolve("root/locked"));
        Files.writeString(locked.resolve("file"), "x");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

        roots.close();

        assertThat(base).doesNotExist();
    }

    @Test
    void aLinkIsDeletedAndNotWhereItLeads() throws IOException {
        Path outside = Files.createTempDirectory("ecs-deck-outside-");
        Files.writeString(outside.resolve("kept"), "x");
        try (ScratchRoots roots = new ScratchRoots()) {
            Files.createSymbolicLink(roots.of(WEB).resolve("root/link"), outside);
        }

        assertThat(outside.resolve("kept")).exists();
        Files.delete(outside.resolve("kept"));
        Files.delete(outside);
    }
}

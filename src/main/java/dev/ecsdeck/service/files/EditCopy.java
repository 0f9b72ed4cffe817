package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The private copy of an edited file, in a folder of its own that nobody else may enter.
final class EditCopy {
    /// Opening these would start them instead of an editor.
    private static final List<String> STARTED = List.of(
            ".exe",
            ".com",
            ".bat",
            ".cmd",
            ".ps1",
            ".vbs",
            ".js",
            ".jse",
            ".wsf",
            ".msi",
            ".scr",
            ".lnk",
            ".hta",
            ".desktop",
            ".jar",
            ".appimage",
            ".run",
            ".command",
            ".app",
            ".reg",
            ".url");

    private final Path folder;
    private final Path file;

    private EditCopy(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /// What tells one save from the next.
    record Stamp(long size, FileTime modified) {}

    static EditCopy in(Path edits, String name) throws ProblemException {
        try {
            Files.createDirectories(edits);
            boolean hasModes =
                    edits.getFileSystem().supportedFileAttributeViews().contains("posix");
            Path folder = hasModes
                    ? Files.createTempDirectory(
                            edits,
                            "edit",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    : Files.createTempDirectory(edits, "edit");
            return new EditCopy(folder, folder.resolve(harmless(name)));
        } catch (IOException failed) {
            throw LocalFiles.unusable(edits, failed);
        }
    }

    /// A name that the desktop opens and does not start, and that every system takes.
    static String harmless(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String lower = plain.toLowerCase(Locale.ROOT);
        return STARTED.stream().anyMatch(lower::endsWith) ? plain + ".txt" : plain;
    }

    Path file() {
        return file;
    }

    /// Another file beside it, for looking at what is there.
    Path beside() {
        return folder.resolve("there");
    }

    /// Empty while an editor is between taking the old file away and giving the new one its name.
    Optional<Stamp> stamp() throws ProblemException {
        try {
            return Optional.of(new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException between) {
            return Optional.empty();
        } catch (IOException failed) {
            throw LocalFiles.unusable(file, failed);
        }
    }

    /// Removes the folder with what editors have left in it; what another program holds stays.
    void remove() {
        remove(folder);
    }

    static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException held) {
            Transfers.LOG.info("{} could not be removed", folder, held);
        }
    }
}

package dev.ecsdeck.store;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.FileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A file that is replaced as a whole: after a crash at any moment it holds the old bytes or the new ones. One backup
/// of what was there before is kept beside it. One writer at a time.
public final class AtomicFile {
    private final Path path;

    public AtomicFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// The bytes, or empty if there is no such file.
    ///
    /// @throws ProblemException with [Problem.FileUnusable] if it is there and cannot be read
    public Optional<byte[]> read() throws ProblemException {
        return read(path);
    }

    /// What the file held before its last replacement, or empty.
    public Optional<byte[]> readBackup() throws ProblemException {
        return read(backup());
    }

    private static Optional<byte[]> read(Path from) throws ProblemException {
        try {
            return Optional.of(Files.readAllBytes(from));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unusable(from, unreadable);
        }
    }

    /// Replaces the file. The bytes are on the disk when this returns.
    ///
    /// @throws ProblemException with [Problem.FileUnusable]; the old file is then still whole
    public void write(byte[] bytes) throws ProblemException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            makeDirectory();
            Files.deleteIfExists(temporary);
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly("rw-------"))) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            keepBackup();
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory();
        } catch (IOException unwritable) {
            throw unusable(path, unwritable);
        }
    }

    /// Moves a file that cannot be understood out of the way.
    ///
    /// @return its new place
    public Path setAside(Instant now) throws ProblemException {
        Path aside = path.resolveSibling(path.getFileName() + ".broken-" + now.getEpochSecond());
        try {
            return Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stuck) {
            throw unusable(path, stuck);
        }
    }

    private Path backup() {
        return path.resolveSibling(path.getFileName() + ".bak");
    }

    private void keepBackup() throws IOException {
        if (Files.exists(path)) {
            Files.copy(path, backup(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void makeDirectory() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
    }

    /// The new name itself is on the disk only after this; Windows neither needs nor allows it.
    private void syncDirectory() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null && isPosix()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static ProblemException unusable(Path path, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        FileFault fault = switch (cause) {
            case NoSuchFileException _ -> FileFault.MISSING;
            case AccessDeniedException _ -> FileFault.NOT_ALLOWED;
            default -> message.toLowerCase(Locale.ROOT).contains("no space") ? FileFault.DISK_FULL : FileFault.OTHER;
        };
        return new ProblemException(new Problem.FileUnusable(path.toString(), fault, message), cause);
    }
}

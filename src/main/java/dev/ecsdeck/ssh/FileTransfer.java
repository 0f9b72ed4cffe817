package dev.ecsdeck.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// One upload or download. Bytes go to a file beside the target whose name ends in [#PART]; only when its size and,
/// where the far side can tell, its SHA-256 are those of the source does it take the target's name. So an
/// interrupted transfer never leaves half a file under the real name, and [#run] of a new transfer goes on where
/// the old one stopped.
///
/// Runs once, on the caller's thread; [#stop] may come from any.
public final class FileTransfer {
    /// Ends the name of what is under way.
    public static final String PART = ".ecs-deck-part";

    private static final int BLOCK = 32 * 1024;

    /// Which way the bytes go.
    public enum Direction {
        UPLOAD,
        DOWNLOAD
    }

    /// How a run ended.
    public enum Outcome {
        /// The target is there; sizes and checksums are equal.
        VERIFIED,
        /// The target is there; sizes are equal, and the far side could tell no checksum.
        SIZE_ONLY,
        /// [#stop] came; what is done is kept for the next run.
        STOPPED
    }

    /// Told after each block, on the transfer's thread.
    @FunctionalInterface
    public interface Progress {
        void at(long doneBytes, long totalBytes);
    }

    private final Direction direction;
    private final Path local;
    private final String remote;
    private final SftpFiles files;
    private final RemoteHash hash;
    private final Progress progress;
    private volatile boolean stopped;

    public FileTransfer(
            Direction direction, Path local, String remote, SftpFiles files, RemoteHash hash, Progress progress) {
        this.direction = direction;
        this.local = local;
        this.remote = remote;
        this.files = files;
        this.hash = hash;
        this.progress = progress;
    }

    /// Asks the transfer to stop after the block under way.
    public void stop() {
        stopped = true;
    }

    /// Moves the file.
    ///
    /// @throws ProblemException with [Problem.RemoteFileFailed] or [Problem.FileUnusable]; what is done is kept,
    ///     but for a part that turned out different from its source, which is removed
    public Outcome run() throws ProblemException {
        return direction == Direction.UPLOAD ? upload() : download();
    }

    private Outcome upload() throws ProblemException {
        String part = remote + PART;
        long total = localSize(local);
        long offset = existing(part).filter(done -> done <= total).orElse(0L);
        try (InputStream in = Files.newInputStream(local)) {
            in.skipNBytes(offset);
            try (OutputStream out = files.write(part, offset)) {
                if (!copy(in, out, offset, total)) {
                    return Outcome.STOPPED;
                }
            }
        } catch (IOException failed) {
            throw SftpFiles.problem(remote, failed);
        }
        long arrived = files.facts(part).size();
        if (arrived != localSize(local) || arrived != total) {
            throw different(part, arrived + " of " + total + " bytes");
        }
        Optional<String> theirs = hash.sha256(part);
        if (theirs.isPresent() && !theirs.get().equals(sha256(local))) {
            throw different(part, "SHA-256");
        }
        files.rename(part, remote);
        return theirs.isPresent() ? Outcome.VERIFIED : Outcome.SIZE_ONLY;
    }

    private Outcome download() throws ProblemException {
        Path part = local.resolveSibling(local.getFileName() + PART);
        long total = files.facts(remote).size();
        long done = Files.exists(part) ? localSize(part) : 0;
        long offset = done <= total ? done : 0;
        try (OutputStream out = offset == 0
                        ? Files.newOutputStream(part)
                        : Files.newOutputStream(part, StandardOpenOption.APPEND);
                InputStream in = files.read(remote, offset)) {
            if (!copy(in, out, offset, total)) {
                return Outcome.STOPPED;
            }
        } catch (IOException failed) {
            throw SftpFiles.problem(remote, failed);
        }
        long arrived = localSize(part);
        if (arrived != total) {
            throw different(part, arrived + " of " + total + " bytes");
        }
        Optional<String> theirs = hash.sha256(remote);
        if (theirs.isPresent() && !theirs.get().equals(sha256(part))) {
            throw different(part, "SHA-256");
        }
        try {
            Files.move(part, local, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw unusable(local, failed);
        }
        return theirs.isPresent() ? Outcome.VERIFIED : Outcome.SIZE_ONLY;
    }

    private boolean copy(InputStream in, OutputStream out, long offset, long total) throws IOException {
        byte[] block = new byte[BLOCK];
        long done = offset;
        progress.at(done, total);
        int n;
        while ((n = in.read(block)) >= 0) {
            out.write(block, 0, n);
            done += n;
            progress.at(done, total);
            if (stopped) {
                return false;
            }
        }
        return true;
    }

    private Optional<Long> existing(String part) throws ProblemException {
        try {
            return Optional.of(files.facts(part).size());
        } catch (ProblemException absent) {
            if (absent.problem() instanceof Problem.RemoteFileFailed failed
                    && failed.fault() == RemoteFileFault.MISSING) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    private ProblemException different(String part, String what) throws ProblemException {
        files.removeFile(part);
        return new ProblemException(
                new Problem.RemoteFileFailed(remote, RemoteFileFault.DIFFERENT_AFTER_TRANSFER, what));
    }

    private ProblemException different(Path part, String what) throws ProblemException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            throw unusable(part, failed);
        }
        return new ProblemException(
                new Problem.RemoteFileFailed(remote, RemoteFileFault.DIFFERENT_AFTER_TRANSFER, what));
    }

    private static long localSize(Path file) throws ProblemException {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    private static String sha256(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            int n;
            while ((n = in.read(block)) >= 0) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failed) {
            throw unusable(file, failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProblemException unusable(Path file, IOException failed) {
        Problem.FileFault fault = switch (failed) {
            case java.nio.file.NoSuchFileException _ -> Problem.FileFault.MISSING;
            case java.nio.file.AccessDeniedException _ -> Problem.FileFault.NOT_ALLOWED;
            default -> Problem.FileFault.OTHER;
        };
        String detail = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.FileUnusable(file.toString(), fault, detail), failed);
    }
}

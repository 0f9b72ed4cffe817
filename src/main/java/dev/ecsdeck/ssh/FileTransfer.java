package dev.ecsdeck.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalLong;

/// One upload or download. Bytes go to a file beside the target whose name ends in [#PART]; only when its size and,
/// where the far side can tell, its SHA-256 are those of the source does it take the target's name. So an
/// interrupted transfer never leaves half a file under the real name, and [#run] of a new transfer goes on where
/// the old one stopped. A file over there that is replaced leaves its permissions and owner to the new one.
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

        /// All bytes are there; checksums are being compared.
        default void comparing() {}
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

    /// Asks the transfer to stop after the block under way. Until the target has its name, it still can.
    public void stop() {
        stopped = true;
    }

    /// Moves the file.
    ///
    /// @throws ProblemException with [Problem.RemoteFileFailed], [Problem.FileUnusable], or [Problem.SshFailed];
    ///     what is done is kept, but for a part that turned out different from its source, which is removed
    public Outcome run() throws ProblemException {
        return direction == Direction.UPLOAD ? upload() : download();
    }

    /// Removes what an earlier run has left under its passing name; if there is nothing, does nothing.
    public void discard() throws ProblemException {
        if (direction == Direction.DOWNLOAD) {
            remove(localPart());
            return;
        }
        String part = remotePart();
        if (existing(part).isPresent()) {
            files.removeFile(part);
        }
    }

    private Path localPart() {
        return local.resolveSibling(local.getFileName() + PART);
    }

    /// Beside the file that is meant, and not beside a link to it.
    private String remotePart() throws ProblemException {
        return remoteTarget() + PART;
    }

    private String remoteTarget() throws ProblemException {
        return existing(remote).isPresent() ? files.resolved(remote) : remote;
    }

    private Outcome upload() throws ProblemException {
        boolean replaces = existing(remote).isPresent();
        String target = remoteTarget();
        String part = target + PART;
        Stamp before = Stamp.of(local);
        long total = before.size();
        long offset = existing(part).filter(done -> done <= total).orElse(0L);
        refuseWithoutRoom(part, total - offset);
        try (InputStream in = Files.newInputStream(local)) {
            in.skipNBytes(offset);
            if (offset == 0 && replaces) {
                files.write(part).close();
                files.takeAttributes(target, part);
            }
            try (OutputStream out = offset > 0 || replaces ? files.append(part) : files.write(part)) {
                if (!copy(in, out, offset, total)) {
                    return Outcome.STOPPED;
                }
            }
        } catch (IOException failed) {
            throw whileWriting(part, failed);
        }
        if (!Stamp.of(local).equals(before)) {
            files.removeFile(part);
            throw changed(local.toString());
        }
        long arrived = files.facts(part).size();
        if (arrived != total) {
            throw different(part, arrived + " of " + total + " bytes");
        }
        if (stopped) {
            return Outcome.STOPPED;
        }
        progress.comparing();
        Optional<String> theirs = hash.sha256(part);
        if (theirs.isPresent() && !theirs.get().equals(LocalFiles.sha256(local))) {
            throw different(part, "SHA-256");
        }
        if (stopped) {
            return Outcome.STOPPED;
        }
        files.replace(part, target);
        return theirs.isPresent() ? Outcome.VERIFIED : Outcome.SIZE_ONLY;
    }

    private Outcome download() throws ProblemException {
        Path part = localPart();
        RemoteFile before = files.facts(remote);
        long total = before.size();
        long done = Files.exists(part) ? LocalFiles.size(part) : 0;
        long offset = done <= total ? done : 0;
        try (InputStream in = files.read(remote, offset);
                OutputStream out = offset == 0
                        ? Files.newOutputStream(part)
                        : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            if (!copy(in, out, offset, total)) {
                return Outcome.STOPPED;
            }
        } catch (FileSystemException here) {
            throw LocalFiles.unusable(part, here);
        } catch (IOException failed) {
            throw LocalFiles.isFull(failed) ? LocalFiles.unusable(part, failed) : files.named(remote, failed);
        }
        RemoteFile after = files.facts(remote);
        if (after.size() != total || !after.modified().equals(before.modified())) {
            remove(part);
            throw changed(remote);
        }
        long arrived = LocalFiles.size(part);
        if (arrived != total) {
            throw different(part, arrived + " of " + total + " bytes");
        }
        if (stopped) {
            return Outcome.STOPPED;
        }
        progress.comparing();
        Optional<String> theirs = hash.sha256(remote);
        if (theirs.isPresent() && !theirs.get().equals(LocalFiles.sha256(part))) {
            throw different(part, "SHA-256");
        }
        if (stopped) {
            return Outcome.STOPPED;
        }
        try {
            Files.move(part, local, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw LocalFiles.unusable(local, failed);
        }
        return theirs.isPresent() ? Outcome.VERIFIED : Outcome.SIZE_ONLY;
    }

    /// What a source looked like, to find out whether it changed meanwhile.
    private record Stamp(long size, FileTime modified) {
        static Stamp of(Path file) throws ProblemException {
            try {
                return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException failed) {
                throw LocalFiles.unusable(file, failed);
            }
        }
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

    /// Servers call a full disk a mere failure, so it is asked for before and, if writing fails, afterwards.
    private void refuseWithoutRoom(String part, long wanted) throws ProblemException {
        OptionalLong free = files.freeBytes(folderOf(part));
        if (free.isPresent() && free.getAsLong() < wanted) {
            throw new ProblemException(new Problem.RemoteFileFailed(
                    remote, RemoteFileFault.DISK_FULL, free.getAsLong() + " bytes free, " + wanted + " wanted"));
        }
    }

    private ProblemException whileWriting(String part, IOException failed) throws ProblemException {
        if (failed instanceof FileSystemException) {
            return LocalFiles.unusable(local, failed);
        }
        ProblemException named = files.named(remote, failed);
        boolean unsaid = named.problem() instanceof Problem.RemoteFileFailed
                && SftpFiles.faultOf(named) == RemoteFileFault.OTHER;
        if (unsaid && files.freeBytes(folderOf(part)).orElse(Long.MAX_VALUE) < BLOCK) {
            return new ProblemException(
                    new Problem.RemoteFileFailed(
                            remote, RemoteFileFault.DISK_FULL, String.valueOf(failed.getMessage())),
                    failed);
        }
        return named;
    }

    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private Optional<Long> existing(String path) throws ProblemException {
        try {
            return Optional.of(files.facts(path).size());
        } catch (ProblemException absent) {
            if (SftpFiles.faultOf(absent) == RemoteFileFault.MISSING) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    private ProblemException changed(String path) {
        return new ProblemException(new Problem.RemoteFileFailed(path, RemoteFileFault.CHANGED_MEANWHILE, ""));
    }

    private ProblemException different(String part, String what) throws ProblemException {
        files.removeFile(part);
        return different(what);
    }

    private ProblemException different(Path part, String what) throws ProblemException {
        remove(part);
        return different(what);
    }

    private ProblemException different(String what) {
        return new ProblemException(
                new Problem.RemoteFileFailed(remote, RemoteFileFault.DIFFERENT_AFTER_TRANSFER, what));
    }

    private static void remove(Path part) throws ProblemException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            throw LocalFiles.unusable(part, failed);
        }
    }
}

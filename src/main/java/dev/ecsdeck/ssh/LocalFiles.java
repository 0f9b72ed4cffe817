package dev.ecsdeck.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.FileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What a transfer asks of files here, with failures named.
public final class LocalFiles {
    private static final int BLOCK = 64 * 1024;

    private LocalFiles() {}

    static long size(Path file) throws ProblemException {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    static String sha256(Path file) throws ProblemException {
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

    private static FileFault unspecific(IOException failed) {
        if (isFull(failed)) {
            return FileFault.DISK_FULL;
        }
        String words = failed.getMessage() == null ? "" : failed.getMessage().toLowerCase(Locale.ROOT);
        return words.contains("too many levels of symbolic links") ? FileFault.LINK_LOOP : FileFault.OTHER;
    }

    /// The system says so in words only: `ENOSPC`, `EDQUOT`, and `ERROR_DISK_FULL` of Windows.
    static boolean isFull(IOException failed) {
        String words = failed.getMessage() == null ? "" : failed.getMessage().toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space on the disk");
    }

    /// What a failure on a file here means.
    public static ProblemException unusable(Path file, IOException failed) {
        return unusable(file.toString(), failed);
    }

    /// As above, for a path that is still text.
    public static ProblemException unusable(String file, IOException failed) {
        FileFault fault = switch (failed) {
            case NoSuchFileException _ -> FileFault.MISSING;
            case AccessDeniedException _ -> FileFault.NOT_ALLOWED;
            case FileAlreadyExistsException _ -> FileFault.EXISTS;
            case DirectoryNotEmptyException _ -> FileFault.NOT_EMPTY;
            case FileSystemLoopException _ -> FileFault.LINK_LOOP;
            default -> unspecific(failed);
        };
        String detail = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.FileUnusable(file, fault, detail), failed);
    }
}

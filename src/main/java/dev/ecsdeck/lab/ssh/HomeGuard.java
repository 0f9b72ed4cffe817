package dev.ecsdeck.lab.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.sshd.common.file.root.RootedFileSystem;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/// Keeps SFTP in the home: the library follows links out of it, which a script on the machine could have made.
enum HomeGuard implements SftpFileSystemAccessor {
    STRICT;

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath) throws IOException {
        Path shown = SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, rootDir, remotePath);
        Path asked = shown.toAbsolutePath().normalize();
        if (!(asked.getFileSystem() instanceof RootedFileSystem rooted)) {
            throw new AccessDeniedException(remotePath);
        }
        Path home = rooted.getRoot().toRealPath();
        Path there = existing(home.resolve("." + asked));
        if (there == null || !there.toRealPath().startsWith(home)) {
            throw new AccessDeniedException(remotePath);
        }
        return shown;
    }

    /// The path itself, or the nearest folder above it that is there; a link counts even if it leads nowhere.
    private static @Nullable Path existing(Path path) {
        Path there = path;
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }
}

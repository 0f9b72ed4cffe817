package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.sshd.common.file.root.RootedFileSystem;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/// Keeps SFTP in the machine's files: the library follows links out of them, which a script on the machine could have
/// made. Paths begin at the machine's root, and what is not absolute in the user's home.
record RootGuard(Machine machine, Logins logins) implements SftpFileSystemAccessor {
    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath) throws IOException {
        String user = subsystem.getSession().getUsername();
        String path = remotePath.startsWith("/") ? remotePath : homePath(user) + "/" + remotePath;
        Path shown = SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, rootDir, path);
        Path asked = shown.toAbsolutePath().normalize();
        if (!(asked.getFileSystem() instanceof RootedFileSystem rooted)) {
            throw new AccessDeniedException(remotePath);
        }
        Path root = rooted.getRoot().toRealPath();
        Path there = existing(root.resolve("." + asked));
        if (there == null || !there.toRealPath().startsWith(root)) {
            throw new AccessDeniedException(remotePath);
        }
        return shown;
    }

    private String homePath(String user) throws IOException {
        Path home = logins.home(machine, user).orElseThrow(() -> new AccessDeniedException(user));
        return "/" + logins.root(machine).relativize(home);
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

package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machines' trees of files, made when first asked for and deleted with the Lab. Thread-safe.
public final class ScratchRoots implements AutoCloseable {
    /// Settings of this machine that programs want to find and that are nobody's secret.
    private static final List<String> BORROWED = List.of(
            "etc/login.defs",
            "etc/default/useradd",
            "etc/ld.so.cache",
            "etc/nsswitch.conf",
            "etc/bash.bashrc",
            "etc/profile",
            "etc/shells",
            "etc/alternatives",
            "etc/pam.d",
            "etc/security/limits.conf");
    private static final List<String> LINKED = List.of("bin", "sbin", "lib", "lib32", "lib64");
    private static final List<String> FOLDERS = List.of(
            "root",
            "home",
            "tmp",
            "var/log",
            "var/tmp",
            "run",
            "proc",
            "dev",
            "usr",
            "etc/ssh",
            "etc/skel",
            "local/bin",
            "local/sbin",
            "local/share",
            "opt",
            "mnt");

    private static final int DELETIONS = 3;

    private final Path base;
    /// Guarded by itself.
    private final Map<InstanceId, Path> roots = new LinkedHashMap<>();
    /// Guarded by roots.
    private boolean closed;

    private volatile Furnisher furnisher = (_, _) -> {};

    /// Makes an empty directory of its own, open to this user only.
    public ScratchRoots() throws IOException {
        base = Files.createTempDirectory("ecs-deck-lab-");
    }

    /// Puts something more into the machines' files when they are made.
    @FunctionalInterface
    public interface Furnisher {
        void furnish(Path root, Machine machine) throws IOException;
    }

    /// Lets `more` add to every root that is made from now on.
    public void furnishAlso(Furnisher more) {
        furnisher = more;
    }

    /// The root of a machine's files, as this machine names it. A link below it may lead anywhere: do not follow.
    ///
    /// @throws UncheckedIOException if it cannot be made: the disk is full, or the Lab is closed
    public Path of(Machine machine) {
        synchronized (roots) {
            if (closed) {
                throw new UncheckedIOException(new IOException("the Lab is closed"));
            }
            return roots.computeIfAbsent(machine.id(), id -> {
                try {
                    Path root = base.resolve(id.value());
                    furnish(root, machine);
                    furnisher.furnish(root, machine);
                    return root;
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
        }
    }

    private static void furnish(Path root, Machine machine) throws IOException {
        for (String folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
        }
        open(root.resolve("tmp"), "rwxrwxrwx");
        open(root.resolve("root"), "rwx------");
        for (String link : LINKED) {
            Path own = Path.of("/", link);
            if (Files.isSymbolicLink(own)) {
                Files.createSymbolicLink(root.resolve(link), Files.readSymbolicLink(own));
            } else if (Files.isDirectory(own)) {
                Files.createDirectory(root.resolve(link));
            }
        }
        for (String borrowed : BORROWED) {
            copy(Path.of("/", borrowed), root.resolve(borrowed));
        }
        new Furniture(root, machine).write();
        if (machine.ailment() == Ailment.PLUGIN_FAILS) {
            Files.writeString(root.resolve("local/share/.broken"), "");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isSymbolicLink(from) || !Files.isReadable(from)) {
            return;
        }
        Files.createDirectories(to.getParent());
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (Files.isRegularFile(entry) || Files.isSymbolicLink(entry)) {
                    Files.copy(entry, to.resolve(entry.getFileName()), LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    static void open(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /// Deletes all of it. What cannot be deleted does not keep the rest.
    @Override
    public void close() {
        synchronized (roots) {
            closed = true;
        }
        // A script that is just dying may still write.
        for (int i = 0; i < DELETIONS && Files.exists(base); i++) {
            delete(base);
        }
    }

    private static void delete(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            empty(path);
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftOver) {
            // A file that a script still held; the system's own cleaning takes the rest.
        }
    }

    private static void empty(Path folder) {
        try {
            // A script may have locked it.
            open(folder, "rwx------");
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(ScratchRoots::delete);
            }
        } catch (IOException | DirectoryIteratorException leftOver) {
            // Its deletion fails, too, and is no loss.
        }
    }
}

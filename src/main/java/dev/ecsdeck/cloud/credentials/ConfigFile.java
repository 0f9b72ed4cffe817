package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.FileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One of the vendor's profile files. Reading takes no lock, since a write replaces the file as a whole; writes of
/// two programs, or two threads, come one after the other. Thread-safe.
public final class ConfigFile {
    private static final Duration LOCK_LOOK = Duration.ofMillis(20);
    private static final int LOCK_LOOKS = 250;
    private static final int REWRITES = 20;
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final Workers workers;

    public ConfigFile(Path path, Workers workers) {
        this.path = path;
        this.workers = workers;
    }

    /// The file to use: `explicit`, else `~/.aliyun/config_ecs.json` where there is one, else
    /// `~/.aliyun/config.json`. Home is `HOME`, then `USERPROFILE`.
    public static Path locate(Optional<Path> explicit, Map<String, String> environment) {
        if (explicit.isPresent()) {
            return explicit.get();
        }
        Path folder = home(environment).resolve(".aliyun");
        Path ofEcs = folder.resolve("config_ecs.json");
        return Files.exists(ofEcs) ? ofEcs : folder.resolve("config.json");
    }

    private static Path home(Map<String, String> environment) {
        for (String name : new String[] {"HOME", "USERPROFILE"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Path.of(value);
            }
        }
        return Path.of(System.getProperty("user.home", "."));
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /// Whether other accounts of this machine can read it: worth a warning. False where the system cannot say.
    public boolean isReadableByOthers() {
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
            return granted.contains(PosixFilePermission.GROUP_READ)
                    || granted.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /// What it holds; nothing if there is no such file.
    ///
    /// @throws ProblemException if it is broken (with line and column) or cannot be read
    public Profiles read() throws ProblemException {
        byte[] content = content();
        return content == null
                ? Profiles.none()
                : ConfigJson.parse(path.toString(), content).profiles();
    }

    /// Sets fields of a profile, which is made if need be and becomes the current one; an empty value clears its
    /// field.
    public void put(String profile, Map<String, String> fields) throws ProblemException {
        change(json -> {
            json.put(profile, fields);
            json.select(profile);
        });
    }

    /// Makes a profile the one that is used when none is named.
    public void select(String profile) throws ProblemException {
        change(json -> json.select(profile));
    }

    public void delete(String profile) throws ProblemException {
        change(json -> {
            if (!json.delete(profile)) {
                throw new ProblemException(new Problem.CredentialsUnusable(
                        profile, "", Problem.CredentialFault.NO_SUCH_PROFILE, path.toString()));
            }
        });
    }

    /// What to do to the file.
    private interface Change {
        void apply(ConfigJson json) throws ProblemException;
    }

    private void change(Change change) throws ProblemException {
        try {
            Path real = Files.exists(path) ? path.toRealPath() : path;
            Path folder = real.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path lockPath = real.resolveSibling("." + real.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel)) {
                changeLocked(change, real);
            }
        } catch (IOException failure) {
            throw new ProblemException(unusable(failure), failure);
        }
    }

    private void changeLocked(Change change, Path real) throws IOException, ProblemException {
        for (int i = 0; i < REWRITES; i++) {
            byte[] before = content();
            ConfigJson json = before == null ? ConfigJson.empty() : ConfigJson.parse(path.toString(), before);
            change.apply(json);
            Path fresh = write(real, json.bytes());
            try {
                if (Arrays.equals(before, content())) {
                    move(fresh, real);
                    return;
                }
            } finally {
                // It holds secrets: it must not stay behind, whatever went wrong.
                Files.deleteIfExists(fresh);
            }
        }
        throw new ProblemException(new Problem.FileUnusable(path.toString(), FileFault.LOCKED, ""));
    }

    private FileLock lock(FileChannel channel) throws IOException, ProblemException {
        for (int i = 0; i < LOCK_LOOKS; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException otherThread) {
                // Another thread of ours has it: as good as another program.
            }
            await();
        }
        throw new ProblemException(new Problem.FileUnusable(path.toString(), FileFault.LOCKED, ""));
    }

    private void await() throws ProblemException {
        CountDownLatch rung = new CountDownLatch(1);
        workers.after(LOCK_LOOK, rung::countDown);
        try {
            rung.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stop);
        }
    }

    private static Path write(Path real, byte[] bytes) throws IOException {
        Path folder = real.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".config", ".new");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, OURS_ALONE);
        }
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        } catch (IOException failure) {
            Files.deleteIfExists(fresh);
            throw failure;
        }
        return fresh;
    }

    private static void move(Path fresh, Path real) throws IOException {
        try {
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private byte @Nullable [] content() throws ProblemException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            return null;
        } catch (IOException failure) {
            throw new ProblemException(unusable(failure), failure);
        }
    }

    private Problem unusable(IOException failure) {
        String reason = failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.getClass().getSimpleName();
        FileFault fault = failure instanceof AccessDeniedException
                ? FileFault.NOT_ALLOWED
                : reason.contains("No space left") ? FileFault.DISK_FULL : FileFault.OTHER;
        return new Problem.FileUnusable(path.toString(), fault, reason);
    }
}

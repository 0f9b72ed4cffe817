package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.FileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.LocalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// The files of this computer.
public final class LocalPlace implements Place {
    private static final int BATCH = 500;
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    private final Path home;
    private final boolean hasModes;

    public LocalPlace(Path home) {
        this.home = home;
        this.hasModes = home.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// One call's body.
    private interface Call<T> {
        T run() throws IOException;
    }

    @Override
    public String home() {
        return home.toString();
    }

    @Override
    public void list(String folder, Consumer<List<FileItem>> onBatch) throws ProblemException {
        List<FileItem> batch = new ArrayList<>();
        at(folder, () -> {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(folder))) {
                for (Path entry : entries) {
                    seen(entry).ifPresent(batch::add);
                    if (batch.size() == BATCH) {
                        onBatch.accept(List.copyOf(batch));
                        batch.clear();
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        break;
                    }
                }
            } catch (DirectoryIteratorException broken) {
                throw broken.getCause();
            }
            return true;
        });
        onBatch.accept(List.copyOf(batch));
    }

    /// An entry that goes while the folder is read is not there.
    private Optional<FileItem> seen(Path entry) {
        try {
            return Optional.of(item(entry, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private FileItem item(Path entry, LinkOption... options) throws IOException {
        Path name = entry.getFileName();
        String shown = name == null ? entry.toString() : name.toString();
        if (!hasModes) {
            return item(entry, shown, Files.readAttributes(entry, BasicFileAttributes.class, options), -1, "", "");
        }
        PosixFileAttributes facts = Files.readAttributes(entry, PosixFileAttributes.class, options);
        return item(
                entry,
                shown,
                facts,
                modeOf(facts.permissions()),
                facts.owner().getName(),
                facts.group().getName());
    }

    private static FileItem item(
            Path entry, String name, BasicFileAttributes facts, int mode, String owner, String group) {
        FileItem.Type type = facts.isDirectory()
                ? FileItem.Type.FOLDER
                : facts.isSymbolicLink()
                        ? FileItem.Type.LINK
                        : facts.isRegularFile() ? FileItem.Type.FILE : FileItem.Type.OTHER;
        return new FileItem(
                name,
                entry.toString(),
                type,
                facts.size(),
                facts.lastModifiedTime().toInstant(),
                mode,
                owner,
                group);
    }

    private static int modeOf(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int bit = 0; bit < BITS.length; bit++) {
            mode |= permissions.contains(BITS[bit]) ? 1 << bit : 0;
        }
        return mode;
    }

    @Override
    public FileItem facts(String path) throws ProblemException {
        return at(path, () -> item(path(path)));
    }

    @Override
    public Optional<FileItem> present(String path) throws ProblemException {
        return at(path, () -> Files.exists(path(path)) ? Optional.of(item(path(path))) : Optional.empty());
    }

    @Override
    public String linkTarget(String path) throws ProblemException {
        return at(path, () -> Files.readSymbolicLink(path(path)).toString());
    }

    @Override
    public void makeFolder(String path) throws ProblemException {
        at(path, () -> Files.createDirectory(path(path)));
    }

    @Override
    public void rename(String from, String to) throws ProblemException {
        at(to, () -> Files.move(path(from), path(to)));
    }

    @Override
    public void removeFile(String path) throws ProblemException {
        at(path, () -> {
            Files.delete(path(path));
            return true;
        });
    }

    @Override
    public void removeFolder(String path) throws ProblemException {
        removeFile(path);
    }

    @Override
    public void changeMode(String path, int mode) throws ProblemException {
        Set<PosixFilePermission> wanted = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode >> bit & 1) == 1) {
                wanted.add(BITS[bit]);
            }
        }
        at(path, () -> Files.setPosixFilePermissions(path(path), wanted));
    }

    @Override
    public OptionalLong freeBytes(String folder) throws ProblemException {
        return OptionalLong.of(at(folder, () -> Files.getFileStore(path(folder)).getUsableSpace()));
    }

    @Override
    public String child(String folder, String name) throws ProblemException {
        return at(folder, () -> {
            Path inside = path(folder).resolve(name);
            boolean isOneName = name.indexOf('/') < 0 && !name.isEmpty() && !name.equals(".") && !name.equals("..");
            if (!isOneName || !path(folder).equals(inside.getParent())) {
                throw new InvalidPathException(name, "not the name of one file");
            }
            return inside.toString();
        });
    }

    @Override
    public Optional<String> parent(String folder) {
        return Optional.ofNullable(Path.of(folder).getParent()).map(Path::toString);
    }

    @Override
    public String nameOf(String path) {
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }

    private Path path(String text) {
        return home.getFileSystem().getPath(text);
    }

    private static <T> T at(String path, Call<T> call) throws ProblemException {
        try {
            return call.run();
        } catch (IOException failed) {
            throw LocalFiles.unusable(path, failed);
        } catch (InvalidPathException impossible) {
            throw new ProblemException(
                    new Problem.FileUnusable(path, FileFault.BAD_NAME, impossible.getInput()), impossible);
        }
    }
}

package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.RemoteFile;
import dev.ecsdeck.ssh.SftpFiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The files of an instance, over whatever connection the line has.
final class RemotePlace implements Place {
    private final Line line;

    RemotePlace(Line line) {
        this.line = line;
    }

    @Override
    public String home() throws ProblemException {
        return line.with(files -> {
            String home = files.home();
            return home.isEmpty() ? "/" : home;
        });
    }

    @Override
    public void list(String folder, Consumer<List<FileItem>> onBatch) throws ProblemException {
        line.with(files -> {
            files.list(
                    folder,
                    batch ->
                            onBatch.accept(batch.stream().map(RemotePlace::item).toList()));
            return true;
        });
    }

    private static FileItem item(RemoteFile file) {
        return new FileItem(
                file.name(),
                file.path(),
                switch (file.type()) {
                    case FILE -> FileItem.Type.FILE;
                    case FOLDER -> FileItem.Type.FOLDER;
                    case LINK -> FileItem.Type.LINK;
                    case OTHER -> FileItem.Type.OTHER;
                },
                file.size(),
                file.modified(),
                file.permissions(),
                file.owner(),
                file.group());
    }

    @Override
    public FileItem facts(String path) throws ProblemException {
        return line.with(files -> item(files.followed(path)));
    }

    @Override
    public Optional<FileItem> present(String path) throws ProblemException {
        try {
            return Optional.of(line.with(files -> item(files.facts(path))));
        } catch (ProblemException absent) {
            if (isMissing(absent)) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    @Override
    public String linkTarget(String path) throws ProblemException {
        return line.with(files -> files.linkTarget(path));
    }

    @Override
    public void makeFolder(String path) throws ProblemException {
        line.with(files -> {
            refuseTaken(files, path);
            files.makeFolder(path);
            return true;
        });
    }

    @Override
    public void rename(String from, String to) throws ProblemException {
        line.with(files -> {
            refuseTaken(files, to);
            files.rename(from, to);
            return true;
        });
    }

    /// Servers overwrite in silence, or say no more than that it did not work.
    private static void refuseTaken(SftpFiles files, String path) throws ProblemException {
        try {
            files.ownFacts(path);
        } catch (ProblemException free) {
            if (isMissing(free)) {
                return;
            }
            throw free;
        }
        throw new ProblemException(new Problem.RemoteFileFailed(path, RemoteFileFault.EXISTS, ""));
    }

    static boolean isMissing(ProblemException failed) {
        return switch (failed.problem()) {
            case Problem.RemoteFileFailed remote -> remote.fault() == RemoteFileFault.MISSING;
            case Problem.FileUnusable local -> local.fault() == Problem.FileFault.MISSING;
            default -> false;
        };
    }

    @Override
    public void removeFile(String path) throws ProblemException {
        line.with(files -> {
            files.removeFile(path);
            return true;
        });
    }

    @Override
    public void removeFolder(String path) throws ProblemException {
        line.with(files -> {
            files.removeFolder(path);
            return true;
        });
    }

    @Override
    public void changeMode(String path, int mode) throws ProblemException {
        line.with(files -> {
            files.changePermissions(path, mode);
            return true;
        });
    }

    @Override
    public OptionalLong freeBytes(String folder) throws ProblemException {
        return line.with(files -> files.freeBytes(folder));
    }

    @Override
    public String child(String folder, String name) throws ProblemException {
        boolean isOneName = name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..");
        if (!isOneName) {
            throw new ProblemException(new Problem.RemoteFileFailed(name, RemoteFileFault.BAD_NAME, ""));
        }
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    @Override
    public Optional<String> parent(String folder) {
        if (folder.equals("/")) {
            return Optional.empty();
        }
        int slash = folder.lastIndexOf('/');
        return Optional.of(slash <= 0 ? "/" : folder.substring(0, slash));
    }

    @Override
    public String nameOf(String path) {
        return path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    }
}

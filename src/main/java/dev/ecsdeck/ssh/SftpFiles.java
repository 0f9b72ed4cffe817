package dev.ecsdeck.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Files over there, by SFTP. Paths are absolute and taken as they are: JSch's wild cards are escaped. One call at a
/// time (calls wait for one another); blocking.
public final class SftpFiles implements AutoCloseable {
    private static final int BATCH = 500;

    private final ChannelSftp channel;

    SftpFiles(ChannelSftp channel) {
        this.channel = channel;
    }

    /// One call's body.
    private interface Call<T> {
        T run() throws SftpException;
    }

    /// The folder in which a login begins.
    public synchronized String home() throws ProblemException {
        return at("~", channel::getHome);
    }

    /// Reads a folder, in batches as they come, so that a screen can show a big one early.
    ///
    /// @param onBatch called on this thread
    public synchronized void list(String folder, Consumer<List<RemoteFile>> onBatch) throws ProblemException {
        java.util.ArrayList<RemoteFile> batch = new java.util.ArrayList<>();
        at(folder, () -> {
            channel.ls(literally(folder), entry -> {
                if (!entry.getFilename().equals(".") && !entry.getFilename().equals("..")) {
                    batch.add(file(folder, entry));
                }
                if (batch.size() == BATCH) {
                    onBatch.accept(List.copyOf(batch));
                    batch.clear();
                }
                return Thread.currentThread().isInterrupted() ? LsEntrySelector.BREAK : LsEntrySelector.CONTINUE;
            });
            return true;
        });
        onBatch.accept(List.copyOf(batch));
    }

    /// Facts of one entry, following links.
    public synchronized RemoteFile facts(String path) throws ProblemException {
        SftpATTRS attrs = at(path, () -> channel.stat(literally(path)));
        return file(path, nameOf(path), attrs, "", "");
    }

    public synchronized void makeFolder(String path) throws ProblemException {
        at(path, () -> {
            channel.mkdir(path);
            return true;
        });
    }

    public synchronized void rename(String from, String to) throws ProblemException {
        at(from, () -> {
            channel.rename(literally(from), literally(to));
            return true;
        });
    }

    /// Removes a file or link.
    public synchronized void removeFile(String path) throws ProblemException {
        at(path, () -> {
            channel.rm(literally(path));
            return true;
        });
    }

    /// Removes an empty folder.
    public synchronized void removeFolder(String path) throws ProblemException {
        at(path, () -> {
            channel.rmdir(literally(path));
            return true;
        });
    }

    /// @param permissions the low twelve bits of the mode
    public synchronized void changePermissions(String path, int permissions) throws ProblemException {
        at(path, () -> {
            channel.chmod(permissions, literally(path));
            return true;
        });
    }

    /// Reads a file from `offset` on. The stream must be closed before the next call on this view.
    public synchronized InputStream read(String path, long offset) throws ProblemException {
        return at(path, () -> channel.get(literally(path), null, offset));
    }

    /// Writes a file from `offset` on; from 0 it is made new. The stream must be closed before the next call.
    public synchronized OutputStream write(String path, long offset) throws ProblemException {
        return at(
                path,
                () -> offset == 0
                        ? channel.put(literally(path), null, ChannelSftp.OVERWRITE, 0)
                        : channel.put(literally(path), null, ChannelSftp.APPEND, 0));
    }

    private <T> T at(String path, Call<T> call) throws ProblemException {
        try {
            return call.run();
        } catch (SftpException failed) {
            throw problem(path, failed);
        }
    }

    static ProblemException problem(String path, SftpException failed) {
        RemoteFileFault fault = switch (failed.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> RemoteFileFault.MISSING;
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> RemoteFileFault.NOT_ALLOWED;
            case ChannelSftp.SSH_FX_OP_UNSUPPORTED -> RemoteFileFault.UNSUPPORTED;
            default -> RemoteFileFault.OTHER;
        };
        String text = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.RemoteFileFailed(path, fault, text), failed);
    }

    static ProblemException problem(String path, IOException failed) {
        if (failed.getCause() instanceof SftpException sftp) {
            return problem(path, sftp);
        }
        String text = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.RemoteFileFailed(path, RemoteFileFault.OTHER, text), failed);
    }

    /// JSch reads `*`, `?` and a backslash in a path as patterns; a backslash makes them plain.
    private static String literally(String path) {
        return path.replaceAll("([*?\\\\])", "\\\\$1");
    }

    private static RemoteFile file(String folder, LsEntry entry) {
        String[] words = entry.getLongname().strip().split("\\s+", 5);
        boolean longForm = words.length == 5 && words[0].length() >= 10;
        return file(
                folder.equals("/") ? "/" + entry.getFilename() : folder + "/" + entry.getFilename(),
                entry.getFilename(),
                entry.getAttrs(),
                longForm ? words[2] : "",
                longForm ? words[3] : "");
    }

    private static RemoteFile file(String path, String name, SftpATTRS attrs, String owner, String group) {
        RemoteFile.Type type = attrs.isDir()
                ? RemoteFile.Type.FOLDER
                : attrs.isLink() ? RemoteFile.Type.LINK : attrs.isReg() ? RemoteFile.Type.FILE : RemoteFile.Type.OTHER;
        return new RemoteFile(
                path,
                name,
                type,
                attrs.getSize(),
                Instant.ofEpochSecond(Integer.toUnsignedLong(attrs.getMTime())),
                attrs.getPermissions() & 07777,
                owner.isEmpty() ? Integer.toString(attrs.getUId()) : owner,
                group.isEmpty() ? Integer.toString(attrs.getGId()) : group);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        channel.disconnect();
    }
}

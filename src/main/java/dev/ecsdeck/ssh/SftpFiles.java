package dev.ecsdeck.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// Files over there, by SFTP. Paths are absolute and taken as they are: JSch's wild cards are escaped. One call at a
/// time (calls wait for one another); blocking.
public final class SftpFiles implements AutoCloseable {
    private static final int BATCH = 500;
    private static final String ASIDE = ".ecs-deck-old";
    private static final int MOST_LINKS = 40;
    /// Statuses of later versions of the protocol, which servers also give to version 3 (draft-ietf-secsh-filexfer).
    private static final int FILE_ALREADY_EXISTS = 11;

    private static final int WRITE_PROTECTED = 12;
    private static final int NO_SPACE = 14;
    private static final int QUOTA_EXCEEDED = 15;
    private static final int LINK_LOOP = 21;

    private final ChannelSftp channel;

    SftpFiles(ChannelSftp channel) {
        this.channel = channel;
    }

    /// One call's body.
    private interface Call<T> {
        T run() throws SftpException;
    }

    public boolean isOpen() {
        return !isGone();
    }

    /// The folder in which a login begins.
    public synchronized String home() throws ProblemException {
        return at("~", channel::getHome);
    }

    /// Reads a folder, in batches as they come, so that a screen can show a big one early.
    ///
    /// @param onBatch called on this thread
    public synchronized void list(String folder, Consumer<List<RemoteFile>> onBatch) throws ProblemException {
        List<RemoteFile> batch = new ArrayList<>();
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

    /// Facts of one entry, following links. To most servers a link that leads in a circle leads nowhere.
    public synchronized RemoteFile facts(String path) throws ProblemException {
        return file(path, nameOf(path), at(path, () -> channel.stat(literally(path))), "", "");
    }

    /// As [#facts], and tells links that lead in a circle from those that lead nowhere.
    public synchronized RemoteFile followed(String path) throws ProblemException {
        try {
            return facts(path);
        } catch (ProblemException failed) {
            boolean mayBeACircle =
                    faultOf(failed) == RemoteFileFault.MISSING || faultOf(failed) == RemoteFileFault.OTHER;
            if (mayBeACircle && leadsInACircle(path)) {
                throw new ProblemException(new Problem.RemoteFileFailed(path, RemoteFileFault.LINK_LOOP, ""), failed);
            }
            throw failed;
        }
    }

    /// Facts of one entry itself, even if it is a link.
    public synchronized RemoteFile ownFacts(String path) throws ProblemException {
        return file(path, nameOf(path), at(path, () -> channel.lstat(literally(path))), "", "");
    }

    /// Where a link leads, as it is written in it.
    public synchronized String linkTarget(String path) throws ProblemException {
        return at(path, () -> channel.readlink(literally(path)));
    }

    /// The path without links in it, as far as the server can tell.
    public synchronized String resolved(String path) throws ProblemException {
        return at(path, () -> channel.realpath(path));
    }

    /// Bytes that this user may still write where `path` is; empty where the server cannot tell.
    public synchronized OptionalLong freeBytes(String path) throws ProblemException {
        try {
            return OptionalLong.of(channel.statVFS(literally(path)).getAvailForNonRoot() * 1024);
        } catch (SftpException untold) {
            if (isGone()) {
                throw named(path, untold);
            }
            return OptionalLong.empty();
        }
    }

    /// Gives `path` the permissions of `model` and, where this user may, its owner and group.
    public synchronized void takeAttributes(String model, String path) throws ProblemException {
        SftpATTRS wanted = at(model, () -> channel.stat(literally(model)));
        SftpATTRS now = at(path, () -> channel.stat(literally(path)));
        try {
            if (now.getGId() != wanted.getGId()) {
                channel.chgrp(wanted.getGId(), literally(path));
            }
            if (now.getUId() != wanted.getUId()) {
                channel.chown(wanted.getUId(), literally(path));
            }
        } catch (SftpException onlyRootMay) {
            if (isGone()) {
                throw named(path, onlyRootMay);
            }
        }
        // After the owner, since giving a file away takes some of these bits off it.
        changePermissions(path, wanted.getPermissions() & 07777);
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

    /// Writes a file anew. The stream must be closed before the next call.
    public synchronized OutputStream write(String path) throws ProblemException {
        return at(path, () -> channel.put(literally(path), null, ChannelSftp.OVERWRITE, 0));
    }

    /// Writes at the end of a file. The stream must be closed before the next call.
    public synchronized OutputStream append(String path) throws ProblemException {
        return at(path, () -> channel.put(literally(path), null, ChannelSftp.APPEND, 0));
    }

    /// Gives a file the name of another, which is gone then: at once where the server can, else with the old one put
    /// aside for a moment and back if it does not work.
    public synchronized void replace(String path, String other) throws ProblemException {
        try {
            rename(path, other);
            return;
        } catch (ProblemException occupied) {
            if (faultOf(occupied) != RemoteFileFault.OTHER && faultOf(occupied) != RemoteFileFault.EXISTS) {
                throw occupied;
            }
        }
        String aside = other + ASIDE;
        rename(other, aside);
        try {
            rename(path, other);
        } catch (ProblemException failed) {
            rename(aside, other);
            throw failed;
        }
        removeFile(aside);
    }

    private <T> T at(String path, Call<T> call) throws ProblemException {
        try {
            return call.run();
        } catch (SftpException failed) {
            throw named(path, failed);
        }
    }

    /// What a failure on `path` means. A connection that is gone is said so, whatever the call under way made of it.
    ProblemException named(String path, Exception failed) {
        String text = failed.getMessage() == null ? "" : failed.getMessage();
        if (isGone()) {
            return new ProblemException(new Problem.SshFailed(Problem.SshFault.BROKEN, "", text), failed);
        }
        int status = failed instanceof SftpException status3
                ? status3.id
                : failed.getCause() instanceof SftpException cause ? cause.id : ChannelSftp.SSH_FX_FAILURE;
        RemoteFileFault fault = switch (status) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> RemoteFileFault.MISSING;
            case ChannelSftp.SSH_FX_PERMISSION_DENIED, WRITE_PROTECTED -> RemoteFileFault.NOT_ALLOWED;
            case ChannelSftp.SSH_FX_OP_UNSUPPORTED -> RemoteFileFault.UNSUPPORTED;
            case FILE_ALREADY_EXISTS -> RemoteFileFault.EXISTS;
            case NO_SPACE, QUOTA_EXCEEDED -> RemoteFileFault.DISK_FULL;
            case LINK_LOOP -> RemoteFileFault.LINK_LOOP;
            default -> RemoteFileFault.OTHER;
        };
        return new ProblemException(new Problem.RemoteFileFailed(path, fault, text), failed);
    }

    static RemoteFileFault faultOf(ProblemException failed) {
        return failed.problem() instanceof Problem.RemoteFileFailed named ? named.fault() : RemoteFileFault.OTHER;
    }

    private boolean isGone() {
        return !channel.isConnected() || channel.isClosed();
    }

    private boolean leadsInACircle(String path) {
        Set<String> seen = new HashSet<>();
        String at = path;
        try {
            while (channel.lstat(literally(at)).isLink()) {
                if (!seen.add(at) || seen.size() > MOST_LINKS) {
                    return true;
                }
                String target = channel.readlink(literally(at));
                String folder = at.substring(0, at.lastIndexOf('/') + 1);
                at = target.startsWith("/") ? target : folder + target;
            }
        } catch (SftpException anotherFault) {
            return false;
        }
        return false;
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

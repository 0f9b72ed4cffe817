package dev.ecsdeck.testing;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.files.LoginDoor;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.ssh.Login;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.ssh.SshTarget;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/// A host with SFTP and `sha256sum` on loopback, whose root is a folder of the test. Its sessions can be dropped, its
/// disk filled, its bytes held back; what is named `locked` may not be read.
public final class SftpHost implements AutoCloseable {
    private final Path root;
    private final SshServer server;
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicLong roomBytes = new AtomicLong(Long.MAX_VALUE);
    private final Semaphore bytes = new Semaphore(0);
    private volatile boolean holding;
    private volatile boolean refusing;
    private volatile boolean mute;

    private SftpHost(Path root) throws IOException {
        this.root = root;
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((_, _, _) -> !refusing);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Disk())
                .build()));
        server.setCommandFactory((_, line) -> new Sum(line));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
    }

    public static SftpHost start(Path root) throws IOException {
        return new SftpHost(root);
    }

    /// How to log in to it.
    public LoginDoor door(Workers workers) {
        return progress -> enter(workers, progress);
    }

    private LoginDoor.Held enter(Workers workers, LoginProgress progress) throws ProblemException {
        if (refusing) {
            throw new ProblemException(new Problem.Unreachable("host", Problem.Hop.CONNECT, "refused by the test"));
        }
        logins.incrementAndGet();
        progress.done(LoginProgress.Step.KEY_MADE, Duration.ZERO);
        SshConnection ssh = SshConnection.open(
                new SocketLink(server.getPort()),
                new SshTarget("root", "i-lab0001"),
                new Login.WithPassword("x".getBytes(StandardCharsets.UTF_8)),
                new Anybody(),
                Duration.ofSeconds(20),
                workers);
        return new LoginDoor.Held(ssh, ssh::close);
    }

    public int logins() {
        return logins.get();
    }

    /// Breaks every connection.
    public void drop() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /// From now on nobody may log in, or again everybody.
    public void refuse(boolean now) {
        refusing = now;
    }

    /// From now on no command is run, so that there are no checksums.
    public void muteCommands() {
        mute = true;
    }

    /// From now on only so many bytes can be written.
    public void leaveRoom(long wanted) {
        roomBytes.set(wanted);
    }

    /// From now on bytes of files move only as far as they are let.
    public void hold() {
        holding = true;
    }

    public void let(int more) {
        bytes.release(more);
    }

    public void letAll() {
        holding = false;
        bytes.drainPermits();
        bytes.release(1 << 30);
    }

    @Override
    public void close() throws IOException {
        letAll();
        server.stop(true);
    }

    private static final class Anybody implements HostKeyBook {
        @Override
        public List<HostKeyPin> pinsOf(String host) {
            return List.of();
        }

        @Override
        public void pin(String host, HostKeyPin pin) {}

        @Override
        public boolean mayTrust(String host, HostKeyPin shown) {
            return true;
        }
    }

    /// The files, with what the test has set.
    private final class Disk implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle fileHandle,
                Path file,
                String handle,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attrs)
                throws IOException {
            refuseLocked(file);
            return new Held(SftpFileSystemAccessor.super.openFile(subsystem, fileHandle, file, handle, options, attrs));
        }

        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem, DirectoryHandle dirHandle, Path dir, String handle, LinkOption... options)
                throws IOException {
            refuseLocked(dir);
            return SftpFileSystemAccessor.super.openDirectory(subsystem, dirHandle, dir, handle, options);
        }

        private void refuseLocked(Path path) throws IOException {
            if (path.getFileName() != null && path.getFileName().toString().startsWith("locked")) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }

    /// A file whose bytes can be held back.
    private final class Held implements SeekableByteChannel {
        private final SeekableByteChannel file;

        Held(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            await(to.remaining());
            return file.read(to);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            await(from.remaining());
            if (roomBytes.addAndGet(-from.remaining()) < 0) {
                throw new IOException("No space left on device");
            }
            return file.write(from);
        }

        private void await(int wanted) throws IOException {
            try {
                if (holding) {
                    bytes.acquire(wanted);
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long at) throws IOException {
            file.position(at);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// `sha256sum -- 'path'`, as of the root that SFTP shows.
    private final class Sum extends AbstractCommandSupport {
        Sum(String line) {
            super(line, null);
        }

        @Override
        public void run() {
            String line = getCommand();
            Path file = root.resolve("." + line.replaceFirst("^sha256sum -- '(.*)'$", "$1"));
            try (OutputStream out = getOutputStream()) {
                if (mute || !Files.isRegularFile(file)) {
                    onExit(127);
                    return;
                }
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                out.write((HexFormat.of().formatHex(sum) + "  " + file + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                onExit(0);
            } catch (IOException | NoSuchAlgorithmException failed) {
                onExit(1);
            }
        }
    }
}

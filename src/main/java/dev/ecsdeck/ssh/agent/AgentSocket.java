package dev.ecsdeck.ssh.agent;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.work.Workers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on a Unix socket that only this user can reach, in a folder of its own, until closed. Thread-safe.
public final class AgentSocket implements AutoCloseable {
    private static final int LARGEST_REQUEST = 256 * 1024;
    private static final int MOST_CLIENTS = 16;

    private final ServerSocketChannel server;
    private final Path folder;
    private final Path socket;
    private final TemporaryKey key;
    private final AgentRules rules;
    private final Workers workers;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    private AgentSocket(
            ServerSocketChannel server, Path folder, Path socket, TemporaryKey key, AgentRules rules, Workers workers) {
        this.server = server;
        this.folder = folder;
        this.socket = socket;
        this.key = key;
        this.rules = rules;
        this.workers = workers;
    }

    /// Opens the socket and offers the key.
    ///
    /// @param base where the socket's folder is made; a short path, since a socket's is at most about 100 bytes
    /// @throws ProblemException where the system has no Unix sockets or the folder cannot be made private
    public static AgentSocket open(Path base, TemporaryKey key, AgentRules rules, Workers workers)
            throws ProblemException {
        try {
            Path folder = Files.createTempDirectory(
                    base,
                    "ecs-deck-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path socket = folder.resolve("agent");
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            AgentSocket agent = new AgentSocket(server, folder, socket, key, rules, workers);
            workers.start("ssh-agent-accept", agent::accept);
            return agent;
        } catch (IOException | UnsupportedOperationException failed) {
            String detail = failed.getMessage() == null ? "" : failed.getMessage();
            throw new ProblemException(
                    new Problem.FileUnusable(base.toString(), Problem.FileFault.OTHER, detail), failed);
        }
    }

    /// What `SSH_AUTH_SOCK` or `IdentityAgent` should name.
    public Path path() {
        return socket;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                if (clients.size() >= MOST_CLIENTS) {
                    client.close();
                    continue;
                }
                clients.add(client);
                workers.start("ssh-agent-client", () -> serve(client));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void serve(SocketChannel client) {
        AgentConversation conversation = new AgentConversation(key, rules, workers.clock());
        try (client;
                DataInputStream in = new DataInputStream(Channels.newInputStream(client));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client))) {
            while (true) {
                int length = in.readInt();
                if (length < 1 || length > LARGEST_REQUEST) {
                    return;
                }
                byte[] answer = conversation.answer(in.readNBytes(length));
                out.write(new Fields.Writer().string(answer).bytes());
                out.flush();
            }
        } catch (IOException gone) {
            // The client went away, as every client does.
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel client : clients) {
                client.close();
            }
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            // An empty folder that only this user can open.
        }
    }
}

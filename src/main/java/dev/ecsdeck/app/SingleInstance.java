package dev.ecsdeck.app;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program at a time for each user. The first listens on a socket in the user's own directory; a second start
/// hands over its arguments there and ends. Where such a socket cannot be had, every start is a first one.
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final String NAME = "window.socket";
    private static final int MOST_ARGUMENTS = 64;

    private final Optional<ServerSocketChannel> server;
    private final Path socket;

    private SingleInstance(Optional<ServerSocketChannel> server, Path socket) {
        this.server = server;
        this.socket = socket;
    }

    /// Becomes the one that runs.
    ///
    /// @param directory belongs to the user alone
    /// @param handed is called, on a thread of its own, with the arguments of each later start
    static SingleInstance claim(Path directory, Threads threads, Consumer<List<String>> handed) {
        Path socket = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            threads.start("single-instance", () -> listen(server, handed));
            return new SingleInstance(Optional.of(server), socket);
        } catch (IOException | UnsupportedOperationException unavailable) {
            LOG.info("a second start will not be noticed: {}", unavailable.getMessage());
            return new SingleInstance(Optional.empty(), socket);
        }
    }

    /// Hands `arguments` to the one that runs.
    ///
    /// @return false if none does
    static boolean handOver(Path directory, List<String> arguments) {
        Path socket = directory.resolve(NAME);
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel))) {
            out.writeInt(Math.min(arguments.size(), MOST_ARGUMENTS));
            for (String argument : arguments.stream().limit(MOST_ARGUMENTS).toList()) {
                out.writeUTF(argument);
            }
            out.flush();
            return true;
        } catch (IOException | UnsupportedOperationException nobodyThere) {
            return false;
        }
    }

    private static void listen(ServerSocketChannel server, Consumer<List<String>> handed) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept();
                    DataInputStream in = new DataInputStream(Channels.newInputStream(channel))) {
                handed.accept(read(in));
            } catch (IOException ended) {
                LOG.debug("a second start broke off, or we end", ended);
            }
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ARGUMENTS) {
            throw new IOException("no list of arguments");
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(in.readUTF());
        }
        return List.copyOf(arguments);
    }

    @Override
    public void close() {
        try {
            if (server.isPresent()) {
                server.get().close();
                Files.deleteIfExists(socket);
            }
        } catch (IOException left) {
            LOG.debug("the socket stays behind", left);
        }
    }
}

package dev.ecsdeck.lab.target;

import dev.ecsdeck.work.Workers;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP service on a free port of loopback, one virtual thread a connection. Thread-safe.
final class LoopbackService implements Closeable {
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Workers workers;
    private final Talk talk;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// What the service says on one connection, which is closed after it.
    interface Talk {
        void with(Socket client) throws IOException;
    }

    LoopbackService(Workers workers, String name, Talk talk) throws IOException {
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.workers = workers;
        this.talk = talk;
        workers.start("lab-" + name, this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = server.accept();
                open.add(client);
                workers.start("lab-service", () -> serve(client));
            }
        } catch (IOException closed) {
            // the end of the Lab
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            talk.with(client);
        } catch (IOException gone) {
            // the client has left
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}

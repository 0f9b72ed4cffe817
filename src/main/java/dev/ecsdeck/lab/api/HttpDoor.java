package dev.ecsdeck.lab.api;

import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on 127.0.0.1 with a port of the system's choice; one virtual thread a connection.
final class HttpDoor implements AutoCloseable {
    /// Answers one request; may block.
    interface Handler {
        HttpReply answer(HttpRequest request);
    }

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Workers workers;
    private final InstantSource clock;
    private final Handler handler;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpDoor(Workers workers, InstantSource clock, Handler handler, ServerSocket listener) {
        this.workers = workers;
        this.clock = clock;
        this.handler = handler;
        this.listener = listener;
    }

    /// Starts to listen at once.
    ///
    /// @param clock what the `Date` of each reply says
    static HttpDoor open(Workers workers, InstantSource clock, String name, Handler handler) throws IOException {
        ServerSocket listener = new ServerSocket(0, 256, InetAddress.getByAddress(LOOPBACK));
        HttpDoor door = new HttpDoor(workers, clock, handler, listener);
        workers.start(name + "-accept", () -> door.accept(name));
        return door;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    private void accept(String name) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                workers.start(name + "-" + socket.getPort(), () -> serve(socket));
            } catch (IOException closed) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (!listener.isClosed()) {
                new HttpConversation(socket, handler, clock).run();
            }
        } catch (IOException gone) {
            // The client left, or sent what is no HTTP: nobody is there to be told.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        quietly(listener);
        open.forEach(HttpDoor::quietly);
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // Closing is all that was wanted.
        }
    }
}

package dev.ecsdeck.net;

import dev.ecsdeck.work.Workers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP proxy on loopback that knows CONNECT alone. Whatever host is asked for, it goes to one port of this
/// machine.
final class SmallProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Workers workers;
    private final int target;
    private final Optional<String> password;
    private final boolean refuses;

    /// @param password what `Proxy-Authorization` must say; empty for none
    SmallProxy(Workers workers, int target, Optional<String> password, boolean refuses) throws IOException {
        this.workers = workers;
        this.target = target;
        this.password = password;
        this.refuses = refuses;
        workers.start("proxy-accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// The hosts asked for, with their ports.
    List<String> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                workers.start("proxy-client", () -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            while (true) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                asked.add(head.split(" ", 3)[1]);
                if (refuses) {
                    out.write(
                            "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } else if (password.isPresent() && !isSignedIn(head)) {
                    out.write("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                } else {
                    tunnel(client, in, out);
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side hung up.
        }
    }

    private void tunnel(Socket client, InputStream in, OutputStream out) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            out.write("HTTP/1.1 200 Go\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            workers.start("proxy-back", () -> copy(server, client));
            in.transferTo(server.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One side hung up.
        }
    }

    private boolean isSignedIn(String head) {
        return head.toLowerCase(Locale.ROOT)
                .contains("proxy-authorization: " + password.orElseThrow().toLowerCase(Locale.ROOT));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

package dev.ecsdeck.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// Shows a [Link] to JSch as its way to the server, so that no local port is opened.
final class LinkProxy implements Proxy {
    private final Link link;
    private final LinkInput input;
    private final OutputStream output;

    LinkProxy(Link link, Workers workers, String name) {
        this.link = link;
        this.input = new LinkInput(link, workers, name);
        this.output = new LinkOutput(link);
    }

    LinkInput input() {
        return input;
    }

    @Override
    public void connect(SocketFactory factory, String host, int port, int timeout) {
        // The link is already there, or queues what is written until it is.
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    /// JSch takes none for "not a socket".
    @Override
    @SuppressWarnings("NullAway") // the library's interface is not annotated, and tests the answer for null
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        input.close();
        link.close();
    }

    private static final class LinkOutput extends OutputStream {
        private final Link link;

        LinkOutput(Link link) {
            this.link = link;
        }

        @Override
        public void write(int b) throws IOException {
            link.write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            link.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            link.closeOutput();
        }
    }
}

package dev.ecsdeck.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.LinkClosedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// A connection that the server makes for us to a host behind it.
final class DirectLink implements Link {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Channel channel;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;

    DirectLink(Channel channel) throws IOException, JSchException {
        this.channel = channel;
        this.in = channel.getInputStream();
        this.out = channel.getOutputStream();
        channel.connect((int) PATIENCE.toMillis());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n < 0 && closed) {
            throw new LinkClosedException("the link was closed");
        }
        return n;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new LinkClosedException("the link was closed");
        }
        out.write(bytes, offset, length);
        out.flush();
    }

    @Override
    public void closeOutput() throws IOException {
        out.close();
    }

    @Override
    public void close() {
        closed = true;
        channel.disconnect();
    }
}

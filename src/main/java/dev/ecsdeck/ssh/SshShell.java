package dev.ecsdeck.ssh;

import com.jcraft.jsch.ChannelShell;
import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A shell over SSH as a [ShellLink].
final class SshShell implements ShellLink {
    private final ChannelShell channel;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;

    /// Before the channel is connected: JSch loses what comes before its streams are taken.
    SshShell(ChannelShell channel) throws IOException {
        this.channel = channel;
        this.in = channel.getInputStream();
        this.out = channel.getOutputStream();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = in.read(buffer, offset, length);
            if (n < 0 && closed) {
                throw new LinkClosedException("the shell was closed");
            }
            return n;
        } catch (LinkClosedException ours) {
            throw ours;
        } catch (IOException broken) {
            if (closed) {
                throw new LinkClosedException("the shell was closed", broken);
            }
            throw broken;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed || channel.isClosed()) {
            throw new LinkClosedException("the shell has ended");
        }
        out.write(bytes, offset, length);
        out.flush();
    }

    @Override
    public void closeOutput() throws IOException {
        out.close();
    }

    @Override
    public void resize(ScreenSize size) {
        channel.setPtySize(size.columns(), size.rows(), 0, 0);
    }

    @Override
    public void close() {
        closed = true;
        channel.disconnect();
    }
}

package dev.ecsdeck.ssh;

import com.jcraft.jsch.ChannelShell;
import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/// A shell over SSH as a [ShellLink].
final class SshShell implements ShellLink {
    /// How long the exit status may come after the last output.
    private static final int STATUS_POLLS = 400;

    private static final long STATUS_POLL_MILLIS = 5;

    private final ChannelShell channel;
    private final SshTarget target;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;

    /// Before the channel is connected: JSch loses what comes before its streams are taken.
    SshShell(ChannelShell channel, SshTarget target) throws IOException {
        this.channel = channel;
        this.target = target;
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
            if (n < 0 && !endedInOrder()) {
                Problem broken = new Problem.SshFailed(Problem.SshFault.BROKEN, target.user(), "");
                throw new IOException("the connection broke", new ProblemException(broken));
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

    /// A shell that ends says how; a connection that ends does not. The word may come after the last output, and JSch
    /// tells nobody when it does.
    private boolean endedInOrder() throws IOException {
        Object quiet = new Object();
        synchronized (quiet) {
            for (int polls = 0; polls < STATUS_POLLS && !hasEnded() && !channel.isClosed(); polls++) {
                try {
                    quiet.wait(STATUS_POLL_MILLIS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
        }
        return closed || hasEnded();
    }

    private boolean hasEnded() {
        return channel.getExitStatus() >= 0 || channel.getExitSignal() != null;
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

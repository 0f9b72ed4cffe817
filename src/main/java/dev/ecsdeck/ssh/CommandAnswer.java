package dev.ecsdeck.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import dev.ecsdeck.work.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a short command over SSH answered.
///
/// @param exitStatus -1 where the server did not say
public record CommandAnswer(String output, int exitStatus) {
    private static final int MOST = 64 * 1024;
    private static final long STATUS_POLL_MILLIS = 5;

    static CommandAnswer of(ChannelExec channel, String commandLine, Duration patience, Workers workers)
            throws JSchException, IOException {
        channel.setCommand(commandLine);
        // An end of input, so that a server that runs another program instead does not wait for more.
        channel.setInputStream(InputStream.nullInputStream());
        InputStream in = channel.getInputStream();
        AtomicBoolean cut = new AtomicBoolean();
        Workers.Wakeup tooLong = workers.after(patience, () -> {
            cut.set(true);
            workers.start("ssh-command-end", channel::disconnect);
        });
        try {
            channel.connect((int) patience.toMillis());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int n;
            while ((n = in.read(buffer)) >= 0) {
                out.write(buffer, 0, Math.min(n, MOST - out.size()));
            }
            awaitStatus(channel);
            if (cut.get()) {
                throw new InterruptedIOException("no answer within " + patience.toSeconds() + " s");
            }
            return new CommandAnswer(out.toString(StandardCharsets.UTF_8), channel.getExitStatus());
        } finally {
            tooLong.cancel();
            channel.disconnect();
        }
    }

    /// The output may end before the exit status comes, and JSch tells nobody when it does.
    private static void awaitStatus(ChannelExec channel) throws InterruptedIOException {
        Object quiet = new Object();
        synchronized (quiet) {
            while (!channel.isClosed() && channel.isConnected()) {
                try {
                    quiet.wait(STATUS_POLL_MILLIS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
        }
    }
}

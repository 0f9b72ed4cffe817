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

/// What a short command over SSH answered.
///
/// @param exitStatus -1 where the server did not say
public record CommandAnswer(String output, int exitStatus) {
    private static final int MOST = 64 * 1024;

    static CommandAnswer of(ChannelExec channel, String commandLine, Duration patience, Workers workers)
            throws JSchException, IOException {
        channel.setCommand(commandLine);
        channel.setInputStream(null);
        InputStream in = channel.getInputStream();
        Workers.Wakeup tooLong = workers.after(patience, () -> workers.start("ssh-command-end", channel::disconnect));
        try {
            channel.connect((int) patience.toMillis());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int n;
            while ((n = in.read(buffer)) >= 0) {
                out.write(buffer, 0, Math.min(n, MOST - out.size()));
            }
            if (!channel.isClosed()) {
                throw new InterruptedIOException("no answer within " + patience.toSeconds() + " s");
            }
            return new CommandAnswer(out.toString(StandardCharsets.UTF_8), channel.getExitStatus());
        } finally {
            tooLong.cancel();
            channel.disconnect();
        }
    }
}

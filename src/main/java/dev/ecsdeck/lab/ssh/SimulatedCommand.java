package dev.ecsdeck.lab.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// Says that nothing runs, and ends.
final class SimulatedCommand implements Command {
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, text, close) -> {};

    @Override
    public void setInputStream(InputStream given) {
        // nothing is read
    }

    @Override
    public void setOutputStream(OutputStream given) {
        out = given;
    }

    @Override
    public void setErrorStream(OutputStream given) {
        // all is well
    }

    @Override
    public void setExitCallback(ExitCallback given) {
        exit = given;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        boolean screen = environment.getEnv().containsKey(Environment.ENV_COLUMNS);
        String text = screen ? Inside.SIMULATED.replace("\n", "\r\n") : Inside.SIMULATED;
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        exit.onExit(0);
    }

    @Override
    public void destroy(ChannelSession channel) {
        // nothing runs
    }
}

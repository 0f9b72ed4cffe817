package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.agent.LocalShell;
import dev.ecsdeck.lab.agent.Terminal;
import dev.ecsdeck.lab.scratch.Entrance;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// A shell inside a machine, on a PTY, for one SSH channel. Two threads of the platform, since both wait in native
/// code.
final class ShellCommand implements Command {
    private static final int PIECE = 8192;
    private static final int NOT_STARTED = 255;

    private final Workers workers;
    private final Entrance entrance;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, text, close) -> {};
    private volatile @Nullable Terminal terminal;

    ShellCommand(Workers workers, Entrance entrance) {
        this.workers = workers;
        this.entrance = entrance;
    }

    @Override
    public void setInputStream(InputStream given) {
        in = given;
    }

    @Override
    public void setOutputStream(OutputStream given) {
        out = given;
    }

    @Override
    public void setErrorStream(OutputStream given) {
        // a terminal has one stream for both
    }

    @Override
    public void setExitCallback(ExitCallback given) {
        exit = given;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        Terminal opened;
        try {
            opened = LocalShell.open(entrance.command(), environment(environment), entrance::admit);
        } catch (IOException refused) {
            out.write((refused.getMessage() + "\r\n").getBytes(StandardCharsets.UTF_8));
            exit.onExit(NOT_STARTED);
            return;
        }
        terminal = opened;
        resize(opened, environment);
        environment.addSignalListener((_, _) -> resize(opened, environment), Signal.WINCH);
        Thread.ofPlatform().daemon().name("lab-ssh-output").start(() -> show(opened));
        Thread.ofPlatform().daemon().name("lab-ssh-input").start(() -> type(opened));
    }

    @Override
    public void destroy(ChannelSession channel) {
        Terminal closed = terminal;
        if (closed != null) {
            workers.start("lab-ssh-close", closed::close);
        }
    }

    /// The client says what kind of terminal it has.
    private Map<String, String> environment(Environment asked) {
        Map<String, String> all = new HashMap<>(entrance.environment());
        String kind = asked.getEnv().getOrDefault(Environment.ENV_TERM, "");
        if (kind.matches("[A-Za-z0-9._+-]{1,40}")) {
            all.put("TERM", kind);
        }
        return all;
    }

    private static void resize(Terminal to, Environment environment) {
        Optional<Integer> rows = number(environment, Environment.ENV_LINES);
        Optional<Integer> columns = number(environment, Environment.ENV_COLUMNS);
        if (rows.isPresent() && columns.isPresent()) {
            to.resize(rows.get(), columns.get());
        }
    }

    private static Optional<Integer> number(Environment environment, String name) {
        String text = environment.getEnv().getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private void show(Terminal from) {
        byte[] buffer = new byte[PIECE];
        try {
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException gone) {
            // the client has left
        }
        int code = from.exitCode();
        from.close();
        exit.onExit(code);
    }

    private void type(Terminal to) {
        byte[] buffer = new byte[PIECE];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                to.write(Arrays.copyOf(buffer, length));
            }
        } catch (IOException gone) {
            // the shell or the client has ended; the reader of the other side says so
        }
    }
}

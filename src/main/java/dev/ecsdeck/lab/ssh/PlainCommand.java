package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One command without a terminal, run by `sh` in the user's home; its exit status goes back.
final class PlainCommand implements Command {
    private final Workers workers;
    private final Path home;
    private final String line;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, text, close) -> {};
    private volatile @Nullable Process process;

    PlainCommand(Workers workers, Path home, String line) {
        this.workers = workers;
        this.home = home;
        this.line = line;
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
        err = given;
    }

    @Override
    public void setExitCallback(ExitCallback given) {
        exit = given;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        Process started = builder.start();
        process = started;
        workers.start("lab-ssh-command-input", () -> copy(in, started.getOutputStream()));
        Thread errors = workers.start("lab-ssh-command-errors", () -> copy(started.getErrorStream(), err));
        workers.start("lab-ssh-command", () -> {
            copy(started.getInputStream(), out);
            finish(started, errors);
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        Process killed = process;
        if (killed != null) {
            killed.descendants().forEach(ProcessHandle::destroyForcibly);
            killed.destroyForcibly();
        }
    }

    private void finish(Process ended, Thread errors) {
        try {
            errors.join();
            exit.onExit(ended.waitFor());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exit.onExit(255);
        }
    }

    /// Copies what is there at once, byte groups as they come, and closes a program's input at its end.
    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[8192];
        try {
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                to.write(buffer, 0, length);
                to.flush();
            }
            to.close();
        } catch (IOException gone) {
            // one side has ended
        }
    }
}

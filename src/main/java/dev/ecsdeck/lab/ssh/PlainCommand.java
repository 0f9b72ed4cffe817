package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.scratch.Entrance;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One program inside a machine, without a terminal: a command line, or the file server. Its exit status goes back.
/// Threads of the platform, since a pipe's reader waits in native code.
final class PlainCommand implements Command {
    private static final int PIECE = 32 * 1024;
    private static final int NOT_STARTED = 255;

    private final Entrance entrance;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, text, close) -> {};
    private volatile @Nullable Process process;

    PlainCommand(Entrance entrance) {
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
        err = given;
    }

    @Override
    public void setExitCallback(ExitCallback given) {
        exit = given;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(entrance.command()).directory(new File("/"));
        builder.environment().clear();
        builder.environment().putAll(entrance.environment());
        Process started = builder.start();
        process = started;
        try {
            entrance.admit(started.getInputStream(), started.getOutputStream());
        } catch (IOException refused) {
            destroy(channel);
            err.write((refused.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
            exit.onExit(NOT_STARTED);
            return;
        }
        thread("input", () -> copy(in, started.getOutputStream()));
        Thread errors = thread("errors", () -> copy(started.getErrorStream(), err));
        thread("output", () -> {
            copy(started.getInputStream(), out);
            finish(started, errors);
        });
    }

    private static Thread thread(String name, Runnable body) {
        return Thread.ofPlatform().daemon().name("lab-ssh-" + name).start(body);
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
            exit.onExit(NOT_STARTED);
        }
    }

    /// Copies what is there at once, byte groups as they come, and closes a program's input at its end.
    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[PIECE];
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

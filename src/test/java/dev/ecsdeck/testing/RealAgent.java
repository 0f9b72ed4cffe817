package dev.ecsdeck.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// OpenSSH's own `ssh-agent` on a socket of a scratch folder, and its `ssh`.
public final class RealAgent implements AutoCloseable {
    private static final long START_SECONDS = 30;

    private final Process process;
    private final Path socket;

    private RealAgent(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/ssh-agent")) && Files.isExecutable(Path.of("/usr/bin/ssh"));
    }

    /// Its socket is `agent` in that folder.
    public static RealAgent start(Path folder) throws IOException, InterruptedException {
        Path socket = folder.resolve("agent");
        Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.exists(socket) && System.nanoTime() < end && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
            // not yet
        }
        return new RealAgent(process, socket);
    }

    public Path socket() {
        return socket;
    }

    public void add(Path privateKey) throws IOException, InterruptedException {
        run(Map.of("SSH_AUTH_SOCK", socket.toString()), List.of("ssh-add", "-q", privateKey.toString()));
    }

    public void removeAll() throws IOException, InterruptedException {
        run(Map.of("SSH_AUTH_SOCK", socket.toString()), List.of("ssh-add", "-q", "-D"));
    }

    /// What the system's `ssh` prints (both streams) when it logs in on loopback with nothing but that agent.
    public static String ssh(Path folder, Path agent, String user, int port, String command)
            throws IOException, InterruptedException {
        return run(
                Map.of(),
                List.of(
                        "ssh",
                        "-F",
                        "none",
                        "-p",
                        Integer.toString(port),
                        "-o",
                        "IdentityAgent=" + agent,
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "StrictHostKeyChecking=accept-new",
                        "-o",
                        "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                        user + "@127.0.0.1",
                        command));
    }

    private static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started = builder.start();
        started.getOutputStream().close();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        started.waitFor();
        return output;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

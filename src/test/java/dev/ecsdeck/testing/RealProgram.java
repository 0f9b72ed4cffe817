package dev.ecsdeck.testing;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server of this machine, started on loopback in a scratch folder, and ended by [#close]; and its clients.
public final class RealProgram implements AutoCloseable {
    private static final long START_SECONDS = 30;
    private static final long RUN_SECONDS = 50;
    private static final long END_SECONDS = 5;

    private final Process process;
    private final Path log;
    private final int port;

    /// What a client printed, and how it ended.
    public record Ran(byte[] output, String errors, int status) {
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /// @throws AssertionError unless it ended well
        public Ran orFail() {
            if (status != 0) {
                throw new AssertionError("ended with " + status + ": " + errors + text());
            }
            return this;
        }
    }

    private RealProgram(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /// Where a program is, also among those that only root or only their own scripts call.
    public static Optional<Path> find(String name) throws IOException {
        Stream<Path> folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of),
                Stream.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin")));
        Path versions = Path.of("/usr/lib/postgresql");
        List<Path> ofVersions = List.of();
        if (Files.isDirectory(versions)) {
            try (Stream<Path> each = Files.list(versions)) {
                ofVersions = each.map(version -> version.resolve("bin")).toList();
            }
        }
        return Stream.concat(folders, ofVersions.stream())
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// A port of loopback that was free a moment ago, below those that systems give to whoever asks for any: nobody
    /// takes it by chance before the server does.
    public static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }

    /// Starts a server and waits until its port answers.
    public static RealProgram serve(Path scratch, int port, List<String> command)
            throws IOException, InterruptedException {
        Path log = scratch.resolve("server.log");
        Process process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealProgram program = new RealProgram(process, log, port);
        boolean answers = false;
        try {
            program.awaitPort();
            answers = true;
        } finally {
            if (!answers) {
                program.close();
            }
        }
        return program;
    }

    private void awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            if (answers(port)) {
                return;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IOException("no answer at port " + port + ": " + Files.readString(log));
    }

    public int port() {
        return port;
    }

    /// Whether something listens there.
    public static boolean answers(int port) {
        try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Runs a client to its end in that folder.
    public static Ran run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "run-", ".out");
        Path errors = Files.createTempFile(folder, "run-", ".err");
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!started.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
            started.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end: " + Files.readString(errors));
        }
        return new Ran(
                Files.readAllBytes(output),
                new String(Files.readAllBytes(errors), StandardCharsets.UTF_8),
                started.exitValue());
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

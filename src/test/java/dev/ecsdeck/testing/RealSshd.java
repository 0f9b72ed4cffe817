package dev.ecsdeck.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// OpenSSH's own `sshd` on loopback, as the user who runs the tests, with one authorized key, in a scratch folder.
public final class RealSshd implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Process process;
    private final Path scratch;
    private final int port;

    /// What the system's `ssh` printed (both streams) and its exit status.
    public record Answer(String output, int status) {}

    private RealSshd(Process process, Path scratch, int port) {
        this.process = process;
        this.scratch = scratch;
        this.port = port;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(SSHD) && Files.isExecutable(Path.of("/usr/bin/ssh"));
    }

    /// @param moreSettings lines for sshd_config
    public static RealSshd start(Path scratch, String authorizedKey, String... moreSettings)
            throws IOException, InterruptedException {
        Path hostKey = scratch.resolve("host_key");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", hostKey.toString()));
        Path keys = Files.writeString(scratch.resolve("keys"), authorizedKey + "\n");
        int port = RealProgram.freePort();
        Path config = Files.write(
                scratch.resolve("sshd_config"),
                Stream.concat(
                                Stream.of(
                                        "Port " + port,
                                        "ListenAddress 127.0.0.1",
                                        "HostKey " + hostKey,
                                        "AuthorizedKeysFile " + keys,
                                        "StrictModes no",
                                        "UsePAM no",
                                        "PasswordAuthentication no",
                                        "PermitRootLogin yes",
                                        "Subsystem sftp internal-sftp",
                                        "PidFile none"),
                                Stream.of(moreSettings))
                        .toList());
        if (Files.isWritable(Path.of("/run"))) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("sshd.log").toFile())
                .start();
        RealSshd sshd = new RealSshd(process, scratch, port);
        sshd.awaitPort();
        return sshd;
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 1_200; attempt++) {
            try (Socket _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                if (process.waitFor(25, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IOException("sshd did not start: " + Files.readString(scratch.resolve("sshd.log")));
    }

    public int port() {
        return port;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    public String hostKeyBase64() throws IOException {
        return Files.readString(scratch.resolve("host_key.pub")).split(" ")[1];
    }

    /// Runs a command by the system's `ssh` with the keys of an agent.
    public Answer ssh(Path agentSocket, String command) throws IOException, InterruptedException {
        return run(List.of(
                "ssh",
                "-F",
                "none",
                "-p",
                Integer.toString(port),
                "-o",
                "IdentityAgent=" + agentSocket,
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "UserKnownHostsFile=" + scratch.resolve("known_hosts"),
                "-o",
                "HostKeyAlgorithms=ssh-ed25519",
                user() + "@127.0.0.1",
                command));
    }

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(output, started.waitFor());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

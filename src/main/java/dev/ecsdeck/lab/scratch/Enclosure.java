package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.scratch.Entrance.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Knows how programs are kept apart from this machine: the script that makes a scratch root their root, and how much
/// of this machine's ids can be mapped. Immutable.
final class Enclosure implements AutoCloseable {
    private static final String INNER = "exec unshare -mpfui --kill-child /bin/sh \"$@\"";
    /// Tells its process id and waits until its ids are mapped; on a terminal nothing of this may be seen.
    private static final String ASK = "echo $$; read go; ";
    private static final String ASK_QUIETLY = "stty -echo; echo $$; read go; stty echo; ";

    private final Path entry;
    private final boolean rootOfThisMachine;

    Enclosure() throws IOException {
        this.entry = Files.createTempFile("ecs-deck-lab-enter-", ".sh");
        try (InputStream in = Enclosure.class.getResourceAsStream("/dev/ecsdeck/lab/enter.sh")) {
            if (in == null) {
                throw new IOException("the entry script is missing");
            }
            Files.write(entry, in.readAllBytes());
        }
        this.rootOfThisMachine = isRoot();
    }

    private static boolean isRoot() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .anyMatch(line -> line.startsWith("Uid:") && line.split("\\s+")[2].equals("0"));
        } catch (IOException notLinux) {
            return false;
        }
    }

    /// @param workingDirectory empty for the user's home
    Entrance entrance(Path root, String user, String workingDirectory, String script, Streams streams) {
        List<String> command = new ArrayList<>();
        if (rootOfThisMachine) {
            String ask = streams == Streams.TERMINAL ? ASK_QUIETLY : ASK;
            command.addAll(List.of("/usr/bin/unshare", "-U", "/bin/sh", "-c", ask + INNER, "enter"));
        } else {
            command.addAll(List.of("/usr/bin/unshare", "-Urmpfui", "--kill-child", "/bin/sh"));
        }
        command.addAll(List.of(
                entry.toString(),
                root.toString(),
                user.isEmpty() ? "root" : user,
                workingDirectory,
                rootOfThisMachine ? "all" : "one"));
        return new Entrance(
                command,
                Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "TERM", "xterm-256color", "ECS_DECK_SCRIPT", script),
                rootOfThisMachine);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(entry);
        } catch (IOException leftOver) {
            // In the system's own temporary folder, which it cleans.
        }
    }
}

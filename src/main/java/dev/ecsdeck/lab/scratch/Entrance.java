package dev.ecsdeck.lab.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to start a program inside a machine, with namespaces of its own over the scratch root.
///
/// @param command starts it; its streams are then the program's
/// @param environment all that it gets
/// @param asks whether it first waits for [#admit]
public record Entrance(List<String> command, Map<String, String> environment, boolean asks) {
    private static final int LONGEST_WORD = 64;

    public Entrance {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What stands between the program and its start.
    public enum Streams {
        PIPES,
        TERMINAL
    }

    /// Maps every id to itself once the new namespaces stand, and lets the program go on. Comes first on its streams.
    ///
    /// @throws IOException if the namespaces did not come up
    public void admit(InputStream out, OutputStream in) throws IOException {
        if (!asks) {
            return;
        }
        StringBuilder word = new StringBuilder();
        for (int b = out.read(); b >= 0 && b != '\n' && word.length() < LONGEST_WORD; b = out.read()) {
            word.append((char) b);
        }
        Path its = Path.of("/proc", word.toString().strip().replaceAll("\\D|^$", "0"));
        if (!Files.exists(its.resolve("uid_map"))) {
            throw new IOException("the namespace did not come up: " + word);
        }
        Files.writeString(its.resolve("uid_map"), "0 0 65536");
        Files.writeString(its.resolve("gid_map"), "0 0 65536");
        in.write("\n".getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }
}

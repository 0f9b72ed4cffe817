package dev.ecsdeck.lab.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an SSH server starts inside a machine, as scripts in the user's home.
final class Inside {
    /// Where distributions put OpenSSH's own; the machines see this computer's.
    private static final List<String> FILE_SERVERS = List.of(
            "/usr/lib/openssh/sftp-server",
            "/usr/lib/ssh/sftp-server",
            "/usr/libexec/openssh/sftp-server",
            "/usr/libexec/sftp-server");

    /// The login shell.
    static final String SHELL = "exec \"$SHELL\" -l";

    /// What a server says in place of anything that it would have run.
    static final String SIMULATED = "(simulated: this computer cannot keep a shell apart from itself)\n";

    private Inside() {}

    /// A command line, given to the login shell as it came.
    static String line(String text) {
        return "exec \"$SHELL\" -c '" + text.replace("'", "'\\''") + "'";
    }

    /// OpenSSH's file server.
    static String files() {
        return "exec " + fileServer();
    }

    static boolean hasFiles() {
        return !fileServer().isEmpty();
    }

    private static String fileServer() {
        return FILE_SERVERS.stream()
                .filter(server -> Files.isExecutable(Path.of(server)))
                .findFirst()
                .orElse("");
    }
}

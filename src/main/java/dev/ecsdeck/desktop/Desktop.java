package dev.ecsdeck.desktop;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens things with this computer's own programs. Each call comes back once the program has been started. Blocking.
public final class Desktop {
    /// The systems that differ.
    enum Os {
        LINUX,
        MAC,
        WINDOWS;

        static Os of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.startsWith("win") ? WINDOWS : lower.startsWith("mac") ? MAC : LINUX;
        }
    }

    /// Starts a program; a fake in tests.
    interface Starter {
        void start(List<String> command) throws IOException;
    }

    /// Terminals of Linux desktops with the option behind which a command stands; the user's own choice first.
    private static final List<List<String>> TERMINALS = List.of(
            List.of("x-terminal-emulator", "-e"),
            List.of("gnome-terminal", "--"),
            List.of("konsole", "-e"),
            List.of("xfce4-terminal", "-x"),
            List.of("kitty"),
            List.of("alacritty", "-e"),
            List.of("xterm", "-e"));

    private final Os os;
    private final Map<String, String> environment;
    private final Starter starter;

    public Desktop() {
        this(Os.of(System.getProperty("os.name", "")), System.getenv(), Desktop::startDetached);
    }

    Desktop(Os os, Map<String, String> environment, Starter starter) {
        this.os = os;
        this.environment = environment;
        this.starter = starter;
    }

    private static void startDetached(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Opens an address in the browser.
    ///
    /// @throws IllegalArgumentException unless it is `http` or `https`
    public void browse(URI address) throws ProblemException {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("not a web address");
        }
        open(address.toString());
    }

    private void open(String what) throws ProblemException {
        start(
                switch (os) {
                    case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler", what);
                    case MAC -> List.of("open", what);
                    case LINUX -> List.of("xdg-open", what);
                });
    }

    /// Opens a file of the user's: for reading and editing, where the system tells that from running it.
    public void openFile(Path file) throws ProblemException {
        if (os == Os.MAC) {
            start(List.of("open", "-t", file.toString()));
        } else if (os == Os.WINDOWS && file.getFileName().toString().indexOf('.') < 0) {
            start(List.of("notepad", file.toString()));
        } else {
            open(file.toString());
        }
    }

    /// Opens a folder in the system's file manager.
    public void openFolder(Path folder) throws ProblemException {
        open(folder.toString());
    }

    /// Opens the system's terminal, runs a line of POSIX shell there, and leaves a shell behind so that its last
    /// words can be read.
    ///
    /// @param line holds no secret: every process of this user can see it
    /// @param folder where the script is written that a Mac's terminal opens
    public void terminal(String line, Path folder) throws ProblemException {
        String script = line + "; exec \"${SHELL:-sh}\"";
        switch (os) {
            case WINDOWS -> start(List.of("cmd.exe", "/c", "start", "", "cmd.exe", "/k", line));
            case MAC ->
                start(List.of(
                        "open", "-a", "Terminal", scriptFile(script, folder).toString()));
            case LINUX -> {
                List<String> known = TERMINALS.stream()
                        .filter(words -> isInstalled(words.getFirst()))
                        .findFirst()
                        .orElse(TERMINALS.getFirst());
                List<String> command = new ArrayList<>(known);
                command.addAll(List.of("sh", "-c", script));
                start(command);
            }
        }
    }

    private static Path scriptFile(String script, Path folder) throws ProblemException {
        Path file = folder.resolve("ecs-deck-ssh.command");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            return file;
        } catch (IOException unwritable) {
            String detail = unwritable.getMessage() == null ? "" : unwritable.getMessage();
            throw new ProblemException(
                    new Problem.FileUnusable(file.toString(), Problem.FileFault.OTHER, detail), unwritable);
        }
    }

    /// Opens Remote Desktop at an address here: a client that takes it on its command line, else an `.rdp` file for
    /// whatever opens those.
    ///
    /// @param folder where that file is written
    public void remoteDesktop(HostAndPort at, Path folder) throws ProblemException {
        Path file = rdpFile(at, folder);
        if (os == Os.WINDOWS) {
            start(List.of("mstsc", file.toString()));
            return;
        }
        Optional<String> client = os == Os.LINUX
                ? Stream.of("xfreerdp3", "xfreerdp", "remmina")
                        .filter(this::isInstalled)
                        .findFirst()
                : Optional.empty();
        if (client.isPresent()) {
            start(
                    client.get().equals("remmina")
                            ? List.of("remmina", "-c", file.toString())
                            : List.of(client.get(), file.toString(), "/v:" + at, "/cert:tofu"));
        } else {
            open(file.toString());
        }
    }

    /// Writes an `.rdp` file: the address and nothing secret.
    public static Path rdpFile(HostAndPort at, Path folder) throws ProblemException {
        Path file = folder.resolve("ecs-deck-" + at.port() + ".rdp");
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                    file,
                    "full address:s:" + at + "\r\nprompt for credentials:i:1\r\nauthentication level:i:2\r\n",
                    StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            String detail = unwritable.getMessage() == null ? "" : unwritable.getMessage();
            throw new ProblemException(
                    new Problem.FileUnusable(file.toString(), Problem.FileFault.OTHER, detail), unwritable);
        }
    }

    /// Whether a program of this name stands on the path.
    boolean isInstalled(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void start(List<String> command) throws ProblemException {
        try {
            starter.start(command);
        } catch (IOException missing) {
            throw new ProblemException(
                    new Problem.FileUnusable(command.getFirst(), Problem.FileFault.MISSING, ""), missing);
        }
    }
}

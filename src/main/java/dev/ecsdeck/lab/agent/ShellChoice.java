package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.fleet.SessionSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which program a shell session runs, as whom and where.
///
/// @param command the program and its words
/// @param home where it starts
record ShellChoice(List<String> command, Map<String, String> environment, Path home) {
    private static final String FAILED = "OpenPtyFailed";

    /// Chooses by what the session asks for. The user must exist on the machine; the program runs as whoever runs the
    /// Lab all the same.
    static ShellChoice of(SessionSpec spec, MachineUsers users, Map<String, String> inherited) throws AgentException {
        Optional<String> name = spec.userName();
        if (name.isPresent() && !users.exists(spec.machine(), name.get())) {
            throw new AgentException("UserNotExists", "user " + name.get() + " does not exist", FAILED);
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (!Files.isDirectory(home)) {
            throw new AgentException("HomeDirNotFound", "no directory " + home, FAILED);
        }
        List<String> command = spec.commandLine().isPresent()
                ? resolved(CommandLine.split(spec.commandLine().get()), inherited)
                : List.of(shell(inherited).toString());
        return new ShellChoice(command, environment(home, inherited), home);
    }

    private static Map<String, String> environment(Path home, Map<String, String> inherited) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.put("TERM", "xterm-256color");
        environment.putIfAbsent("LANG", "C.UTF-8");
        environment.put("HOME", home.toString());
        return environment;
    }

    /// `bash`, and the user's own shell where there is none.
    private static Path shell(Map<String, String> environment) throws AgentException {
        return find("bash", environment)
                .or(() -> Optional.ofNullable(environment.get("SHELL"))
                        .map(Path::of)
                        .filter(Files::isExecutable))
                .or(() -> find("sh", environment))
                .orElseThrow(() -> new AgentException("ShellCommandNotFound", "there is no shell", FAILED));
    }

    private static List<String> resolved(List<String> words, Map<String, String> environment) throws AgentException {
        String program = words.getFirst();
        if (program.contains("/")) {
            requireExecutable(Path.of(program));
        } else if (find(program, environment).isEmpty()) {
            throw new AgentException("ShellCommandNotFound", "no program " + program, FAILED);
        }
        return words;
    }

    private static void requireExecutable(Path program) throws AgentException {
        if (!Files.exists(program)) {
            throw new AgentException("ShellCommandNotFound", "no program " + program, FAILED);
        }
        if (!Files.isExecutable(program)) {
            throw new AgentException("ShellCommandPermissionDenied", program + " may not be run", FAILED);
        }
    }

    private static Optional<Path> find(String program, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}

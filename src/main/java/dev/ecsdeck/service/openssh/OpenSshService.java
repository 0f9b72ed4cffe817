package dev.ecsdeck.service.openssh;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.config.SshConfigChange;
import dev.ecsdeck.ssh.config.SshConfigEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Plans and makes the change of the user's `ssh_config`. Blocking; thread-safe.
public final class OpenSshService {
    private final Path file;
    private final String program;

    /// @param home the user's home
    /// @param program how a shell finds this program
    public OpenSshService(Path home, String program) {
        this.file = home.resolve(".ssh").resolve("config");
        this.program = program;
    }

    /// The packaged program's path where it was started from a package, else its name.
    public static String programOf(Optional<String> packagedPath) {
        return packagedPath.filter(path -> !path.isBlank()).orElse("ecs-deck");
    }

    /// A change that is shown first. Made only by [#apply].
    public record Plan(Path file, List<Line> lines, boolean isEmpty, SshConfigChange change) {
        public Plan {
            lines = List.copyOf(lines);
        }
    }

    /// One line of the diff.
    public record Line(Kind kind, String text) {}

    /// What happens to a line.
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /// What would change.
    public Plan plan() throws ProblemException {
        SshConfigChange change = SshConfigChange.adding(file, SshConfigEntry.forAllInstances(program));
        List<Line> lines = change.diff().stream()
                .map(line -> new Line(Kind.valueOf(line.kind().name()), line.text()))
                .toList();
        return new Plan(file, lines, change.isEmpty(), change);
    }

    /// Makes the change that was shown; the old file is kept beside the new one.
    ///
    /// @throws ProblemException also when the file has changed since
    public void apply(Plan plan) throws ProblemException {
        plan.change().apply();
    }
}

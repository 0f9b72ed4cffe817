package dev.ecsdeck.ssh.config;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A change of the user's `ssh_config`, planned but not made: first look at [#diff], then [#apply]. What is not
/// between our markers is never touched. Immutable.
public final class SshConfigChange {
    private static final int CONTEXT = 3;

    private final Path file;
    private final List<String> before;
    private final List<String> after;

    private SshConfigChange(Path file, List<String> before, List<String> after) {
        this.file = file;
        this.before = List.copyOf(before);
        this.after = List.copyOf(after);
    }

    /// Plans to add the entry, or to bring our block of that name up to date.
    public static SshConfigChange adding(Path file, SshConfigEntry entry) throws ProblemException {
        List<String> before = read(file);
        List<String> rest = without(before, entry);
        List<String> after = new ArrayList<>(entry.lines());
        if (!rest.isEmpty() && !rest.getFirst().isBlank()) {
            after.add("");
        }
        after.addAll(rest);
        return new SshConfigChange(file, before, after);
    }

    /// Plans to take our block of that name out.
    public static SshConfigChange removing(Path file, SshConfigEntry entry) throws ProblemException {
        List<String> before = read(file);
        return new SshConfigChange(file, before, without(before, entry));
    }

    private static List<String> without(List<String> lines, SshConfigEntry entry) {
        int begin = lines.indexOf(entry.begin());
        int end = lines.indexOf(entry.end());
        if (begin < 0 || end < begin) {
            return lines;
        }
        List<String> rest = new ArrayList<>(lines.subList(0, begin));
        List<String> tail = lines.subList(end + 1, lines.size());
        boolean doubleGap = !tail.isEmpty()
                && tail.getFirst().isBlank()
                && (rest.isEmpty() || rest.getLast().isBlank());
        rest.addAll(doubleGap ? tail.subList(1, tail.size()) : tail);
        return rest;
    }

    public Path file() {
        return file;
    }

    public boolean isEmpty() {
        return before.equals(after);
    }

    /// One line of the diff.
    public record DiffLine(Kind kind, String text) {
        /// What happens to the line.
        public enum Kind {
            KEPT,
            REMOVED,
            ADDED
        }
    }

    /// The lines that change, with a few unchanged ones around them.
    public List<DiffLine> diff() {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<DiffLine> lines = new ArrayList<>();
        add(lines, DiffLine.Kind.KEPT, before.subList(Math.max(0, head - CONTEXT), head));
        add(lines, DiffLine.Kind.REMOVED, before.subList(head, before.size() - tail));
        add(lines, DiffLine.Kind.ADDED, after.subList(head, after.size() - tail));
        int from = before.size() - tail;
        add(lines, DiffLine.Kind.KEPT, before.subList(from, Math.min(before.size(), from + CONTEXT)));
        return lines;
    }

    private static void add(List<DiffLine> to, DiffLine.Kind kind, List<String> texts) {
        texts.forEach(text -> to.add(new DiffLine(kind, text)));
    }

    /// Makes the change: the new file is written beside the old one and takes its place in one step; the old one is
    /// kept as `config.ecs-deck-backup`.
    ///
    /// @throws ProblemException also when the file has changed since the plan was made
    public void apply() throws ProblemException {
        if (!read(file).equals(before)) {
            throw new ProblemException(new Problem.FileUnusable(
                    file.toString(), Problem.FileFault.LOCKED, "changed since the change was shown"));
        }
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file;
            Path folder = real.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "config", ".ecs-deck");
            Files.writeString(fresh, after.isEmpty() ? "" : String.join("\n", after) + "\n", StandardCharsets.UTF_8);
            if (Files.exists(real)) {
                Path backup = real.resolveSibling(real.getFileName() + ".ecs-deck-backup");
                Files.copy(real, backup, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    private static List<String> read(Path file) throws ProblemException {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    private static ProblemException unusable(Path file, IOException failed) {
        String detail = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.FileUnusable(file.toString(), Problem.FileFault.OTHER, detail), failed);
    }
}

package dev.ecsdeck.service.logs;

import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last lines of the log, for whoever shows them. Thread-safe; nobody waits.
public final class LogBook {
    /// What is kept; older lines are in the file.
    public static final int KEPT = 5_000;

    private final Path directory;
    private final Object lock = new Object();
    // Guarded by lock.
    private final Deque<LogLine> lines = new ArrayDeque<>();
    // Guarded by lock.
    private long numbers;
    private final SignalSource<Long> last = new SignalSource<>(0L);

    /// @param directory where the files are
    public LogBook(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /// Takes a line that is already without secrets.
    public void add(Instant at, LogLevel level, String source, String text) {
        long number;
        synchronized (lock) {
            numbers++;
            number = numbers;
            lines.addLast(new LogLine(number, at, level, source, text));
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
        }
        last.update(before -> Math.max(before, number));
    }

    /// The number of the last line: changes with each.
    public Signal<Long> last() {
        return last;
    }

    /// The lines after the one of that number, oldest first; all of them after 0.
    public List<LogLine> after(long number) {
        synchronized (lock) {
            return lines.stream().filter(line -> line.number() > number).toList();
        }
    }
}

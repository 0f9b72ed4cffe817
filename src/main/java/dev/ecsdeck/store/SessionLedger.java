package dev.ecsdeck.store;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sessions that this program has begun and not ended, written down at once, so that those of a run that was
/// killed can be ended by a later one. A file a process, with ids and no secrets. Thread-safe; blocks for the disk.
/// A disk that does not take it is logged and no more: sessions go on without.
public final class SessionLedger {
    /// No session lasts longer (limits of Session Manager: three hours).
    static final Duration LONGEST = Duration.ofHours(3);

    private static final Logger LOG = LoggerFactory.getLogger(SessionLedger.class);

    private final Path directory;
    private final Writer own;
    private final Predicate<Writer> lives;
    private final InstantSource clock;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Object writing = new Object();
    /// Guarded by itself.
    private final Map<String, Entry> open = new LinkedHashMap<>();

    /// @param isStuck the service did not take its end
    public record Entry(String sessionId, RegionId region, Instant began, boolean isStuck) {}

    /// A process: its number alone is used again.
    record Writer(long pid, long startedMillis) {
        static Writer of(ProcessHandle process) {
            return new Writer(
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }

        static Optional<Writer> ofFile(Path file) {
            String name = file.getFileName().toString();
            if (!name.matches("\\d{1,10}-\\d{1,14}\\.json")) {
                return Optional.empty();
            }
            int dash = name.indexOf('-');
            return Optional.of(new Writer(
                    Long.parseLong(name.substring(0, dash)),
                    Long.parseLong(name.substring(dash + 1, name.length() - ".json".length()))));
        }

        String fileName() {
            return pid + "-" + startedMillis + ".json";
        }

        boolean isAlive() {
            return ProcessHandle.of(pid).filter(it -> of(it).equals(this)).isPresent();
        }
    }

    public SessionLedger(Path directory, InstantSource clock) {
        this(directory, clock, Writer.of(ProcessHandle.current()), Writer::isAlive);
    }

    SessionLedger(Path directory, InstantSource clock, Writer own, Predicate<Writer> lives) {
        this.directory = directory;
        this.clock = clock;
        this.own = own;
        this.lives = lives;
    }

    /// A session was begun.
    public void begun(String sessionId, RegionId region) {
        synchronized (open) {
            open.put(sessionId, new Entry(sessionId, region, clock.instant(), false));
        }
        writeOwn();
    }

    /// The service did not take the end of a session.
    public void stuck(String sessionId) {
        boolean known;
        synchronized (open) {
            known = open.computeIfPresent(sessionId, (id, entry) -> new Entry(id, entry.region(), entry.began(), true))
                    != null;
        }
        if (known) {
            writeOwn();
        }
    }

    /// A session is over, whoever had begun it.
    public void ended(String sessionId) {
        boolean isOwn;
        synchronized (open) {
            isOwn = open.remove(sessionId) != null;
        }
        if (isOwn) {
            writeOwn();
            return;
        }
        for (Path file : filesOfTheDead()) {
            List<Entry> entries = read(file);
            List<Entry> others = entries.stream()
                    .filter(entry -> !entry.sessionId().equals(sessionId))
                    .toList();
            if (others.size() < entries.size()) {
                write(file, others);
            }
        }
    }

    /// What processes that are gone have left, and what this one could not end; not what is certainly over by now.
    public List<Entry> left() {
        List<Entry> left = new ArrayList<>();
        synchronized (open) {
            open.values().stream().filter(Entry::isStuck).forEach(left::add);
        }
        for (Path file : filesOfTheDead()) {
            List<Entry> entries = read(file);
            if (entries.isEmpty()) {
                delete(file);
            }
            left.addAll(entries);
        }
        return List.copyOf(left);
    }

    private List<Path> filesOfTheDead() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                if (Writer.ofFile(file)
                        .filter(writer -> !writer.equals(own) && !lives.test(writer))
                        .isPresent()) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException none) {
            return files;
        }
        return files;
    }

    private void writeOwn() {
        synchronized (writing) {
            List<Entry> now;
            synchronized (open) {
                open.values().removeIf(this::isOver);
                now = List.copyOf(open.values());
            }
            write(directory.resolve(own.fileName()), now);
        }
    }

    private boolean isOver(Entry entry) {
        return clock.instant().isAfter(entry.began().plus(LONGEST));
    }

    private void write(Path file, List<Entry> entries) {
        if (entries.isEmpty()) {
            delete(file);
            return;
        }
        ArrayNode list = mapper.createArrayNode();
        for (Entry entry : entries) {
            ObjectNode row = list.addObject();
            row.put("session", entry.sessionId());
            row.put("region", entry.region().value());
            row.put("began", entry.began().toString());
        }
        try {
            new AtomicFile(file).write(mapper.writeValueAsBytes(list));
        } catch (ProblemException unwritable) {
            LOG.warn("open sessions are not written down", unwritable);
        }
    }

    private List<Entry> read(Path file) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (JsonNode row : mapper.readTree(Files.readAllBytes(file))) {
                Entry entry = new Entry(
                        row.path("session").asString(""),
                        new RegionId(row.path("region").asString("")),
                        Instant.parse(row.path("began").asString("")),
                        false);
                if (!isOver(entry)) {
                    entries.add(entry);
                }
            }
        } catch (IOException | JacksonException | java.time.DateTimeException | IllegalArgumentException broken) {
            LOG.warn("{} cannot be read", file, broken);
        }
        return entries;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".bak"));
        } catch (IOException stuck) {
            LOG.warn("{} cannot be deleted", file, stuck);
        }
    }
}

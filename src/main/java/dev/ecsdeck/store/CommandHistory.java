package dev.ecsdeck.store;

import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Scripts that were run, as a JSON file that only its owner can read. Neither arguments nor output are kept: that is
/// where people put secrets. Used by one thread at a time.
public final class CommandHistory {
    /// Scripts that are kept.
    public static final int MOST = 100;

    private final AtomicFile file;
    private final InstantSource clock;
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public CommandHistory(AtomicFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What is kept, the latest first. A broken file is kept aside, and counts as empty.
    ///
    /// @throws ProblemException with [Problem.FileUnusable] if it is there and cannot be read
    public List<PastCommand> load() throws ProblemException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(mapper.readValue(bytes.get(), PastCommand[].class));
        } catch (JacksonException broken) {
            file.setAside(clock.instant());
            return List.of();
        }
    }

    public void save(List<PastCommand> entries) throws ProblemException {
        file.write(mapper.writeValueAsBytes(entries));
    }
}

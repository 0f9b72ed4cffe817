package dev.ecsdeck.store;

import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

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
            return parse(bytes.get());
        } catch (JacksonException broken) {
            file.setAside(clock.instant());
            return List.of();
        }
    }

    private List<PastCommand> parse(byte[] bytes) {
        if (!(mapper.readTree(bytes) instanceof ArrayNode rows)) {
            throw DatabindException.from(mapper.createParser(bytes), "no list of scripts");
        }
        List<PastCommand> entries = new ArrayList<>();
        for (JsonNode row : rows) {
            if (!row.isObject()) {
                throw DatabindException.from(mapper.createParser(bytes), "no script");
            }
            entries.add(mapper.treeToValue(row, PastCommand.class));
        }
        return List.copyOf(entries);
    }

    public void save(List<PastCommand> entries) throws ProblemException {
        file.write(mapper.writeValueAsBytes(entries));
    }
}

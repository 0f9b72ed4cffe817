package dev.ecsdeck.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The instances of one account as they were last read, compressed: there at the next start, and good for nothing
/// else. A file that cannot be understood counts as none. Used by one thread at a time.
public final class InventoryFile {
    /// Another form is another number; old files are then read anew from the cloud.
    private static final int VERSION = 2;

    private final AtomicFile file;
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(RegionId.class, OneWord.class)
            .addMixIn(InstanceId.class, OneWord.class)
            .addMixIn(AgentStatus.class, Kinds.class)
            .build();

    private abstract static class OneWord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("unused") // read by the mapper
        OneWord(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AgentStatus.Online.class, name = "online"),
        @JsonSubTypes.Type(value = AgentStatus.Silent.class, name = "silent"),
        @JsonSubTypes.Type(value = AgentStatus.Outdated.class, name = "old"),
        @JsonSubTypes.Type(value = AgentStatus.Missing.class, name = "missing"),
        @JsonSubTypes.Type(value = AgentStatus.Unknown.class, name = "unknown")
    })
    private interface Kinds {}

    public InventoryFile(Path path) {
        this.file = new AtomicFile(path);
    }

    /// A list and its age.
    ///
    /// @param asOf when it was read as a whole
    public record Kept(int version, Instant asOf, List<Instance> instances) {
        public Kept {
            instances = List.copyOf(instances);
        }
    }

    /// What was kept; empty if there is nothing of use.
    ///
    /// @throws ProblemException if the file is there and cannot be read
    public Optional<Kept> load() throws ProblemException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.get()))) {
            return Optional.ofNullable(mapper.readValue(in, Kept.class)).filter(it -> it.version() == VERSION);
        } catch (IOException | JacksonException broken) {
            return Optional.empty();
        }
    }

    /// Replaces it.
    public void save(Instant asOf, List<Instance> instances) throws ProblemException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            mapper.writeValue(out, new Kept(VERSION, asOf, instances));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        file.write(bytes.toByteArray());
    }
}

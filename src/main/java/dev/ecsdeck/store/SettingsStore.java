package dev.ecsdeck.store;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// [Settings] as a JSON file with a version number. A field that this version does not know stays in the file; a
/// field that it cannot understand counts as not set. Used by one thread at a time.
public final class SettingsStore {
    /// Rises when a field changes its meaning, which has not happened yet.
    static final int VERSION = 1;

    private final AtomicFile file;
    private final InstantSource clock;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private ObjectNode kept = mapper.createObjectNode();

    public SettingsStore(AtomicFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What was found, and what was wrong with it.
    ///
    /// @param fault the file was broken and was kept aside; `settings` are of the backup, or the usual ones
    public record Loaded(Settings settings, Optional<Problem> fault) {}

    /// Reads the file; without one, the usual settings.
    ///
    /// @throws ProblemException with [Problem.FileUnusable] if it is there and cannot be read
    public Loaded load() throws ProblemException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        }
        try {
            kept = object(bytes.get());
            return new Loaded(understood(kept), Optional.empty());
        } catch (JacksonException broken) {
            Instant now = clock.instant();
            String aside = file.setAside(now).toString();
            return new Loaded(ofBackup(), Optional.of(fault(aside, broken)));
        }
    }

    private Settings ofBackup() throws ProblemException {
        Optional<byte[]> backup = file.readBackup();
        if (backup.isEmpty()) {
            return Settings.DEFAULT;
        }
        try {
            kept = object(backup.get());
            return understood(kept);
        } catch (JacksonException alsoBroken) {
            return Settings.DEFAULT;
        }
    }

    /// Replaces the file.
    public void save(Settings settings) throws ProblemException {
        ObjectNode whole = kept.deepCopy();
        if (!whole.path("version").isInt()) {
            whole.put("version", VERSION);
        }
        ObjectNode known = mapper.valueToTree(settings);
        for (var field : known.properties()) {
            if (field.getKey().equals("terminal") && whole.get("terminal") instanceof ObjectNode terminal) {
                terminal.setAll((ObjectNode) field.getValue());
            } else {
                whole.set(field.getKey(), field.getValue());
            }
        }
        file.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole));
        kept = whole;
    }

    private ObjectNode object(byte[] bytes) {
        if (mapper.readTree(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw DatabindException.from(mapper.createParser(bytes), "not an object");
    }

    /// Takes over one field after the other and leaves out those that do not fit.
    private Settings understood(ObjectNode found) {
        ObjectNode sound = mapper.valueToTree(Settings.DEFAULT);
        for (String name : sound.propertyNames().toArray(String[]::new)) {
            JsonNode value = found.get(name);
            if (name.equals("terminal") && value instanceof ObjectNode terminal) {
                takeTerminal(sound, terminal);
            } else if (value != null) {
                takeIfItFits(sound, sound, name, value);
            }
        }
        return mapper.treeToValue(sound, Settings.class);
    }

    private void takeTerminal(ObjectNode sound, ObjectNode found) {
        ObjectNode terminal = (ObjectNode) sound.path("terminal");
        for (String name : terminal.propertyNames().toArray(String[]::new)) {
            JsonNode value = found.get(name);
            if (value != null) {
                takeIfItFits(sound, terminal, name, value);
            }
        }
    }

    private void takeIfItFits(ObjectNode whole, ObjectNode place, String name, JsonNode value) {
        JsonNode before = place.get(name);
        if (value.isNull() || before == null || value.getNodeType() != before.getNodeType()) {
            return;
        }
        place.set(name, value);
        try {
            mapper.treeToValue(whole, Settings.class);
        } catch (JacksonException unfit) {
            place.set(name, before);
        }
    }

    private static Problem fault(String path, JacksonException broken) {
        TokenStreamLocation at = broken.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new Problem.FileBroken(path, line, column, broken.getOriginalMessage());
    }
}

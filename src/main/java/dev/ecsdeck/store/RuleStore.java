package dev.ecsdeck.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rules of forwards as a JSON file, replaced as a whole. The same form is what a team exchanges, less the
/// answers about programs of this machine: one field a line in a fixed order, so that a difference can be read.
/// There is no secret in a rule. Used by one thread at a time.
public final class RuleStore {
    static final int VERSION = 1;

    private final AtomicFile file;
    private final InstantSource clock;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(RegionId.class, OneWord.class)
            .addMixIn(InstanceId.class, OneWord.class)
            .build();

    /// An id is written as itself.
    private abstract static class OneWord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("unused") // read by the mapper
        OneWord(String value) {}

        @JsonValue
        abstract String value();
    }

    public RuleStore(AtomicFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What was found.
    ///
    /// @param fault the file was broken and was kept aside; `rules` are of the backup, or none
    public record Loaded(List<ForwardRule> rules, Optional<Problem> fault) {}

    /// @throws ProblemException with [Problem.FileUnusable] if it is there and cannot be read
    public Loaded load() throws ProblemException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isEmpty()) {
            return new Loaded(List.of(), Optional.empty());
        }
        try {
            return new Loaded(parse(bytes.get()), Optional.empty());
        } catch (JacksonException broken) {
            String aside = file.setAside(clock.instant()).toString();
            return new Loaded(ofBackup(), Optional.of(fault(aside, broken)));
        }
    }

    private List<ForwardRule> ofBackup() throws ProblemException {
        Optional<byte[]> backup = file.readBackup();
        try {
            return backup.isPresent() ? parse(backup.get()) : List.of();
        } catch (JacksonException alsoBroken) {
            return List.of();
        }
    }

    public void save(List<ForwardRule> rules) throws ProblemException {
        file.write(format(rules));
    }

    /// The rules as others may have them.
    public byte[] export(List<ForwardRule> rules) {
        return format(rules.stream().map(RuleStore::shared).toList());
    }

    /// Reads what [#export] wrote. Answers about programs are not taken over from elsewhere, nor is a start with the
    /// program or a listener that others on the network reach: what runs here is for the user to say.
    ///
    /// @param name of the file, for the problem
    /// @throws ProblemException with [Problem.FileBroken]
    public List<ForwardRule> read(String name, byte[] bytes) throws ProblemException {
        try {
            return parse(bytes).stream().map(RuleStore::tamed).toList();
        } catch (JacksonException broken) {
            throw new ProblemException(fault(name, broken), broken);
        }
    }

    /// What a rule says of this computer alone is left out.
    private static ForwardRule shared(ForwardRule rule) {
        return rule.withPrograms(Map.of()).withAccount("");
    }

    private static ForwardRule tamed(ForwardRule rule) {
        ForwardRule calm = shared(rule).withStart(ForwardRule.Start.BY_HAND);
        return rule.exposure() == ForwardRule.Exposure.THIS_MACHINE
                ? calm
                : calm.withListener(ForwardRule.LOOPBACK, ForwardRule.Exposure.THIS_MACHINE);
    }

    private byte[] format(List<ForwardRule> rules) {
        ObjectNode whole = mapper.createObjectNode();
        whole.put("version", VERSION);
        ArrayNode list = whole.putArray("rules");
        rules.forEach(rule -> list.add(mapper.<JsonNode>valueToTree(rule)));
        return mapper.writeValueAsBytes(whole);
    }

    private List<ForwardRule> parse(byte[] bytes) {
        if (!(mapper.readTree(bytes) instanceof ObjectNode whole) || !(whole.get("rules") instanceof ArrayNode list)) {
            throw DatabindException.from(mapper.createParser(bytes), "no list of rules");
        }
        List<ForwardRule> rules = new ArrayList<>();
        for (JsonNode rule : list) {
            if (!(rule instanceof ObjectNode fields)) {
                throw DatabindException.from(mapper.createParser(bytes), "no rule");
            }
            if (!fields.has("account")) {
                fields.put("account", "");
            }
            rules.add(mapper.treeToValue(rule, ForwardRule.class));
        }
        return List.copyOf(rules);
    }

    private static Problem fault(String path, JacksonException broken) {
        TokenStreamLocation at = broken.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        return new Problem.FileBroken(path, line, column, broken.getOriginalMessage());
    }
}

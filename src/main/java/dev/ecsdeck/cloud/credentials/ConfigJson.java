package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of the vendor's profile files: text to tree and back, and the changes that we make to a tree. What we do
/// not know stays as it is, in its order.
final class ConfigJson {
    private static final String PROFILES = "profiles";
    private static final String NAME = "name";
    private static final Set<String> NUMBERS =
            Set.of("expired_seconds", "read_timeout", "retry_timeout", "connect_timeout", "retry_count");

    private final ObjectNode root;

    private ConfigJson(ObjectNode root) {
        this.root = root;
    }

    static ConfigJson empty() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("current", "");
        root.putArray(PROFILES);
        return new ConfigJson(root);
    }

    /// @param path for the problem
    /// @throws ProblemException naming line and column; never the text there, which may be a secret
    static ConfigJson parse(String path, byte[] content) throws ProblemException {
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return empty();
        }
        JsonNode node;
        try {
            node = JsonMapper.shared().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            // The cause stays out: its message quotes the text.
            throw new ProblemException(new Problem.FileBroken(path, line, column, "no JSON"));
        }
        JsonNode profiles = node.path(PROFILES);
        if (!node.isObject() || !(profiles.isArray() || profiles.isMissingNode() || profiles.isNull())) {
            throw new ProblemException(new Problem.FileBroken(path, 1, 1, "no list of profiles"));
        }
        return new ConfigJson((ObjectNode) node);
    }

    byte[] bytes() {
        DefaultIndenter tab = new DefaultIndenter("\t", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(tab)
                .withArrayIndenter(tab);
        return (JsonMapper.shared().writer().with(printer).writeValueAsString(root) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    Profiles profiles() {
        List<Profile> all = new ArrayList<>();
        for (JsonNode row : root.path(PROFILES)) {
            String name = text(row.path(NAME));
            if (!name.isBlank()) {
                all.add(new Profile(name, fields(row)));
            }
        }
        return new Profiles(text(root.path("current")), all);
    }

    /// Sets these fields of a profile, which is made if need be; an empty value clears its field.
    void put(String name, Map<String, String> fields) {
        ObjectNode profile = find(name);
        fields.forEach((field, value) -> set(profile, field, value));
        if (fields.containsKey("read_timeout")) {
            set(profile, "retry_timeout", fields.getOrDefault("read_timeout", ""));
        }
    }

    void select(String name) {
        root.put("current", name);
    }

    /// True if there was such a profile.
    boolean delete(String name) {
        ArrayNode rows = rows();
        boolean found = false;
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (text(rows.path(i).path(NAME)).equals(name)) {
                rows.remove(i);
                found = true;
            }
        }
        return found;
    }

    private ObjectNode find(String name) {
        for (JsonNode row : rows()) {
            if (row instanceof ObjectNode profile && text(row.path(NAME)).equals(name)) {
                return profile;
            }
        }
        return rows().addObject().put(NAME, name);
    }

    private ArrayNode rows() {
        return root.path(PROFILES) instanceof ArrayNode rows ? rows : root.putArray(PROFILES);
    }

    private static void set(ObjectNode profile, String field, String value) {
        if (value.isEmpty() && !profile.has(field)) {
            return;
        }
        if (NUMBERS.contains(field) && value.matches("\\d{1,9}")) {
            profile.put(field, Integer.parseInt(value));
        } else if (NUMBERS.contains(field) && value.isEmpty()) {
            profile.remove(field);
        } else {
            profile.put(field, value);
        }
    }

    private static Map<String, String> fields(JsonNode row) {
        Map<String, String> fields = new TreeMap<>();
        row.properties().forEach(entry -> fields.put(entry.getKey(), text(entry.getValue())));
        return fields;
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}

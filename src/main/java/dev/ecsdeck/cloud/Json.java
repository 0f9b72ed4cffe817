package dev.ecsdeck.cloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Tolerant reading of answers: what is missing or of another kind is empty. Public for `cloud.credentials`.
public final class Json {
    /// The service writes some times without seconds: `2024-04-14T22:32Z`.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]X");

    private Json() {}

    /// Strings, numbers and booleans as text; anything else is empty.
    public static String text(JsonNode node, String field) {
        return plain(node.path(field));
    }

    public static Optional<String> some(JsonNode node, String field) {
        String text = text(node, field);
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// Numbers, also where the service writes them as text.
    public static Optional<Long> number(JsonNode node, String field) {
        try {
            return some(node, field).map(text -> Long.parseLong(text.strip()));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /// Booleans, also where the service writes them as text.
    public static Optional<Boolean> flag(JsonNode node, String field) {
        return switch (text(node, field)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    public static Optional<Instant> time(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException otherForm) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }
    }

    /// The rows of a wrapped list such as `Instances.Instance[]`.
    public static List<JsonNode> rows(JsonNode node, String wrapper, String name) {
        return list(node.path(wrapper).path(name));
    }

    /// The texts of a wrapped list, without the empty ones.
    public static List<String> texts(JsonNode node, String wrapper, String name) {
        return rows(node, wrapper, name).stream()
                .map(Json::plain)
                .filter(text -> !text.isBlank())
                .toList();
    }

    public static List<JsonNode> list(JsonNode node) {
        List<JsonNode> rows = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(rows::add);
        }
        return rows;
    }

    private static String plain(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}

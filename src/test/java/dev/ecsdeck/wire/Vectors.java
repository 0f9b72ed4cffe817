package dev.ecsdeck.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The golden frames, which come from outside: the published encoders made them.
final class Vectors {
    private Vectors() {}

    static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/frames/" + name))) {
            return new JsonMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

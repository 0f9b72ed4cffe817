package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.api.HttpRequest.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {
    /// A signed request with the secret that signed it.
    record Vector(String id, String secret, HttpRequest request) {
        @Override
        public String toString() {
            return id;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorVerifies(Vector vector) {
        assertThat(Signature.of(vector.request).isBy(vector.secret)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anotherSecretDoesNot(Vector vector) {
        assertThat(Signature.of(vector.request).isBy(vector.secret + "x")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anAddedParameterIsNoticed(Vector vector) {
        List<Field> query = new ArrayList<>(vector.request.query());
        query.add(new Field("Zz", "1"));

        assertThat(Signature.of(with(vector.request, query)).isBy(vector.secret))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aChangedMethodIsNoticed(Vector vector) {
        HttpRequest it = vector.request;
        HttpRequest changed = new HttpRequest("PUT", it.path(), it.query(), it.headers(), it.body(), it.peer());

        assertThat(Signature.of(changed).isBy(vector.secret)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("headerVectors")
    void aChangedBodyIsNoticed(Vector vector) {
        HttpRequest it = vector.request;
        HttpRequest changed =
                new HttpRequest(it.method(), it.path(), it.query(), it.headers(), new byte[] {1, 2}, it.peer());

        assertThat(Signature.of(changed).isBy(vector.secret)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("headerVectors")
    void anUnsignedServiceHeaderIsNoticed(Vector vector) {
        HttpRequest it = vector.request;
        Map<String, String> headers = new LinkedHashMap<>(it.headers());
        headers.put("x-acs-slipped-in", "1");
        HttpRequest changed = new HttpRequest(it.method(), it.path(), it.query(), headers, it.body(), it.peer());

        assertThat(Signature.of(changed).isBy(vector.secret)).isFalse();
    }

    @Test
    void aRequestWithoutSignatureIsRefused() {
        HttpRequest bare = new HttpRequest("POST", "/", List.of(), Map.of(), new byte[0], "127.0.0.1");

        assertThatThrownBy(() -> Signature.of(bare))
                .isInstanceOf(ServiceException.class)
                .hasFieldOrPropertyWithValue("code", "IncompleteSignature");
    }

    @Test
    void bothFilesAreRead() throws IOException {
        assertThat(vectors().filter(v -> v.id.startsWith("v3-"))).hasSize(18);
        assertThat(vectors().filter(v -> v.id.startsWith("v1-"))).hasSize(6);
        assertThat(vectors().filter(v -> v.id.startsWith("cap-"))).hasSize(10);
        assertThat(vectors().filter(v -> v.id.startsWith("peer-"))).hasSizeGreaterThan(3);
    }

    static Stream<Vector> headerVectors() throws IOException {
        return vectors().filter(vector -> vector.request.headers().containsKey("authorization"));
    }

    static Stream<Vector> vectors() throws IOException {
        List<Vector> all = new ArrayList<>();
        for (JsonNode node : read("signature-vectors.json").get("cases")) {
            all.add(
                    switch (node.get("kind").asString()) {
                        case "captured" -> captured(node);
                        case "v1-signer" -> queryVector(node);
                        default -> headerVector(node);
                    });
        }
        int number = 0;
        for (JsonNode node : read("peer-openapi-requests.json")) {
            all.add(peer(node, ++number));
        }
        return all.stream();
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = SignatureTest.class.getResourceAsStream("/api/" + file)) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static Vector headerVector(JsonNode node) {
        byte[] body = node.get("body").asString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = new HttpRequest(
                node.get("method").asString(),
                node.get("path").asString(),
                fields(node.get("flattenedQuery")),
                headers(node.get("headers")),
                body,
                "127.0.0.1");
        return new Vector(node.get("id").asString(), node.get("accessKeySecret").asString(), request);
    }

    private static Vector queryVector(JsonNode node) {
        List<Field> form = node.has("form") ? fields(node.get("form")) : List.of();
        List<Field> query = new ArrayList<>(fields(node.get("signedParams")));
        query.removeAll(form);
        query.add(new Field("Signature", node.get("signature").asString()));
        String body = form.stream()
                .map(field -> field.name() + "=" + FormText.encode(field.value()))
                .collect(Collectors.joining("&"));
        HttpRequest request = new HttpRequest(
                node.get("method").asString(),
                "/",
                query,
                Map.of("content-type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
        return new Vector(node.get("id").asString(), node.get("accessKeySecret").asString(), request);
    }

    private static Vector captured(JsonNode node) {
        String[] line = node.get("requestLine").asString().split(" ");
        int mark = line[1].indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode header : node.get("headerLines")) {
            String[] parts = header.asString().split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        HttpRequest request = new HttpRequest(
                line[0],
                mark < 0 ? line[1] : line[1].substring(0, mark),
                mark < 0 ? List.of() : FormText.decode(line[1].substring(mark + 1)),
                headers,
                node.get("body").asString().getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
        return new Vector(node.get("id").asString(), node.get("accessKeySecret").asString(), request);
    }

    private static Vector peer(JsonNode node, int number) {
        HttpRequest request = new HttpRequest(
                node.get("method").asString(),
                node.get("path").asString(),
                fields(node.get("query")),
                headers(node.get("headers")),
                new byte[0],
                "127.0.0.1");
        return new Vector("peer-" + number, node.get("accessKeySecret").asString(), request);
    }

    private static List<Field> fields(JsonNode node) {
        return node.properties().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue().asString()))
                .toList();
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(e -> headers.put(
                        e.getKey().toLowerCase(Locale.ROOT), e.getValue().asString()));
        return headers;
    }

    private static HttpRequest with(HttpRequest it, List<Field> query) {
        return new HttpRequest(it.method(), it.path(), query, it.headers(), it.body(), it.peer());
    }
}

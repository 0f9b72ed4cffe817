package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The vectors were made by running the vendor's own signer; see the file for the origin of each.
class RequestSignerTest {
    static Stream<Arguments> vectors() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RequestSignerTest.class.getResourceAsStream("/api/signature-vectors.json"))) {
            return Json.list(JsonMapper.shared().readTree(in).path("cases")).stream()
                    .filter(vector -> Json.text(vector, "kind").equals("v3-signer"))
                    .map(vector -> Arguments.of(Json.text(vector, "id"), vector))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void signsAsTheVendorsSignerDoes(String id, JsonNode vector) {
        JsonNode sent = vector.path("headers");
        RequestSigner.Request request = new RequestSigner.Request(
                Json.text(vector, "host"),
                Json.text(vector, "action"),
                Json.text(vector, "version"),
                texts(vector.path("flattenedQuery")),
                Json.text(vector, "body").getBytes(StandardCharsets.UTF_8),
                Map.of(),
                Instant.parse(Json.text(sent, "x-acs-date")),
                Json.text(sent, "x-acs-signature-nonce"));

        Map<String, String> headers = RequestSigner.sign(request, credentials(vector));

        assertThat(RequestSigner.canonicalQuery(request.query())).isEqualTo(Json.text(vector, "canonicalQuery"));
        assertThat(headers).containsEntry("authorization", Json.text(vector, "authorization"));
        assertThat(headers).containsEntry("x-acs-content-sha256", Json.text(sent, "x-acs-content-sha256"));
    }

    @ParameterizedTest
    @CsvSource({"a b,a%20b", "a*~,a%2A~", "é,%C3%A9", "'a,b',a%2Cb"})
    void encodesAsRfc3986(String plain, String encoded) {
        assertThat(RequestSigner.encode(plain)).isEqualTo(encoded);
    }

    private static Credentials credentials(JsonNode vector) {
        String id = Json.text(vector, "accessKeyId");
        String secret = Json.text(vector, "accessKeySecret");
        return Json.some(vector, "securityToken")
                .<Credentials>map(token -> new Credentials.StsToken(id, secret, token, Optional.empty()))
                .orElseGet(() -> new Credentials.AccessKey(id, secret));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}

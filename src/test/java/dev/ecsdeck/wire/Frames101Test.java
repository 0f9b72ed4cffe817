package dev.ecsdeck.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the published encoder of 1.01 made, and what the published decoder takes or dies of, on both sides of the
/// gateway.
class Frames101Test {
    private static Stream<JsonNode> all() {
        return Vectors.read("frames-1.01.json").valueStream();
    }

    private static Stream<Arguments> named(Stream<JsonNode> vectors) {
        return vectors.map(vector -> Arguments.of(vector.get("name").asString(), vector));
    }

    static Stream<Arguments> decoded() {
        return named(all().filter(vector -> vector.has("decodeLive")));
    }

    static Stream<Arguments> encoded() {
        return named(all().filter(vector -> vector.get("direction").asString().equals("encode"))
                .filter(vector -> !vector.get("name").asString().equals("c-enc-empty")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decoded")
    void isDecodedAsThePublishedDecoderDoes(String name, JsonNode vector) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(vector.get("frameHex").asString());
        JsonNode live = vector.get("decodeLive");

        boolean taken = live.get("outcome").asString().equals("accept")
                && live.get("validate").asString().equals("ok");

        if (!taken) {
            assertThatThrownBy(() -> decode(vector, bytes)).isInstanceOf(MalformedFrameException.class);
            return;
        }
        Frame frame = decode(vector, bytes);
        assertThat(frame.type()).isEqualTo((int) live.get("messageType").asLong());
        assertThat(frame.version()).isEqualTo(live.get("schemaVersion").asString());
        assertThat(frame.timestampMillis()).isEqualTo(number(live, "createdDate"));
        assertThat(frame.sequence()).isEqualTo(number(live, "sequenceNumber"));
        assertThat(frame.payload()).isEqualTo(payload(live));
        if (isAgent(vector)) {
            assertThat(frame.channelId()).isEqualTo(live.get("sessionId").asString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoded")
    void isEncodedAsThePublishedEncoderDoes(String name, JsonNode vector) {
        Frame frame = new Frame(
                (int) vector.get("messageType").asLong(),
                vector.get("schemaVersion").asString(),
                isAgent(vector) ? vector.get("sessionId").asString() : "",
                "",
                number(vector, "createdDate"),
                number(vector, "sequenceNumber"),
                payload(vector));

        if (vector.has("encodeError") && frame.payload().length > 0) {
            assertThatThrownBy(() -> encode(vector, frame)).isInstanceOf(IllegalArgumentException.class);
        } else if (!vector.has("encodeError")) {
            assertThat(encode(vector, frame))
                    .asHexString()
                    .isEqualToIgnoringCase(vector.get("frameHex").asString());
        }
    }

    private static Frame decode(JsonNode vector, byte[] bytes) throws MalformedFrameException {
        return isAgent(vector) ? FrameCodec.decodeFromAgent(bytes) : FrameCodec.decode(bytes);
    }

    private static byte[] encode(JsonNode vector, Frame frame) {
        return isAgent(vector) ? FrameCodec.encodeForAgent(frame) : FrameCodec.encode(frame);
    }

    private static boolean isAgent(JsonNode vector) {
        return vector.get("side").asString().equals("agent");
    }

    private static long number(JsonNode node, String field) {
        return new BigInteger(node.get(field).asString()).longValue();
    }

    private static byte[] payload(JsonNode node) {
        return Base64.getDecoder().decode(node.get("payloadBase64").asString());
    }
}

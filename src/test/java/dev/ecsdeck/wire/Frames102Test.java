package dev.ecsdeck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the vendor's sample web client makes of each type of 1.02.
class Frames102Test {
    static Stream<Arguments> frames() {
        return Vectors.read("frames-1.02.json")
                .get("frames")
                .valueStream()
                .map(vector -> Arguments.of(vector.get("name").asString(), vector));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isEncodedAndDecodedAsTheSampleDoes(String name, JsonNode vector) throws Exception {
        Frame frame = new Frame(
                vector.get("type").asInt(),
                vector.get("version").asString(),
                vector.get("channelId").asString(),
                vector.get("instanceId").asString(),
                vector.get("timestampMs").asLong(),
                vector.get("inputSeq").asLong() | vector.get("outputSeq").asLong() << 32,
                HexFormat.of().parseHex(vector.get("payloadHex").asString()));
        byte[] golden = HexFormat.of().parseHex(vector.get("frameHex").asString());

        assertThat(FrameCodec.encode(frame))
                .asHexString()
                .isEqualToIgnoringCase(vector.get("frameHex").asString());
        assertThat(FrameCodec.decode(golden)).isEqualTo(frame);
    }
}

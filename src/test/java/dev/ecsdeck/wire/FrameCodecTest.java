package dev.ecsdeck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameCodecTest {
    @Test
    void inputWithChannelIdIsTheSamplesBytes() throws Exception {
        byte[] golden = HexFormat.of()
                .parseHex("06000000312e303209642d6368616e6e656c00888ca97c9b010000040000000700000000000000");

        Frame frame = FrameCodec.decode(golden);

        assertThat(frame).isEqualTo(Frame.of102(FrameType.SYNC, "d-channel", 1767323045000L, 4, 7, new byte[0]));
        assertThat(FrameCodec.encode(frame)).isEqualTo(golden);
        assertThat(new String(golden, 4, 4, StandardCharsets.US_ASCII)).isEqualTo(Frame.V1_02);
    }
}

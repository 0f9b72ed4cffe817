package dev.ecsdeck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever comes, the decoder either answers or refuses; it holds no more than the message it was given.
class FrameFuzzTest {
    @Property(tries = 3_000, shrinking = ShrinkingMode.BOUNDED)
    void anyBytesAreAnsweredOrRefused(@ForAll @Size(max = 400) byte[] bytes) {
        decodeFromGateway(bytes).ifPresent(frame -> assertBounded(frame, bytes.length));
        decodeFromAgent(bytes).ifPresent(frame -> assertBounded(frame, bytes.length));
    }

    @Property(tries = 3_000)
    void aChangedFrameIsAnsweredOrRefused(
            @ForAll("frames") Frame frame, @ForAll @IntRange(max = 10_000) int where, @ForAll byte what) {
        byte[] bytes = FrameCodec.encode(frame);
        bytes[where % bytes.length] = what;

        decodeFromGateway(bytes).ifPresent(decoded -> assertBounded(decoded, bytes.length));
    }

    @Property(tries = 1_000)
    void aCutHeaderIsRefused(@ForAll("frames") Frame frame, @ForAll @IntRange(max = 10_000) int where) {
        byte[] bytes = FrameCodec.encode(frame);
        int header = bytes.length - frame.payload().length;
        byte[] cut = Arrays.copyOf(bytes, where % header);

        assertThat(decodeFromGateway(cut)).isEmpty();
    }

    @Property(tries = 2_000)
    void whatIsEncodedIsDecoded(@ForAll("frames") Frame frame) throws Exception {
        assertThat(FrameCodec.decode(FrameCodec.encode(frame))).isEqualTo(frame);
    }

    @Property(tries = 1_000)
    void whatIsEncodedForTheAgentIsDecoded(@ForAll("frames") Frame frame) throws Exception {
        byte[] id = frame.channelId().getBytes(StandardCharsets.UTF_8);
        Frame short101 = new Frame(
                frame.type(),
                Frame.V1_01,
                id.length > 32 ? "" : frame.channelId(),
                "",
                frame.timestampMillis(),
                frame.sequence(),
                frame.payload());

        assertThat(FrameCodec.decodeFromAgent(FrameCodec.encodeForAgent(short101)))
                .isEqualTo(short101);
    }

    @Provide
    Arbitrary<Frame> frames() {
        Arbitrary<String> ids =
                Arbitraries.strings().ascii().excludeChars('\0', ' ').ofMaxLength(60);
        return Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.of(Frame.V1_01, Frame.V1_02),
                        ids,
                        ids,
                        Arbitraries.longs().filter(millis -> millis != 0),
                        Arbitraries.longs(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(3_000))
                .as(Frame::new);
    }

    private static void assertBounded(Frame frame, int length) {
        assertThat(frame.payload().length).isLessThan(length);
        assertThat(frame.toString()).hasSizeLessThan(200);
    }

    private static Optional<Frame> decodeFromGateway(byte[] bytes) {
        try {
            return Optional.of(FrameCodec.decode(bytes));
        } catch (MalformedFrameException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Frame> decodeFromAgent(byte[] bytes) {
        try {
            return Optional.of(FrameCodec.decodeFromAgent(bytes));
        } catch (MalformedFrameException refused) {
            return Optional.empty();
        }
    }
}

package dev.ecsdeck.wire;

import java.util.Arrays;

/// One frame. `sequence` is the whole 64-bit field: a counter in 1.01; input number (low half) and output number
/// (high half) in 1.02. The payload array is not copied: whoever makes or takes a frame must not write to it.
///
/// @param type one of [FrameType], or a number we do not know
/// @param version four ASCII characters, `1.01` or `1.02`
/// @param channelId at most 255 bytes of UTF-8 (in the agent's layout: the session id, at most 32)
/// @param instanceId at most 255 bytes of UTF-8; clients leave it empty
/// @param timestampMillis since the epoch; a receiver refuses 0
public record Frame(
        int type,
        String version,
        String channelId,
        String instanceId,
        long timestampMillis,
        long sequence,
        byte[] payload) {

    public static final String V1_01 = "1.01";
    public static final String V1_02 = "1.02";
    private static final byte[] NOTHING = {};

    /// A frame of 1.02 from its two counters.
    public static Frame of102(int type, String channelId, long millis, int inputSeq, int outputSeq, byte[] payload) {
        long sequence = Integer.toUnsignedLong(inputSeq) | (long) outputSeq << 32;
        return new Frame(type, V1_02, channelId, "", millis, sequence, payload);
    }

    /// A frame of 1.01 as a client sends it: no ids.
    public static Frame of101(int type, long millis, long sequence, byte[] payload) {
        return new Frame(type, V1_01, "", "", millis, sequence, payload);
    }

    public static byte[] noPayload() {
        return NOTHING;
    }

    public int inputSeq() {
        return (int) sequence;
    }

    public int outputSeq() {
        return (int) (sequence >>> 32);
    }

    public boolean is102() {
        return version.equals(V1_02);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame f
                && type == f.type
                && version.equals(f.version)
                && channelId.equals(f.channelId)
                && instanceId.equals(f.instanceId)
                && timestampMillis == f.timestampMillis
                && sequence == f.sequence
                && Arrays.equals(payload, f.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(sequence) + 7 * type + Arrays.hashCode(payload);
    }

    /// Says what kind of frame it is, never what it carries: payloads are what users type and read.
    @Override
    public String toString() {
        return "Frame[type=%d, version=%s, input=%d, output=%d, %d bytes]"
                .formatted(type, version, inputSeq(), outputSeq(), payload.length);
    }
}

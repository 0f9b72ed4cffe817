package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameLimits;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Payloads that the gateway makes: statuses for clients, and what it turns a client's messages into for agents.
final class StatusMessage {
    private StatusMessage() {}

    static byte[] of(int status, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + ascii.length)
                .put((byte) status)
                .put(ascii)
                .array();
    }

    /// @param bits per second; never below 16,384, which kills the published client
    static byte[] streamLimit(int bits) {
        return ByteBuffer.allocate(5)
                .put((byte) StatusCode.STREAM_LIMIT)
                .putInt(Math.max(bits, FrameLimits.MIN_BITS_PER_SECOND))
                .array();
    }

    /// Whether a client's message goes on to the agent at all.
    static boolean agentsUnderstand(Frame frame) {
        return switch (frame.type()) {
            case FrameType.INPUT, FrameType.CLOSE, FrameType.KEY_EXCHANGE -> true;
            case FrameType.RESIZE -> frame.payload().length >= 4;
            default -> false;
        };
    }

    /// The payload as the agent gets it: a size becomes JSON, all else stays.
    static byte[] forAgent(Frame frame) {
        if (frame.type() != FrameType.RESIZE || frame.payload().length < 4) {
            return frame.payload();
        }
        ByteBuffer size = ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
        int rows = size.getShort();
        int columns = size.getShort();
        return ("{\"cols\":" + columns + ",\"rows\":" + rows + "}").getBytes(StandardCharsets.US_ASCII);
    }
}

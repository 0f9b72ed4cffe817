package dev.ecsdeck.wire;

import dev.ecsdeck.wire.MalformedFrameException.Fault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes to [Frame] and back, all little-endian:
///
/// | bytes | client and gateway           | gateway and agent             |
/// |-------|------------------------------|-------------------------------|
/// | 4     | type                         | type                          |
/// | 4     | version, ASCII, then spaces  | version, ASCII                |
/// | 1 + n | channel id                   | 32: session id, then spaces |
/// | 1 + m | instance id                  | –                             |
/// | 8     | milliseconds since the epoch | same                          |
/// | 8     | sequence                     | same                          |
/// | 4     | payload length (1.02: 2 length, 1 encoding, 1 reserved) | payload length |
/// | …     | payload: the rest of the message | same                      |
///
/// The payload length is written and not read: the published decoder takes the rest of the message, and so do we.
/// Thread-safe; no state.
public final class FrameCodec {
    private static final int FIXED = 30;
    private static final int VERSION = 4;
    private static final int AGENT_ID = 32;
    private static final int AGENT_FIXED = 60;
    private static final int MAX_ID = 255;
    /// `1.01` and `1.02` as little-endian numbers.
    private static final int BYTES_1_01 = 0x31302E31;

    private static final int BYTES_1_02 = 0x32302E31;

    private FrameCodec() {}

    /// Encodes for the client's side of the gateway.
    ///
    /// @throws IllegalArgumentException if the version is over four bytes, an id is over 255 bytes, or a
    ///     payload of 1.02 is over 65,535 bytes: bugs of ours, never input
    public static byte[] encode(Frame frame) {
        byte[] channel = id(frame.channelId(), MAX_ID);
        byte[] instance = id(frame.instanceId(), MAX_ID);
        ByteBuffer out = buffer(FIXED + channel.length + instance.length + frame.payload().length);
        putHead(out, frame);
        out.put((byte) channel.length).put(channel);
        out.put((byte) instance.length).put(instance);
        return putTail(out, frame);
    }

    /// Encodes for the agent's side of the gateway.
    public static byte[] encodeForAgent(Frame frame) {
        ByteBuffer out = buffer(AGENT_FIXED + frame.payload().length);
        putHead(out, frame);
        putPadded(out, frame.channelId(), AGENT_ID);
        return putTail(out, frame);
    }

    /// Decodes a message from the client's side of the gateway.
    ///
    /// @throws MalformedFrameException if the header is cut, the message is longer than
    ///     [FrameLimits#MAX_MESSAGE], or its time is 0
    public static Frame decode(byte[] message) throws MalformedFrameException {
        return validate(decodeLeniently(message));
    }

    /// Decodes without looking at the time; for the vectors and for tools.
    static Frame decodeLeniently(byte[] message) throws MalformedFrameException {
        ByteBuffer in = checked(message, FIXED);
        int type = in.getInt();
        String version = version(in);
        String channel = text(in, Byte.toUnsignedInt(take(in)));
        String instance = text(in, Byte.toUnsignedInt(take(in)));
        return tail(in, type, version, channel, instance);
    }

    /// Decodes a message from the agent's side of the gateway.
    ///
    /// @throws MalformedFrameException as [#decode]
    public static Frame decodeFromAgent(byte[] message) throws MalformedFrameException {
        return validate(decodeFromAgentLeniently(message));
    }

    static Frame decodeFromAgentLeniently(byte[] message) throws MalformedFrameException {
        ByteBuffer in = checked(message, AGENT_FIXED);
        int type = in.getInt();
        String version = version(in);
        return tail(in, type, version, padded(in, AGENT_ID), "");
    }

    private static Frame validate(Frame frame) throws MalformedFrameException {
        if (frame.timestampMillis() == 0) {
            throw new MalformedFrameException(Fault.NO_TIME, "the frame carries no time");
        }
        return frame;
    }

    private static ByteBuffer checked(byte[] message, int least) throws MalformedFrameException {
        if (message.length > FrameLimits.MAX_MESSAGE) {
            throw new MalformedFrameException(Fault.TOO_LONG, "a message of " + message.length + " bytes");
        }
        if (message.length < least) {
            throw new MalformedFrameException(
                    Fault.TOO_SHORT, "a header of " + message.length + " bytes, expected " + least);
        }
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte take(ByteBuffer in) throws MalformedFrameException {
        need(in, 1);
        return in.get();
    }

    /// One of the two known texts, which every frame of a stream repeats, or a new one.
    private static String version(ByteBuffer in) throws MalformedFrameException {
        need(in, VERSION);
        int bytes = in.getInt(in.position());
        if (bytes == BYTES_1_01 || bytes == BYTES_1_02) {
            in.position(in.position() + VERSION);
            return bytes == BYTES_1_01 ? Frame.V1_01 : Frame.V1_02;
        }
        return padded(in, VERSION);
    }

    private static String text(ByteBuffer in, int length) throws MalformedFrameException {
        need(in, length);
        if (length == 0) {
            return "";
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// A text of fixed width without what fills it.
    private static String padded(ByteBuffer in, int width) throws MalformedFrameException {
        String text = text(in, width);
        int begin = 0;
        int end = text.length();
        while (begin < end && isFiller(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isFiller(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isFiller(char c) {
        return c == ' ' || c == '\0';
    }

    private static Frame tail(ByteBuffer in, int type, String version, String channel, String instance)
            throws MalformedFrameException {
        need(in, 8 + 8 + 4);
        long millis = in.getLong();
        long sequence = in.getLong();
        in.getInt();
        byte[] payload = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        return new Frame(type, version, channel, instance, millis, sequence, payload);
    }

    private static void need(ByteBuffer in, int bytes) throws MalformedFrameException {
        if (in.remaining() < bytes) {
            throw new MalformedFrameException(Fault.TOO_SHORT, "the header ends after " + in.limit() + " bytes");
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putHead(ByteBuffer out, Frame frame) {
        out.putInt(frame.type());
        putPadded(out, frame.version(), VERSION);
    }

    /// A text in a field of fixed width, which both sides fill with spaces.
    private static void putPadded(ByteBuffer out, String text, int width) {
        int end = out.position() + width;
        out.put(id(text, width));
        while (out.position() < end) {
            out.put((byte) ' ');
        }
    }

    private static byte[] putTail(ByteBuffer out, Frame frame) {
        if (frame.is102() && frame.payload().length > 0xFFFF) {
            throw new IllegalArgumentException("a payload of " + frame.payload().length + " bytes");
        }
        out.putLong(frame.timestampMillis()).putLong(frame.sequence());
        out.putInt(frame.payload().length).put(frame.payload());
        return out.array();
    }

    private static byte[] id(String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > limit) {
            throw new IllegalArgumentException("an id of " + bytes.length + " bytes");
        }
        return bytes;
    }
}

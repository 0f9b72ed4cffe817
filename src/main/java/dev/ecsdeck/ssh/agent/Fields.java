package dev.ecsdeck.ssh.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Fields of an SSH message: big-endian numbers, and strings with their length in front (RFC 4251 section 5).
final class Fields {
    private final ByteBuffer in;

    Fields(byte[] message) {
        this.in = ByteBuffer.wrap(message);
    }

    int octet() throws MalformedAgentMessage {
        need(1);
        return Byte.toUnsignedInt(in.get());
    }

    int number() throws MalformedAgentMessage {
        need(4);
        return in.getInt();
    }

    byte[] string() throws MalformedAgentMessage {
        int length = number();
        if (length < 0) {
            throw new MalformedAgentMessage();
        }
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    String text() throws MalformedAgentMessage {
        return new String(string(), StandardCharsets.UTF_8);
    }

    private void need(int bytes) throws MalformedAgentMessage {
        if (in.remaining() < bytes) {
            throw new MalformedAgentMessage();
        }
    }

    /// Writes an answer field by field.
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer octet(int value) {
            out.write(value);
            return this;
        }

        Writer number(int value) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            return this;
        }

        Writer string(byte[] bytes) {
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        Writer text(String text) {
            return string(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}

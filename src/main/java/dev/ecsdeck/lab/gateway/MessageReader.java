package dev.ecsdeck.lab.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads what a client sends over a WebSocket (RFC 6455 section 5), strictly: masked frames only, control frames
/// whole and short, fragments in order, messages up to a limit. Not thread-safe.
final class MessageReader {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int NO_STATUS = 1005;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_TEXT = 1007;
    private static final int TOO_BIG = 1009;
    private static final int LONGEST_CONTROL = 125;

    private final DataInputStream in;
    private final int longest;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private int fragmented = CONTINUATION;

    /// One message; a control message may come between the fragments of another.
    record Message(int opcode, byte[] payload) {
        /// The code of a close message.
        int closeCode() {
            return payload.length < 2 ? NO_STATUS : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    /// The client broke the protocol; carries the code to close with.
    static final class BreachException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int closeCode;

        BreachException(int closeCode, String message) {
            super(message);
            this.closeCode = closeCode;
        }

        int closeCode() {
            return closeCode;
        }
    }

    /// @param longest bytes of the longest message that is taken
    MessageReader(InputStream in, int longest) {
        this.in = new DataInputStream(in);
        this.longest = longest;
    }

    /// Waits for the next whole message.
    ///
    /// @throws BreachException if what comes is against the protocol
    /// @throws IOException if the connection ends
    Message next() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int opcode = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            if ((first & 0x70) != 0) {
                throw new BreachException(PROTOCOL_ERROR, "reserved bits");
            }
            byte[] payload = payload(opcode, last);
            if (opcode >= CLOSE) {
                return control(opcode, payload);
            }
            if (opcode == CONTINUATION ? fragmented == CONTINUATION : fragmented != CONTINUATION || opcode > BINARY) {
                throw new BreachException(PROTOCOL_ERROR, "opcode " + opcode + " out of order");
            }
            if (last && opcode != CONTINUATION) {
                return checked(new Message(opcode, payload));
            }
            fragments.write(payload);
            fragmented = opcode == CONTINUATION ? fragmented : opcode;
            if (last) {
                return joined();
            }
        }
    }

    private Message joined() throws BreachException {
        Message whole = new Message(fragmented, fragments.toByteArray());
        fragmented = CONTINUATION;
        fragments.reset();
        return checked(whole);
    }

    private byte[] payload(int opcode, boolean last) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (opcode >= CLOSE && (!last || length > LONGEST_CONTROL)) {
            throw new BreachException(PROTOCOL_ERROR, "a control frame in pieces or too long");
        }
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) == 0) {
            throw new BreachException(PROTOCOL_ERROR, "a client's frame without a mask");
        }
        if (length < 0 || length + fragments.size() > longest) {
            throw new BreachException(TOO_BIG, "a message of more than " + longest + " bytes");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private static Message control(int opcode, byte[] payload) throws BreachException {
        if (opcode > PONG) {
            throw new BreachException(PROTOCOL_ERROR, "control opcode " + opcode);
        }
        Message message = new Message(opcode, payload);
        if (opcode == CLOSE && (payload.length == 1 || !mayBeSent(message.closeCode()))) {
            throw new BreachException(PROTOCOL_ERROR, "a close that cannot be sent");
        }
        return message;
    }

    /// Codes that may stand in a close frame; an absent one counts as 1005.
    private static boolean mayBeSent(int code) {
        return code >= 1000 && code < 5000 && code != 1004 && code != 1006 && (code < 1015 || code >= 3000);
    }

    private static Message checked(Message message) throws BreachException {
        if (message.opcode == TEXT) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message.payload));
            } catch (CharacterCodingException notText) {
                throw new BreachException(NOT_TEXT, "text that is not UTF-8");
            }
        }
        return message;
    }
}

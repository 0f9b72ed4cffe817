package dev.ecsdeck.session;

import dev.ecsdeck.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// A status frame's payload: one byte of state, then text or a number.
///
/// @param code as [StatusCode]; -1 for an empty payload
record StatusMessage(int code, byte[] rest) {
    private static final int MAX_TEXT = 300;
    /// Reasons that are no failure of a shell: its exit.
    static final Set<String> ENDS_OF_SHELLS = Set.of("", "Exit", "ReadFromTargetPortFailed");
    /// How agents from build 1065 tell that a target has ended. Any other end of a channel to a port cuts it off.
    static final Set<String> ENDS_OF_TARGETS = Set.of("ReadFromTargetPortFailed");

    static StatusMessage parse(byte[] payload) {
        return payload.length == 0
                ? new StatusMessage(-1, payload)
                : new StatusMessage(Byte.toUnsignedInt(payload[0]), Arrays.copyOfRange(payload, 1, payload.length));
    }

    /// The stream limit in bits per second, big-endian over one to four bytes; 0 where that is not what came.
    long limit() {
        if (rest.length > 4) {
            return 0;
        }
        long value = 0;
        for (byte b : rest) {
            value = value << 8 | Byte.toUnsignedInt(b);
        }
        return value;
    }

    /// The text, fit to be shown: bounded, without control characters.
    String text() {
        int length = Math.min(rest.length, MAX_TEXT);
        return new String(rest, 0, length, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }

    /// The first word, which is the reason's name.
    String reason() {
        return text().split("[:\\s]", 2)[0];
    }

    /// What stands behind the reason's name.
    String detail() {
        String text = text();
        String after = text.substring(reason().length()).strip();
        return after.startsWith(":") ? after.substring(1).strip() : after;
    }

    /// An end that is no orderly one. What a shell calls its exit says nothing about anything else.
    Problem.SessionEnded ended() {
        boolean bare = reason().isEmpty() || reason().equals("Exit");
        return new Problem.SessionEnded(bare ? "Closed" : reason(), detail());
    }

    /// Why no connection came about: the reason where the text is the name of one, else the whole text.
    Problem.SessionEnded aborted() {
        boolean named = text().matches("[A-Z][A-Za-z]+");
        return new Problem.SessionEnded(named ? text() : "Aborted", named ? "" : text());
    }
}

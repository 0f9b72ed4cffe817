package dev.ecsdeck.lab.agent;

import java.util.Arrays;

/// Cuts output where no character is cut, as the published agents do: up to three bytes that may begin a character
/// wait for the next piece. Bytes that are no UTF-8 pass through. Not thread-safe.
final class Utf8Cutter {
    private byte[] waiting = {};

    /// Joins `bytes[0..length)` to what waits, and hands out all but a beginning character at the end.
    byte[] cut(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(waiting, waiting.length + length);
        System.arraycopy(bytes, 0, all, waiting.length, length);
        int whole = all.length - beginning(all);
        waiting = Arrays.copyOfRange(all, whole, all.length);
        return Arrays.copyOf(all, whole);
    }

    /// What still waits at the end of the output.
    byte[] rest() {
        byte[] rest = waiting;
        waiting = new byte[0];
        return rest;
    }

    private static int beginning(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int value = bytes[bytes.length - back] & 0xFF;
            if (value >= 0xC0) {
                return back < length(value) ? back : 0;
            }
            if (value < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private static int length(int first) {
        return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    }
}

package dev.ecsdeck.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Messages sent and not acknowledged, in order, bounded in bytes. A program that prints nothing acknowledges
/// nothing: when the window is full it lets go of everything and keeps no more until the next acknowledgement; what
/// was sent unkept is lost to a resume until an acknowledgement covers it. Sequence numbers are 32 bits and wrap.
/// Guarded by the conversation's lock.
final class ResendWindow {
    /// Bytes kept at most, [#OVERHEAD] for each message included.
    static final int CAPACITY = 1 << 20;
    /// What one message costs beyond its payload, so that empty ones are bounded too.
    static final int OVERHEAD = 64;

    private final Deque<Kept> kept = new ArrayDeque<>();
    private int bytes;
    private boolean full;
    private boolean holes;
    private int lastUnkept;

    /// A message as it was numbered; its payload is as sent (encrypted where the session is).
    record Kept(int type, int inputSeq, byte[] payload) {
        int cost() {
            return payload.length + OVERHEAD;
        }
    }

    void keep(Kept message) {
        if (!full && bytes + message.cost() > CAPACITY) {
            kept.clear();
            bytes = 0;
            full = true;
        }
        if (full) {
            holes = true;
            lastUnkept = message.inputSeq();
            return;
        }
        kept.add(message);
        bytes += message.cost();
    }

    /// The peer has everything up to and including `inputSeq`.
    void acknowledge(int inputSeq) {
        while (!kept.isEmpty() && kept.peekFirst().inputSeq() - inputSeq <= 0) {
            bytes -= kept.removeFirst().cost();
        }
        full = false;
        if (holes && lastUnkept - inputSeq <= 0) {
            holes = false;
        }
    }

    /// What a resume has to send again: every kept message at or above `inputSeq`.
    List<Kept> from(int inputSeq) {
        List<Kept> again = new ArrayList<>();
        for (Kept message : kept) {
            if (message.inputSeq() - inputSeq >= 0) {
                again.add(message);
            }
        }
        return again;
    }

    boolean isKept(Kept message) {
        return !kept.isEmpty() && message.inputSeq() - kept.peekFirst().inputSeq() >= 0;
    }

    /// False while something was sent that is neither kept nor acknowledged.
    boolean isComplete() {
        return !holes;
    }

    int bytes() {
        return bytes;
    }

    /// Payload bytes of what is kept: what a user typed and nobody has confirmed.
    int payloadBytes() {
        return bytes - kept.size() * OVERHEAD;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }
}

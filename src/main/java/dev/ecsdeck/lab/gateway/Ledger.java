package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.FrameType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The numbers of one channel: which version it speaks, what arrived in order, and the output that the client has
/// not acknowledged. Not thread-safe: its channel guards it.
final class Ledger {
    /// Bytes of output that are kept; more than a socket's buffers can hold.
    static final int KEPT = 8 << 20;

    private final String channelId;
    private final ArrayDeque<Output> kept = new ArrayDeque<>();
    private int keptBytes;
    private boolean plain;
    private long counter;
    private int lastInput;
    private int lastOutput;

    private record Output(int number, byte[] payload) {}

    /// What an input message is.
    enum Arrival {
        NEXT,
        SEEN,
        TOO_EARLY
    }

    Ledger(String channelId, boolean plain) {
        this.channelId = channelId;
        this.plain = plain;
    }

    /// Whether the channel speaks 1.01: one counter, nothing kept, no resume.
    boolean isPlain() {
        return plain;
    }

    /// Goes down to 1.01 because the client speaks no more than that.
    void becomePlain() {
        plain = true;
        kept.clear();
        keptBytes = 0;
    }

    /// Sorts a client's message in; every message acknowledges output.
    Arrival arrive(Frame frame) {
        if (plain) {
            return Arrival.NEXT;
        }
        acknowledge(frame.outputSeq());
        if (frame.type() != FrameType.INPUT && frame.type() != FrameType.RESIZE) {
            return Arrival.NEXT;
        }
        int ahead = frame.inputSeq() - lastInput;
        if (ahead == 1) {
            lastInput = frame.inputSeq();
            return Arrival.NEXT;
        }
        return ahead <= 0 ? Arrival.SEEN : Arrival.TOO_EARLY;
    }

    /// Whether the client says that it has sent more than arrived.
    boolean misses(Frame sync) {
        return sync.inputSeq() - lastInput > 0;
    }

    /// Whether another output can be kept without losing an old one.
    boolean hasRoom() {
        return plain || keptBytes < KEPT;
    }

    /// Numbers an output, keeps it, and encodes it.
    byte[] output(byte[] payload, long millis) {
        if (plain) {
            return other(FrameType.OUTPUT, payload, millis);
        }
        lastOutput++;
        kept.add(new Output(lastOutput, payload));
        keptBytes += payload.length;
        while (keptBytes > KEPT + payload.length) {
            keptBytes -= kept.remove().payload.length;
        }
        return encoded(FrameType.OUTPUT, lastOutput, payload, millis);
    }

    /// Encodes a message that has no number of its own.
    byte[] other(int type, byte[] payload, long millis) {
        if (plain) {
            return FrameCodec.encode(new Frame(type, Frame.V1_01, channelId, "", millis, counter++, payload));
        }
        return encoded(type, lastOutput, payload, millis);
    }

    /// Every kept output after `number`, encoded anew.
    ///
    /// @return what to send; what is older than anything kept is missing from it
    List<byte[]> after(int number, long millis) {
        List<byte[]> again = new ArrayList<>();
        for (Output output : kept) {
            if (output.number - number > 0) {
                again.add(encoded(FrameType.OUTPUT, output.number, output.payload, millis));
            }
        }
        return again;
    }

    /// Every kept output, encoded anew, for a client that does not say what it has.
    List<byte[]> everything(long millis) {
        return kept.stream()
                .map(output -> encoded(FrameType.OUTPUT, output.number, output.payload, millis))
                .toList();
    }

    /// Whether every output after `number` is still kept.
    boolean reachesBackTo(int number) {
        int oldest = kept.isEmpty() ? lastOutput + 1 : kept.getFirst().number;
        return oldest - number <= 1;
    }

    private void acknowledge(int number) {
        if (number - lastOutput > 0) {
            return;
        }
        while (!kept.isEmpty() && kept.getFirst().number - number <= 0) {
            keptBytes -= kept.remove().payload.length;
        }
    }

    private byte[] encoded(int type, int output, byte[] payload, long millis) {
        return FrameCodec.encode(Frame.of102(type, channelId, millis, lastInput, output, payload));
    }
}

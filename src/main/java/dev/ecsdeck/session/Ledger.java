package dev.ecsdeck.session;

import dev.ecsdeck.session.ResendWindow.Kept;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Numbers what is sent, judges what is received, and knows what a resume has to send again. No I/O, no clock.
///
/// In 1.02 the input sequence rises by one for each input (heartbeats too) and resize, from 1; the output sequence is
/// that of the last output taken in order. In 1.01 one counter runs from 0 over all that a side sends, and nothing
/// is acknowledged. Guarded by the conversation's lock.
final class Ledger {
    /// What an output frame is to us.
    enum Verdict {
        NEXT,
        DUPLICATE,
        GAP
    }

    private enum Peer {
        UNKNOWN,
        SPEAKS_1_01,
        SPEAKS_1_02
    }

    private static final char REPLACEMENT = '\uFFFD';
    private static final long SYNC_AGAIN_NANOS = 1_000_000_000L;

    private final boolean weSpeak102;
    private final ResendWindow window = new ResendWindow();
    private final PeerCounter counter = new PeerCounter();
    private final Deque<Kept> again = new ArrayDeque<>();
    private Peer peer = Peer.UNKNOWN;
    private String channelId = "";
    private int inputSeq;
    private int outputSeq;
    private boolean hadOutput;
    private long sent101;
    private boolean syncDue;
    private boolean syncAsked;
    private long syncAskedAt;

    Ledger(boolean weSpeak102) {
        this.weSpeak102 = weSpeak102;
    }

    /// Looks at what every frame says about its sender: its version and the channel's id, from the first one on.
    /// An id that was not UTF-8 is left out: its replacement would be another one, and might be too long for one.
    void meet(Frame frame) {
        if (peer == Peer.UNKNOWN) {
            peer = frame.is102() ? Peer.SPEAKS_1_02 : Peer.SPEAKS_1_01;
        }
        if (channelId.isEmpty() && frame.channelId().indexOf(REPLACEMENT) < 0) {
            channelId = frame.channelId();
        }
        counter.pass(frame);
    }

    /// Judges an output frame; a gap asks for a sync, at most once a second, where we speak of resume.
    Verdict output(Frame frame, long now) {
        if (!counts()) {
            return counter.judge(frame);
        }
        acknowledge(frame.inputSeq());
        int ahead = frame.outputSeq() - outputSeq;
        boolean fromZero = !hadOutput && frame.outputSeq() == 0;
        if (ahead == 1 || fromZero) {
            outputSeq = frame.outputSeq();
            hadOutput = true;
            syncAsked = false;
            return Verdict.NEXT;
        }
        if (ahead <= 0) {
            return Verdict.DUPLICATE;
        }
        if (!syncAsked || now - syncAskedAt >= SYNC_AGAIN_NANOS) {
            syncAsked = true;
            syncAskedAt = now;
            syncDue = true;
        }
        return Verdict.GAP;
    }

    private void acknowledge(int upTo) {
        if (upTo - inputSeq <= 0) {
            window.acknowledge(upTo);
        }
    }

    /// The peer told its counters: everything kept at or above its input sequence goes out again, in order.
    void sync(Frame frame) {
        if (counts()) {
            again.clear();
            again.addAll(window.from(frame.inputSeq()));
        }
    }

    /// A new socket to the same channel: our counters go out first.
    void reattached() {
        again.clear();
        syncDue = true;
        syncAsked = false;
    }

    /// The sync that is due, if one is.
    @Nullable
    Frame takeSync(long millis) {
        if (!syncDue) {
            return null;
        }
        syncDue = false;
        return frame(FrameType.SYNC, inputSeq, millis, Frame.noPayload());
    }

    /// What goes out again next, without taking it.
    @Nullable
    Kept peekAgain() {
        Kept next = again.peekFirst();
        while (next != null && !window.isKept(next)) {
            again.removeFirst();
            next = again.peekFirst();
        }
        return next;
    }

    Frame takeAgain(long millis) {
        Kept next = again.removeFirst();
        return frame(next.type(), next.inputSeq(), millis, next.payload());
    }

    /// An input or a resize: takes a number and is kept until it is acknowledged.
    Frame numbered(int type, byte[] payload, long millis) {
        if (weSpeak102) {
            inputSeq++;
            if (peer != Peer.SPEAKS_1_01) {
                window.keep(new Kept(type, inputSeq, payload));
            }
        }
        return frame(type, inputSeq, millis, payload);
    }

    /// A frame that takes no input number: close, key exchange.
    Frame unnumbered(int type, byte[] payload, long millis) {
        return frame(type, inputSeq, millis, payload);
    }

    private Frame frame(int type, int seq, long millis, byte[] payload) {
        if (weSpeak102) {
            return Frame.of102(type, channelId, millis, seq, counts() ? outputSeq : 0, payload);
        }
        return Frame.of101(type, millis, sent101++, payload);
    }

    private boolean counts() {
        return weSpeak102 && peer == Peer.SPEAKS_1_02;
    }

    boolean hasMetPeer() {
        return peer != Peer.UNKNOWN;
    }

    /// Whether peer and we speak the version that has resume.
    boolean hasResume() {
        return counts();
    }

    /// Whether a new socket now would lose nothing.
    boolean isComplete() {
        return window.isComplete();
    }

    boolean hasUnacknowledged() {
        return !window.isEmpty();
    }

    int unacknowledgedBytes() {
        return window.payloadBytes();
    }

    String channelId() {
        return channelId;
    }
}

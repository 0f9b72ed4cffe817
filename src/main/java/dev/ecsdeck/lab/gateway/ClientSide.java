package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.agent.AgentEnd;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel's end towards the client: the socket that is on it now, if any, and its numbers. Not thread-safe: its
/// channel guards it. Never waits.
final class ClientSide {
    static final int NORMAL = 1000;
    private static final int RESTARTING = 1012;
    private static final long SYNC_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final Ledger ledger;
    private final LiveSettings settings;
    private final Workers workers;
    private @Nullable WebSocketPeer peer;
    /// Output waits: a client that has come back has not said yet what it has.
    private boolean held;
    private long lastGapSync;

    ClientSide(Ledger ledger, LiveSettings settings, Workers workers) {
        this.ledger = ledger;
        this.settings = settings;
        this.workers = workers;
        this.lastGapSync = workers.nanoTime() - SYNC_AGAIN_NANOS;
    }

    boolean isPlain() {
        return ledger.isPlain();
    }

    boolean isOn(WebSocketPeer asked) {
        return peer == asked;
    }

    Optional<WebSocketPeer> peer() {
        return Optional.ofNullable(peer);
    }

    /// The socket that takes output now.
    @Nullable
    WebSocketPeer listener() {
        return held ? null : peer;
    }

    void put(WebSocketPeer first) {
        peer = first;
        sayStage(StatusCode.INITIAL);
        sayStage(StatusCode.OPENING);
    }

    /// Puts a socket on in place of the one before; it gets no output until it has said what it has.
    void replace(WebSocketPeer next) {
        abort();
        peer = next;
        held = true;
        sayStage(StatusCode.OPENED);
    }

    void remove() {
        peer = null;
    }

    void abort() {
        if (peer != null) {
            peer.abort();
        }
    }

    void close(int code) {
        if (peer != null) {
            peer.close(code);
        }
    }

    void say(int type, byte[] payload) {
        if (peer != null) {
            peer.offer(ledger.other(type, payload, millis()));
        }
    }

    void sayStage(int stage) {
        if (settings.now().statusMessages()) {
            say(FrameType.STATUS, StatusMessage.of(stage, ""));
        }
    }

    void sayAborted(String reason) {
        say(FrameType.STATUS, StatusMessage.of(StatusCode.ABORTED, reason));
        close(NORMAL);
    }

    /// Says why the channel is over, unless the client has to catch up first.
    void sayLast(AgentEnd end) {
        if (!held) {
            say(FrameType.STATUS, StatusMessage.of(StatusCode.CLOSED, end.wireReason()));
            close(NORMAL);
        }
    }

    void restart() {
        say(FrameType.STATUS, StatusMessage.of(StatusCode.FROZEN, ""));
        close(RESTARTING);
    }

    /// Sorts a client's message in; a client that speaks 1.01 takes the channel down to it.
    Ledger.Arrival arrive(Frame frame) {
        if (!frame.is102() && !ledger.isPlain()) {
            ledger.becomePlain();
        }
        Ledger.Arrival arrival = ledger.arrive(frame);
        if (arrival == Ledger.Arrival.TOO_EARLY) {
            askAgain();
        }
        return arrival;
    }

    /// Sends again what the client lacks.
    ///
    /// @return false if that is no longer kept
    boolean catchUp(Frame sync) {
        if (ledger.isPlain()) {
            return true;
        }
        if (!ledger.reachesBackTo(sync.outputSeq())) {
            return false;
        }
        if (held || ledger.misses(sync)) {
            say(FrameType.SYNC, Frame.noPayload());
        }
        peer().ifPresent(to -> ledger.after(sync.outputSeq(), millis()).forEach(to::offer));
        held = false;
        return true;
    }

    /// Goes on with a client that has come back and says nothing: it gets all that is kept.
    ///
    /// @return whether this client was still waited for
    boolean stopHolding(WebSocketPeer waitedFor) {
        if (!held || peer != waitedFor) {
            return false;
        }
        ledger.everything(millis()).forEach(waitedFor::offer);
        held = false;
        return true;
    }

    /// Takes an output that the agent has sent.
    ///
    /// @param listener whoever [#listener] was when there was room for it
    /// @param anyway keeps it even where there is no room
    /// @return false if it must be brought again later
    boolean output(byte[] payload, @Nullable WebSocketPeer listener, boolean anyway) {
        boolean stillThere = listener != null && listener == listener();
        boolean mayKeep = listener() == null && ledger.hasRoom() && !ledger.isPlain();
        if (!stillThere && !mayKeep && !anyway) {
            return false;
        }
        byte[] message = ledger.output(payload, millis());
        if (listener != null && stillThere) {
            listener.offer(message);
        }
        return true;
    }

    private void askAgain() {
        long now = workers.nanoTime();
        if (now - lastGapSync >= SYNC_AGAIN_NANOS) {
            lastGapSync = now;
            say(FrameType.SYNC, Frame.noPayload());
        }
    }

    private long millis() {
        return workers.clock().millis();
    }
}

package dev.ecsdeck.session;

import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.MalformedFrameException;
import dev.ecsdeck.work.Workers;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// One socket of a conversation: hands what comes to the [Dialogue] until its end, and nothing after it, so that a
/// socket that was given up cannot speak into its successor's turn.
final class Line implements GatewaySocket.Events {
    private final Guard guard;
    private final Workers workers;
    private final Inbox inbox;
    private final Dialogue dialogue;
    private final String host;
    private final long openBy;
    /// Set once by the conversation's thread, and used by it alone.
    private @Nullable GatewaySocket socket;

    // Guarded by guard.
    private boolean open;
    private @Nullable SocketEnd end;

    Line(Guard guard, Workers workers, Inbox inbox, Dialogue dialogue, String host, Duration patience) {
        this.guard = guard;
        this.workers = workers;
        this.inbox = inbox;
        this.dialogue = dialogue;
        this.host = host;
        this.openBy = workers.nanoTime() + patience.toNanos();
    }

    /// Begins to connect.
    void connect(OkHttpClient http, Route route, Duration ping) {
        String channelId = guard.ask(() -> dialogue.ledger().channelId());
        socket = GatewaySocket.connect(http, route, channelId, ping, this);
    }

    @Override
    public void opened() {
        guard.change(() -> {
            if (end == null) {
                open = true;
                dialogue.socketOpen(workers.nanoTime());
            }
        });
    }

    @Override
    public void message(byte[] message) {
        try {
            inbox.awaitRoom();
            Frame frame = FrameCodec.decode(message);
            guard.changeQuietly(() -> heard(frame));
        } catch (MalformedFrameException bad) {
            String detail = String.valueOf(bad.getMessage());
            ended(new SocketEnd.Broken(new Problem.GatewayBroken(breach(bad.fault()), detail)));
        } catch (InterruptedIOException stopped) {
            ended(new SocketEnd.Failed(new Problem.Interrupted()));
        }
    }

    @Override
    public void drained() {
        inbox.announce();
    }

    private void heard(Frame frame) {
        if (end == null) {
            boolean matters = dialogue.heard(frame, workers.nanoTime());
            if (dialogue.isFrozen()) {
                end = new SocketEnd.Frozen();
            }
            if (matters) {
                guard.signalChange();
            }
        }
    }

    private static Breach breach(MalformedFrameException.Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> Breach.SHORT_HEADER;
            case TOO_LONG -> Breach.TOO_LONG;
            case NO_TIME -> Breach.GARBAGE;
        };
    }

    @Override
    public void ended(SocketEnd how) {
        guard.change(() -> end = end == null ? how : end);
    }

    /// Whether frames can be sent. Called with the guard held.
    boolean isUp() {
        return open && end == null;
    }

    /// How it ended, by now; null while it goes on. One that does not open in time ends here. Called with the guard
    /// held.
    @Nullable
    SocketEnd end(long now) {
        if (end == null && !open && openBy - now <= 0) {
            end = new SocketEnd.Failed(new Problem.Silence(Conversation.SOCKET_WAIT));
        }
        return end;
    }

    long openBy() {
        return openBy;
    }

    /// Bytes that the network has not taken yet.
    long queued() {
        return socket == null ? 0 : socket.queued();
    }

    void send(Frame frame) {
        if (socket == null || !socket.send(FrameCodec.encode(frame))) {
            ended(new SocketEnd.Failed(new Problem.Unreachable(host, Problem.Hop.BROKEN, "it takes no more bytes")));
        }
    }

    /// Says goodbye on the socket's own level.
    void close() {
        if (socket != null) {
            socket.close();
        }
    }

    void cancel() {
        if (socket != null) {
            socket.cancel();
        }
    }
}

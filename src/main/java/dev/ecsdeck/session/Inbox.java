package dev.ecsdeck.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// Bytes that have come and were not read yet. Bounded: the socket's reader waits for room before it hands over a
/// message, so at most one message is held over the bound. Everything is guarded by the conversation's lock.
///
/// Waking a thread costs more than moving a frame, so neither side is woken for each: whoever reads is woken when the
/// socket has nothing more at hand ([#announce]), and the socket's reader when half of the room is free again.
final class Inbox {
    /// Bytes at which the socket's reader begins to wait.
    static final int CAPACITY = 256 * 1024;
    /// Bytes at which it goes on.
    private static final int ROOMY = CAPACITY / 2;
    /// Bytes at which whoever reads is woken though more is at hand.
    private static final int MOST_UNANNOUNCED = CAPACITY / 4;

    private final Guard guard;
    private final Condition arrived;
    private final Condition room;
    private final ByteRing bytes = new ByteRing();
    /// Bytes that came and no reader was woken for.
    private int unannounced;
    /// The socket's reader waits.
    private boolean crowded;
    private @Nullable Ending ending;

    Inbox(Guard guard) {
        this.guard = guard;
        this.arrived = guard.newCondition();
        this.room = guard.newCondition();
    }

    /// Waits while it is full, until it is half empty or ends. Called by the socket's reader, without the lock.
    void awaitRoom() throws InterruptedIOException {
        guard.lock();
        try {
            crowded = bytes.size() >= CAPACITY;
            while (crowded && ending == null) {
                wakeReader();
                room.await();
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            guard.unlock();
        }
    }

    /// Adds what came, mostly for [#announce] to tell. Called with the lock held; never waits.
    void append(byte[] payload) {
        if (ending == null && payload.length > 0) {
            bytes.put(payload, 0, payload.length);
            unannounced += payload.length;
            if (unannounced >= MOST_UNANNOUNCED) {
                wakeReader();
            }
        }
    }

    /// Nothing more is at hand for now: whoever reads may look.
    void announce() {
        guard.changeQuietly(this::wakeReader);
    }

    private void wakeReader() {
        if (unannounced > 0) {
            unannounced = 0;
            arrived.signalAll();
        }
    }

    /// Nothing more will come. What is held can still be read, unless we closed it ourselves. Called with the lock
    /// held; the first end stays.
    void end(Ending with) {
        if (ending == null) {
            ending = with;
            if (with.isOurs()) {
                bytes.clear();
            }
            arrived.signalAll();
            room.signalAll();
        }
    }

    /// As [dev.ecsdeck.link.Link#read].
    int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        guard.lock();
        try {
            while (bytes.size() == 0 && ending == null) {
                arrived.await();
            }
            if (bytes.size() == 0) {
                return ending == null ? -1 : ending.atEndOfInput();
            }
            int taken = bytes.take(buffer, offset, length);
            if (crowded && bytes.size() <= ROOMY) {
                crowded = false;
                room.signalAll();
            }
            return taken;
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            guard.unlock();
        }
    }

    static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException stopped = new InterruptedIOException("interrupted");
        stopped.initCause(cause);
        return stopped;
    }
}

package dev.ecsdeck.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// Bytes that have come and were not read yet. Bounded: the socket's reader waits for room before it hands over a
/// message, so at most one message is held over the bound. Everything is guarded by the conversation's lock.
final class Inbox {
    /// Bytes at which the reader begins to wait.
    static final int CAPACITY = 256 * 1024;

    private final Guard guard;
    private final Condition arrived;
    private final Condition room;
    private final ByteRing bytes = new ByteRing();
    private @Nullable Ending ending;

    Inbox(Guard guard) {
        this.guard = guard;
        this.arrived = guard.newCondition();
        this.room = guard.newCondition();
    }

    /// Waits until less than [#CAPACITY] is held, or the end. Called by the socket's reader, without the lock.
    void awaitRoom() throws InterruptedIOException {
        guard.lock();
        try {
            while (bytes.size() >= CAPACITY && ending == null) {
                room.await();
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            guard.unlock();
        }
    }

    /// Adds what came. Called with the lock held; never waits.
    void append(byte[] payload) {
        if (ending == null && payload.length > 0) {
            bytes.put(payload, 0, payload.length);
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
            boolean wasFull = bytes.size() >= CAPACITY;
            int taken = bytes.take(buffer, offset, length);
            if (wasFull && bytes.size() < CAPACITY) {
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

package dev.ecsdeck.session;

import dev.ecsdeck.link.LinkClosedException;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// Bytes that were written and not sent yet. Bounded: a writer waits while it is full, and goes on when there is room
/// for some frames, since to wake it for each one costs more than the frame. Everything is guarded by the
/// conversation's lock.
final class Outbox {
    /// Bytes at which a writer begins to wait.
    static final int CAPACITY = 256 * 1024;
    /// Bytes at which it goes on.
    private static final int ROOMY = CAPACITY - 16 * 1024;

    private final Guard guard;
    private final Condition room;
    private final ByteRing bytes = new ByteRing();
    private boolean finished;
    private @Nullable Ending ending;

    Outbox(Guard guard) {
        this.guard = guard;
        this.room = guard.newCondition();
    }

    /// As [dev.ecsdeck.link.Link#write].
    void put(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        guard.lock();
        try {
            while (true) {
                refuseIfOver();
                int fits = Math.min(length - done, CAPACITY - bytes.size());
                if (fits > 0) {
                    bytes.put(from, offset + done, fits);
                    done += fits;
                    guard.signalChange();
                }
                if (done == length) {
                    return;
                }
                room.await();
            }
        } catch (InterruptedException stopped) {
            throw Inbox.interrupted(stopped);
        } finally {
            guard.unlock();
        }
    }

    private void refuseIfOver() throws LinkClosedException {
        if (ending != null) {
            throw ending.refusal();
        }
        if (finished) {
            throw new LinkClosedException("the output was closed");
        }
    }

    /// How many bytes wait. Called with the lock held.
    int size() {
        return bytes.size();
    }

    /// Takes up to `most` bytes. Called with the lock held.
    byte[] take(int most) {
        byte[] taken = new byte[Math.min(most, bytes.size())];
        bytes.take(taken, 0, taken.length);
        if (bytes.size() <= ROOMY) {
            room.signalAll();
        }
        return taken;
    }

    /// Takes no more, and waits until what it holds has been taken: whoever counts how long the far side is silent
    /// must not begin before it can have heard everything.
    void finish() throws IOException {
        guard.lock();
        try {
            finished = true;
            room.signalAll();
            while (bytes.size() > 0 && ending == null) {
                room.await();
            }
        } catch (InterruptedException stopped) {
            throw Inbox.interrupted(stopped);
        } finally {
            guard.unlock();
        }
    }

    /// The conversation is over: frees every writer. Called with the lock held.
    void end(Ending with) {
        if (ending == null) {
            ending = with;
            room.signalAll();
        }
    }
}

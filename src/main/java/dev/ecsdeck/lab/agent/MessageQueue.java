package dev.ecsdeck.lab.agent;

import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameCodec;
import dev.ecsdeck.wire.MalformedFrameException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Messages on their way to an agent: a bounded queue that lets everybody go when it is closed. Thread-safe.
final class MessageQueue {
    private static final int ROOM = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Guarded by lock.
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    /// Guarded by lock.
    private int bytes;
    /// Guarded by lock.
    private boolean closed;

    /// What an agent does with a frame.
    interface Listener {
        void heard(Frame frame) throws InterruptedException;
    }

    /// Hands every frame to `listener` until the queue is closed; what cannot be read is dropped, as the published
    /// agents do.
    void drainTo(Listener listener) {
        try {
            Optional<byte[]> message = take();
            while (message.isPresent()) {
                try {
                    listener.heard(FrameCodec.decodeFromAgent(message.get()));
                } catch (MalformedFrameException dropped) {
                    // On to the next.
                }
                message = take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits while 512 KiB are queued; drops the message once the queue is closed.
    void put(byte[] message) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (bytes > ROOM && !closed) {
                changed.await();
            }
            if (!closed) {
                messages.add(message);
                bytes += message.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next message; empty once the queue is closed.
    Optional<byte[]> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty() && !closed) {
                changed.await();
            }
            if (closed) {
                return Optional.empty();
            }
            byte[] message = messages.remove();
            bytes -= message.length;
            changed.signalAll();
            return Optional.of(message);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            messages.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

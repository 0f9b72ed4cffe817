package dev.ecsdeck.ssh;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A link's reading side with a time-out, as a socket has one: JSch sends its keep-alives from the exception that a
/// quiet socket throws. One reader; a thread of its own fills a bounded buffer and waits while it is full.
final class LinkInput extends InputStream {
    private static final int CAPACITY = 64 * 1024;

    private final Link link;
    private final Object lock = new Object();
    /// Guarded by lock: a ring of `count` bytes from `head`.
    private final byte[] ring = new byte[CAPACITY];
    /// Guarded by lock.
    private int head;
    /// Guarded by lock.
    private int count;
    /// Guarded by lock: the other side has ended.
    private boolean ended;
    /// Guarded by lock: this side has closed.
    private boolean closed;
    /// Guarded by lock.
    private @Nullable IOException failure;
    /// Guarded by lock; zero waits for ever.
    private Duration timeout = Duration.ZERO;

    LinkInput(Link link, Workers workers, String name) {
        this.link = link;
        workers.start(name + "-reader", this::fill);
    }

    /// How long a read waits before it throws [SocketTimeoutException]; zero for ever.
    void timeoutAfter(Duration newTimeout) {
        synchronized (lock) {
            timeout = newTimeout;
            lock.notifyAll();
        }
    }

    private void fill() {
        byte[] buffer = new byte[16 * 1024];
        try {
            int n;
            while ((n = link.read(buffer, 0, buffer.length)) >= 0) {
                if (!put(buffer, n)) {
                    return;
                }
            }
            finish(null);
        } catch (IOException broken) {
            finish(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            finish(new IOException("interrupted", stopped));
        }
    }

    private boolean put(byte[] bytes, int length) throws InterruptedException {
        int done = 0;
        while (done < length) {
            synchronized (lock) {
                while (count == CAPACITY && !closed) {
                    lock.wait();
                }
                if (closed) {
                    return false;
                }
                int at = (head + count) % CAPACITY;
                int n = Math.min(length - done, Math.min(CAPACITY - count, CAPACITY - at));
                System.arraycopy(bytes, done, ring, at, n);
                count += n;
                done += n;
                lock.notifyAll();
            }
        }
        return true;
    }

    private void finish(@Nullable IOException broken) {
        synchronized (lock) {
            ended = true;
            failure = broken;
            lock.notifyAll();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        synchronized (lock) {
            if (!awaitBytes()) {
                return -1;
            }
            int n = Math.min(Math.min(length, count), CAPACITY - head);
            System.arraycopy(ring, head, target, offset, n);
            head = (head + n) % CAPACITY;
            count -= n;
            lock.notifyAll();
            return n;
        }
    }

    /// Called with the lock held. False at the orderly end.
    private boolean awaitBytes() throws IOException {
        long waitedFrom = System.nanoTime();
        while (count == 0) {
            if (closed) {
                return false;
            }
            if (ended) {
                if (failure != null) {
                    throw new IOException(failure.getMessage(), failure);
                }
                return false;
            }
            long left = timeout.isZero() ? 0 : timeout.toMillis() - (System.nanoTime() - waitedFrom) / 1_000_000;
            if (!timeout.isZero() && left <= 0) {
                throw new SocketTimeoutException("nothing came for " + timeout.toSeconds() + " s");
            }
            try {
                lock.wait(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
        return true;
    }

    @Override
    public int available() {
        synchronized (lock) {
            return count;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }
}

package dev.ecsdeck.testing;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.LinkClosedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Two links in memory, each the far side of the other, with a bounded pipe each way.
public final class LinkPair {
    private static final int CAPACITY = 32 * 1024;

    private final Pipe toLeft = new Pipe();
    private final Pipe toRight = new Pipe();

    public Link left() {
        return new End(toLeft, toRight);
    }

    public Link right() {
        return new End(toRight, toLeft);
    }

    /// Breaks both directions as a dropped connection would.
    public void breakOff(IOException why) {
        toLeft.fail(why);
        toRight.fail(why);
    }

    private record End(Pipe in, Pipe out) implements Link {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void closeOutput() {
            out.end();
        }

        @Override
        public void close() {
            in.closeReader();
            out.end();
        }
    }

    private static final class Pipe {
        /// Guarded by this: a ring of `count` bytes from `head`.
        private final byte[] ring = new byte[CAPACITY];
        private int head;
        private int count;
        private boolean ended;
        private boolean readerClosed;
        private @Nullable IOException failure;

        synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            while (count == 0 && !ended && !readerClosed && failure == null) {
                await();
            }
            if (readerClosed) {
                throw new LinkClosedException("closed here");
            }
            if (count == 0) {
                if (failure != null) {
                    throw new IOException(failure.getMessage(), failure);
                }
                return -1;
            }
            int n = Math.min(Math.min(length, count), CAPACITY - head);
            System.arraycopy(ring, head, buffer, offset, n);
            head = (head + n) % CAPACITY;
            count -= n;
            notifyAll();
            return n;
        }

        synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                while (count == CAPACITY && !ended && !readerClosed && failure == null) {
                    await();
                }
                if (ended || readerClosed || failure != null) {
                    throw new LinkClosedException("the other side has gone");
                }
                int at = (head + count) % CAPACITY;
                int n = Math.min(length - done, Math.min(CAPACITY - count, CAPACITY - at));
                System.arraycopy(bytes, offset + done, ring, at, n);
                count += n;
                done += n;
                notifyAll();
            }
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized void closeReader() {
            readerClosed = true;
            notifyAll();
        }

        synchronized void fail(IOException why) {
            failure = why;
            notifyAll();
        }

        @SuppressWarnings("WaitNotInLoop") // every caller asks again in a loop of its own
        private void await() throws IOException {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
    }
}

package dev.ecsdeck.bench;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands out a pattern again and again, and answers each key that is typed with a bell in the next bytes.
final class FloodLink implements ShellLink {
    private static final byte BELL = 7;

    private final byte[] pattern;
    private final AtomicInteger keys = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private long left;
    private int at;

    FloodLink(byte[] pattern, long total) {
        this.pattern = pattern;
        this.left = total;
    }

    void await() throws InterruptedException {
        done.await();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
            done.countDown();
            return -1;
        }
        if (keys.get() > 0) {
            keys.decrementAndGet();
            buffer[offset] = BELL;
            return 1;
        }
        int count = (int) Math.min(Math.min(length, pattern.length - at), left);
        System.arraycopy(pattern, at, buffer, offset, count);
        at = (at + count) % pattern.length;
        left -= count;
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        keys.incrementAndGet();
    }

    @Override
    public void closeOutput() {}

    @Override
    public void resize(ScreenSize size) {}

    @Override
    public void close() {}
}

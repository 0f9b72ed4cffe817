package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Counts what passes and remembers when something last did.
final class MeteredLink implements ShellLink {
    private final ShellLink inner;
    private final LongSupplier nanoTime;
    private final AtomicLong in = new AtomicLong();
    private final AtomicLong out = new AtomicLong();
    private volatile long lastNanos;

    MeteredLink(ShellLink inner, LongSupplier nanoTime) {
        this.inner = inner;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    long bytesIn() {
        return in.get();
    }

    long bytesOut() {
        return out.get();
    }

    /// How long nothing has passed.
    long quietNanos() {
        return nanoTime.getAsLong() - lastNanos;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = inner.read(buffer, offset, length);
        if (count > 0) {
            in.addAndGet(count);
            lastNanos = nanoTime.getAsLong();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lastNanos = nanoTime.getAsLong();
        inner.write(bytes, offset, length);
        out.addAndGet(length);
    }

    @Override
    public void resize(ScreenSize size) throws IOException {
        inner.resize(size);
    }

    @Override
    public void closeOutput() throws IOException {
        inner.closeOutput();
    }

    @Override
    public void close() {
        inner.close();
    }
}

package dev.ecsdeck.service.keys;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A shell's link that is there before the shell is: what is written waits, the last size is passed on. Counts bytes,
/// and tells once when the other side has ended.
final class LateLink implements ShellLink {
    private final CompletableFuture<ShellLink> real = new CompletableFuture<>();
    private final Consumer<Optional<IOException>> ended;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicLong in = new AtomicLong();
    private final AtomicLong out = new AtomicLong();
    private volatile ScreenSize size;

    /// @param ended is called once, by whoever reads, when nothing more comes; with what broke it, if anything did
    LateLink(ScreenSize size, Consumer<Optional<IOException>> ended) {
        this.size = size;
        this.ended = ended;
    }

    ScreenSize size() {
        return size;
    }

    long bytesIn() {
        return in.get();
    }

    long bytesOut() {
        return out.get();
    }

    /// The shell is there; where this link was closed meanwhile, it is closed too.
    void stands(ShellLink shell) throws IOException {
        if (real.complete(shell)) {
            shell.resize(size);
        } else {
            shell.close();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ShellLink shell = await();
        int n;
        try {
            n = shell.read(buffer, offset, length);
        } catch (IOException broken) {
            tell(Optional.of(broken));
            throw broken;
        }
        if (n < 0) {
            tell(Optional.empty());
        } else {
            in.addAndGet(n);
        }
        return n;
    }

    private void tell(Optional<IOException> why) {
        if (told.compareAndSet(false, true)) {
            ended.accept(why);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        await().write(bytes, offset, length);
        out.addAndGet(length);
    }

    @Override
    public void closeOutput() throws IOException {
        await().closeOutput();
    }

    @Override
    public void resize(ScreenSize next) throws IOException {
        size = next;
        if (real.isDone() && !real.isCompletedExceptionally()) {
            real.join().resize(next);
        }
    }

    private ShellLink await() throws IOException {
        try {
            return real.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LinkClosedException("interrupted", stopped);
        } catch (ExecutionException never) {
            throw new LinkClosedException("no shell came", never);
        }
    }

    @Override
    public void close() {
        if (!real.completeExceptionally(new LinkClosedException("closed before the shell was there"))
                && !real.isCompletedExceptionally()) {
            real.join().close();
        }
    }
}

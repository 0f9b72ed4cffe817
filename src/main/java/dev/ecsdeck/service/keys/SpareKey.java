package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One temporary key made ahead, so that a login need not wait for it: RSA takes up to a second on a busy computer.
/// A spare key that nobody takes is wiped after five minutes. Thread-safe.
final class SpareKey implements AutoCloseable {
    static final Duration UNUSED = Duration.ofMinutes(5);

    private final Function<KeyKind, TemporaryKey> maker;
    private final Workers workers;
    private final Object lock = new Object();
    // Guarded by lock.
    private @Nullable Spare spare;
    private boolean closed;

    private record Spare(KeyKind kind, CompletableFuture<TemporaryKey> key, Workers.Wakeup end) {
        /// Wipes it, also where it is still being made.
        void drop() {
            end.cancel();
            key.thenAccept(TemporaryKey::close);
        }
    }

    SpareKey(Function<KeyKind, TemporaryKey> maker, Workers workers) {
        this.maker = maker;
        this.workers = workers;
    }

    /// Begins to make one unless there is one of that kind, whose five minutes begin anew then. Does not block.
    void prepare(KeyKind kind) {
        CompletableFuture<TemporaryKey> key;
        synchronized (lock) {
            if (closed) {
                return;
            }
            Spare before = spare;
            if (before != null && before.kind == kind) {
                before.end.cancel();
                spare = new Spare(kind, before.key, ending(before.key));
                return;
            }
            if (before != null) {
                before.drop();
            }
            key = new CompletableFuture<>();
            spare = new Spare(kind, key, ending(key));
        }
        workers.start("key-spare", () -> key.complete(maker.apply(kind)));
    }

    private Workers.Wakeup ending(CompletableFuture<TemporaryKey> key) {
        return workers.after(UNUSED, () -> workers.start("key-spare-end", () -> end(key)));
    }

    private void end(CompletableFuture<TemporaryKey> key) {
        synchronized (lock) {
            Spare now = spare;
            if (now != null && now.key.equals(key)) {
                spare = null;
                now.drop();
            }
        }
    }

    /// The spare one, or one that is made now; the caller wipes it.
    TemporaryKey take(KeyKind kind) {
        Spare taken = null;
        synchronized (lock) {
            Spare now = spare;
            if (now != null && now.kind == kind) {
                taken = now;
                spare = null;
            }
        }
        if (taken == null) {
            return maker.apply(kind);
        }
        taken.end.cancel();
        return taken.key.join();
    }

    /// Wipes the spare one; none is made any more.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            Spare now = spare;
            spare = null;
            if (now != null) {
                now.drop();
            }
        }
    }
}

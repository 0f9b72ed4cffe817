package dev.ecsdeck.forward;

import dev.ecsdeck.work.Workers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Finds out which programs the open connections belong to, for people to read: all that are new at once, some time
/// after the first of them, so that connections neither wait for it nor cost a search each. Thread-safe.
final class CallerNames {
    private static final Duration GATHERED = Duration.ofSeconds(1);

    private final String name;
    private final AccessPolicy access;
    private final Workers workers;
    private final Supplier<Collection<TcpConnection>> connections;
    private final Runnable changed;
    private final AtomicBoolean due = new AtomicBoolean();

    CallerNames(
            String name,
            AccessPolicy access,
            Workers workers,
            Supplier<Collection<TcpConnection>> connections,
            Runnable changed) {
        this.name = name;
        this.access = access;
        this.workers = workers;
        this.connections = connections;
        this.changed = changed;
    }

    /// A connection has opened. Never blocks.
    void wanted() {
        if (due.compareAndSet(false, true)) {
            workers.after(GATHERED, () -> workers.start("forward-" + name + "-callers", this::look));
        }
    }

    private void look() {
        due.set(false);
        Map<InetSocketAddress, TcpConnection> unnamed = new HashMap<>();
        Set<InetSocketAddress> listeners = new HashSet<>();
        for (TcpConnection connection : connections.get()) {
            if (connection.takeNameless()) {
                unnamed.put(connection.far(), connection);
                listeners.add(connection.near());
            }
        }
        for (InetSocketAddress listener : listeners) {
            access.callers(unnamed.keySet(), listener)
                    .forEach((far, words) ->
                            Optional.ofNullable(unnamed.get(far)).ifPresent(connection -> connection.name(words)));
        }
        if (!unnamed.isEmpty()) {
            changed.run();
        }
    }
}

package dev.ecsdeck.app;

import dev.ecsdeck.work.Workers;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Notices that this computer has slept or that its network has changed, and wakes what waits to reconnect.
///
/// While a machine sleeps, the clock that never jumps stands still on Linux and goes on elsewhere, but no wake-up
/// rings on any: so either the two clocks drift apart, or a wake-up comes far too late.
final class WakeWatch implements AutoCloseable {
    static final Duration PERIOD = Duration.ofSeconds(5);
    static final Duration SLEPT = Duration.ofSeconds(20);

    private final Workers workers;
    private final Supplier<Set<String>> network;
    private final Runnable wake;
    /// The next three are guarded by this.
    private Optional<Set<String>> lastNetwork = Optional.empty();

    private Instant lastTime;
    private long lastNanos;
    private volatile boolean closed;

    /// @param network a fingerprint of the addresses that this computer has; may block
    /// @param wake called on a thread of its own
    WakeWatch(Workers workers, Supplier<Set<String>> network, Runnable wake) {
        this.workers = workers;
        this.network = network;
        this.wake = wake;
        this.lastTime = workers.clock().instant();
        this.lastNanos = workers.nanoTime();
    }

    WakeWatch start() {
        arm();
        return this;
    }

    private void arm() {
        if (!closed) {
            workers.after(PERIOD, () -> workers.start("wake-watch", this::look));
        }
    }

    private void look() {
        if (closed) {
            return;
        }
        if (hasSlept() | hasMoved()) {
            wake.run();
        }
        arm();
    }

    private synchronized boolean hasSlept() {
        Instant time = workers.clock().instant();
        long nanos = workers.nanoTime();
        Duration wall = Duration.between(lastTime, time);
        Duration awake = Duration.ofNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        return wall.minus(awake).compareTo(SLEPT) > 0 || awake.minus(PERIOD).compareTo(SLEPT) > 0;
    }

    /// Losing every address is no reason to try; getting some is.
    private synchronized boolean hasMoved() {
        Set<String> now = network.get();
        boolean moved = lastNetwork.filter(before -> !before.equals(now)).isPresent() && !now.isEmpty();
        lastNetwork = Optional.of(now);
        return moved;
    }

    /// The addresses of interfaces that are up, but for loopback and link-local ones.
    static Set<String> addresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(each -> Collections.list(each.getInetAddresses()).stream())
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (SocketException unknown) {
            return Set.of();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

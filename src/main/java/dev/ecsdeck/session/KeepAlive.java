package dev.ecsdeck.session;

import java.time.Duration;
import java.util.Optional;

/// Two clocks: the agent's, which every frame of ours turns back and heartbeats keep from running out, and the
/// user's idle time, which only real bytes turn back. Times are nanoseconds of [dev.ecsdeck.work.Workers#nanoTime].
/// Guarded by the conversation's lock.
final class KeepAlive {
    /// The agent cuts after 180 s without a frame of ours.
    static final Duration BEAT = Duration.ofSeconds(50);
    /// Output received after which a heartbeat goes out early, since it acknowledges; bytes.
    static final int UNACKNOWLEDGED_OUTPUT = 128 * 1024;

    private final long idleNanos;
    private long sentAt;
    private long realAt;
    private int receivedSinceSent;

    KeepAlive(Optional<Duration> idle, long now) {
        this.idleNanos = idle.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.sentAt = now;
        this.realAt = now;
    }

    /// A frame of ours went out.
    void sent(long now) {
        sentAt = now;
        receivedSinceSent = 0;
    }

    /// Bytes that a person or program meant went either way.
    void real(long now) {
        realAt = now;
    }

    void received(int bytes, long now) {
        realAt = now;
        receivedSinceSent += bytes;
    }

    long nextBeat(long now) {
        return receivedSinceSent >= UNACKNOWLEDGED_OUTPUT ? now : sentAt + BEAT.toNanos();
    }

    /// When the user's idle time runs out; `Long.MAX_VALUE` if there is none.
    long idleEnd() {
        return idleNanos == Long.MAX_VALUE ? Long.MAX_VALUE : realAt + idleNanos;
    }

    Duration idle() {
        return Duration.ofNanos(idleNanos);
    }
}

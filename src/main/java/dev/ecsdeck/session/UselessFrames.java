package dev.ecsdeck.session;

import java.time.Duration;

/// Counts frames that bring nothing, one after another. Guarded by the conversation's lock.
final class UselessFrames {
    /// Frames in a row that bring nothing, beyond which a peer is hostile. After a loss, output that comes again or
    /// too early is nothing new either, and a peer may send all that it has kept: tens of thousands of short lines.
    static final int MOST = 250_000;
    /// Within which so many have to come; over days, even a well-behaved peer sends many status messages.
    private static final Duration SPAN = Duration.ofMinutes(1);

    private int count;
    private long since;

    /// A frame brought something.
    void over() {
        count = 0;
    }

    /// Takes one more.
    ///
    /// @return whether that is too many
    boolean isFlood(long now) {
        if (count == 0 || now - since >= SPAN.toNanos()) {
            since = now;
            count = 0;
        }
        return ++count > MOST;
    }
}

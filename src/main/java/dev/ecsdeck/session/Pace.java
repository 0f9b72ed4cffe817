package dev.ecsdeck.session;

/// How fast a conversation may send, and who said so.
public record Pace(long bitsPerSecond, Origin origin) {
    /// Where the pace comes from.
    public enum Origin {
        /// Nobody has said anything yet: what both published sides assume.
        ASSUMED,
        /// The peer's last stream limit (status 7).
        PEER
    }
}

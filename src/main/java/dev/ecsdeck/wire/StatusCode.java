package dev.ecsdeck.wire;

/// First payload byte of a status frame.
public final class StatusCode {
    public static final int INITIAL = 0;
    public static final int OPENING = 1;
    /// Could not connect; the rest is text.
    public static final int ABORTED = 2;
    /// Ready: may send.
    public static final int OPENED = 3;
    public static final int CLOSING = 4;
    /// The rest is the reason in ASCII.
    public static final int CLOSED = 5;
    /// The rest is the reason in ASCII.
    public static final int EXITED = 6;
    /// The rest is bits per second, big-endian, one to four bytes; 0 means no change.
    public static final int STREAM_LIMIT = 7;
    /// The gateway is about to restart: reconnect and resume.
    public static final int FROZEN = 8;

    private StatusCode() {}
}

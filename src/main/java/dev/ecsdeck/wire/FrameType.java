package dev.ecsdeck.wire;

/// Message types of a frame. A number that is not here is no error: it is logged and skipped.
public final class FrameType {
    /// Client to agent: raw bytes; empty is a heartbeat.
    public static final int INPUT = 0;
    /// Agent to client: raw bytes.
    public static final int OUTPUT = 1;
    /// Client to agent: rows, then columns, 16 bits each.
    public static final int RESIZE = 2;
    /// Client to agent: the text `1`.
    public static final int CLOSE = 3;
    /// Named in 1.02, meaning unknown, never sent by a published client.
    public static final int OPEN = 4;
    /// Agent or gateway to client: one byte of state, then text or a number; see [StatusCode].
    public static final int STATUS = 5;
    /// Both ways (1.02): empty; the two sequence numbers are the message.
    public static final int SYNC = 6;
    /// Both ways (agents from build 1065): one action byte, then JSON.
    public static final int KEY_EXCHANGE = 7;

    private FrameType() {}
}

package dev.ecsdeck.lab.faults;

/// What may happen to a socket.
public enum Strike {
    /// The connection is reset.
    ABRUPT,
    /// The connection ends in the midst of the next message to the client.
    CUT_SHORT,
    /// Closed politely, with a close message that has no code: clients see 1005.
    CLOSE_WITHOUT_CODE,
    /// A status says that the gateway restarts, then it closes with 1012.
    RESTART,
    /// Closed for good, with 1000.
    CLOSE_NORMAL,
    /// Open and dead: nothing goes through any more, and nobody is told.
    HALF_OPEN,
    /// A text message, where only binary ones are allowed.
    TEXT,
    /// A binary message of random bytes.
    GARBAGE_MESSAGE,
    /// A message that is cut within its header.
    SHORT_MESSAGE,
    /// Bytes that are no WebSocket frame.
    GARBAGE_BYTES,
    /// One message in fragments that does not end before 64 MiB.
    ENDLESS_MESSAGE,
    /// Ten thousand messages of a type that nobody knows.
    FLOOD
}

package dev.ecsdeck.wire;

import java.io.IOException;
import java.io.Serial;

/// A message that is not a frame.
public final class MalformedFrameException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /// What is wrong with it.
    public enum Fault {
        /// The header is cut.
        TOO_SHORT,
        /// The message is longer than [FrameLimits#MAX_MESSAGE].
        TOO_LONG,
        /// It carries no time, which a receiver refuses.
        NO_TIME
    }

    public MalformedFrameException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}

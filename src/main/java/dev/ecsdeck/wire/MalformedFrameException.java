package dev.ecsdeck.wire;

import java.io.IOException;
import java.io.Serial;

/// A message that is not a frame.
public final class MalformedFrameException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedFrameException(String message) {
        super(message);
    }
}

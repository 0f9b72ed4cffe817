package dev.ecsdeck.link;

import java.io.IOException;
import java.io.Serial;

/// The link was closed on our side, or has ended: nothing more can be written or read.
public class LinkClosedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LinkClosedException(String message) {
        super(message);
    }

    public LinkClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}

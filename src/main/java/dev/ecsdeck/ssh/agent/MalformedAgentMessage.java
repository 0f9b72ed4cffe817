package dev.ecsdeck.ssh.agent;

import java.io.IOException;
import java.io.Serial;

/// A message that ends too soon.
final class MalformedAgentMessage extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedAgentMessage() {
        super("the message ends too soon");
    }
}

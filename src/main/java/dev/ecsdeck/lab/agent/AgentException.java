package dev.ecsdeck.lab.agent;

import java.io.IOException;
import java.io.Serial;

/// The agent cannot do what a session asks for.
final class AgentException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient AgentEnd end;

    AgentException(String code, String detail, String wireReason) {
        super(code + ": " + detail);
        this.end = new AgentEnd(code, detail, wireReason);
    }

    AgentEnd end() {
        return end;
    }
}

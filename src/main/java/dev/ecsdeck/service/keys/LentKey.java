package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.agent.AgentSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// A temporary key that other programs of this user can use through a socket, for one user on one host, until its
/// sixty seconds are over. Then, and when closed, the socket is gone and the key wiped.
public final class LentKey implements AutoCloseable {
    private final TemporaryKey key;
    private final AgentSocket socket;
    private final Instant goodUntil;
    private final String command;
    private final AtomicBoolean closed = new AtomicBoolean();

    LentKey(TemporaryKey key, AgentSocket socket, Instant goodUntil, String command) {
        this.key = key;
        this.socket = socket;
        this.goodUntil = goodUntil;
        this.command = command;
    }

    /// What `SSH_AUTH_SOCK` or `IdentityAgent` should name.
    public Path socket() {
        return socket.path();
    }

    public Instant goodUntil() {
        return goodUntil;
    }

    /// A line for a shell that logs in with it.
    public String command() {
        return command;
    }

    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            socket.close();
            key.close();
        }
    }
}

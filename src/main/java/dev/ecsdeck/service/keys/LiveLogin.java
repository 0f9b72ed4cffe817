package dev.ecsdeck.service.keys;

import dev.ecsdeck.ssh.SshConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/// A login that stands: any number of shells and file views go over its connection, without another key. Closing it
/// closes them all, and ends the session that carried it.
public final class LiveLogin implements AutoCloseable {
    private final LoginRequest request;
    private final SshConnection ssh;
    private final Runnable afterwards;
    private final AtomicBoolean closed = new AtomicBoolean();

    LiveLogin(LoginRequest request, SshConnection ssh, Runnable afterwards) {
        this.request = request;
        this.ssh = ssh;
        this.afterwards = afterwards;
    }

    public LoginRequest request() {
        return request;
    }

    public SshConnection ssh() {
        return ssh;
    }

    public boolean isOpen() {
        return !closed.get() && ssh.isOpen();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ssh.close();
            afterwards.run();
        }
    }
}

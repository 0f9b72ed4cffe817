package dev.ecsdeck.service.keys;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.SshConnection;
import dev.ecsdeck.ssh.UserAgent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A login that stands: any number of shells and file views go over its connection, without another key. Closing it
/// closes them all, and ends the session that carried it. Thread-safe.
public final class LiveLogin implements AutoCloseable {
    private final LoginRequest request;
    private final SshConnection ssh;
    private final Optional<String> sessionId;
    private final String hostKey;
    private final Instant since;
    private final Runnable afterwards;
    private final UserAgent agent;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object lock = new Object();
    // Guarded by lock.
    private int holds;

    LiveLogin(
            LoginRequest request,
            SshConnection ssh,
            Optional<String> sessionId,
            String hostKey,
            Instant since,
            Runnable afterwards,
            UserAgent agent) {
        this.request = request;
        this.ssh = ssh;
        this.sessionId = sessionId;
        this.hostKey = hostKey;
        this.since = since;
        this.afterwards = afterwards;
        this.agent = agent;
    }

    public LoginRequest request() {
        return request;
    }

    public SshConnection ssh() {
        return ssh;
    }

    /// The session that carries it; empty where an address is reached directly.
    public Optional<String> sessionId() {
        return sessionId;
    }

    /// The fingerprint with which the host proved itself.
    public String hostKey() {
        return hostKey;
    }

    public Instant since() {
        return since;
    }

    public boolean isOpen() {
        return !closed.get() && ssh.isOpen();
    }

    /// Opens a login shell; the user's own agent can be reached from there only if the request says so.
    public ShellLink openShell(ScreenSize size) throws ProblemException {
        return request.agent() == LoginRequest.AgentForwarding.ON
                ? ssh.openShellWithAgent(size, agent)
                : ssh.openShell(size);
    }

    /// Keeps the login for a tab. When the last of several holds is closed, so is the login.
    public Hold hold() {
        synchronized (lock) {
            holds++;
        }
        return new Hold();
    }

    private void letGo() {
        boolean last;
        synchronized (lock) {
            last = --holds == 0;
        }
        if (last) {
            close();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ssh.close();
            afterwards.run();
        }
    }

    /// One tab's claim on the login. Closing it may end the login, and then blocks for a moment; may come twice.
    public final class Hold implements AutoCloseable {
        private final AtomicBoolean given = new AtomicBoolean();

        private Hold() {}

        public LiveLogin login() {
            return LiveLogin.this;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                letGo();
            }
        }
    }
}

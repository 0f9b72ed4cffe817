package dev.ecsdeck.lab.api;

/// What the Lab's account has switched on, in all regions. Thread-safe.
public final class AccountSwitches {
    private volatile boolean sessionManager = true;

    public boolean isSessionManagerOn() {
        return sessionManager;
    }

    public void setSessionManager(boolean on) {
        sessionManager = on;
    }
}

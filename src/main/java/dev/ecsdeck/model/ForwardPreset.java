package dev.ecsdeck.model;

import java.util.OptionalInt;

/// What a forward usually leads to.
public enum ForwardPreset {
    SSH(22, false),
    RDP(3389, false),
    HTTP(80, true),
    HTTPS(443, true),
    MYSQL(3306, false),
    POSTGRESQL(5432, false),
    REDIS(6379, true),
    OTHER(0, false);

    private final int port;
    private final boolean welcomesIdle;

    ForwardPreset(int port, boolean welcomesIdle) {
        this.port = port;
        this.welcomesIdle = welcomesIdle;
    }

    /// The port that such a service usually has.
    public OptionalInt usualPort() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /// Whether the service waits for its client to speak and does not mind connections that say nothing. Only then
    /// may channels be opened ahead of time: MySQL blocks hosts that connect and stay silent.
    public boolean welcomesIdle() {
        return welcomesIdle;
    }
}

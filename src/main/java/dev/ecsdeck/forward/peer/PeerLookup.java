package dev.ecsdeck.forward.peer;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/// Asks the system about local sockets. Thread-safe; blocks for some milliseconds.
public interface PeerLookup {
    /// Whose program has connected from `caller` to `listener`.
    Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail);

    /// The program that listens on a port, such as `/usr/sbin/mysqld (1234)`, or its user; empty if that cannot be
    /// told.
    Optional<String> holder(int port);

    /// Whether this system can be asked at all.
    default boolean tells() {
        return true;
    }

    /// How much is asked.
    enum Detail {
        /// The user is enough.
        USER,
        /// The program, too.
        PROGRAM
    }

    /// The lookup of this system.
    static PeerLookup ofSystem(String osName) {
        return osName.toLowerCase(Locale.ROOT).startsWith("linux") ? new LinuxPeers() : new UnknownPeers();
    }
}

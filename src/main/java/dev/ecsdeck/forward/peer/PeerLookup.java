package dev.ecsdeck.forward.peer;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks the system about local sockets. Thread-safe; blocks for some milliseconds.
public interface PeerLookup {
    /// Whose program has connected from `caller` to `listener`.
    Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail);

    /// The programs of this user that have connected from `callers` to `listener`, all in one search; those that
    /// cannot be told are left out.
    default Map<InetSocketAddress, Peer.Own> programs(Set<InetSocketAddress> callers, InetSocketAddress listener) {
        return Map.of();
    }

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

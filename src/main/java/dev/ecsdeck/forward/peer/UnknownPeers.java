package dev.ecsdeck.forward.peer;

import java.net.InetSocketAddress;
import java.util.Optional;

/// For systems that are not asked: says so.
final class UnknownPeers implements PeerLookup {
    @Override
    public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
        return new Peer.CannotTell();
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public Optional<String> holder(int port) {
        return Optional.empty();
    }
}

package dev.ecsdeck.net;

import dev.ecsdeck.model.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// One HTTP proxy for everything but loopback.
final class FixedProxy extends ProxySelector {
    private final Proxy proxy;

    FixedProxy(HostAndPort address) {
        this.proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.host(), address.port()));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(Loopback.isLoopback(uri.getHost()) ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}

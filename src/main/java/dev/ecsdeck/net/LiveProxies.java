package dev.ecsdeck.net;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// The proxy that was chosen last, for each connection that is made from then on.
final class LiveProxies extends ProxySelector implements Authenticator {
    private final Map<String, String> environment;
    private volatile Choice choice = new Choice(List.of(), Authenticator.NONE);

    /// @param selectors the one to ask; empty where no proxy is to be used
    private record Choice(List<ProxySelector> selectors, Authenticator signIn) {}

    LiveProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    void choose(ProxyChoice wanted) {
        choice = switch (wanted) {
            case ProxyChoice.None() -> new Choice(List.of(), Authenticator.NONE);
            case ProxyChoice.OfSystem() -> {
                SystemProxies system = new SystemProxies(environment);
                yield new Choice(List.of(system), authenticator(system.signIn()));
            }
            case ProxyChoice.Manual(var address, var signIn) ->
                new Choice(List.of(new FixedProxy(address)), authenticator(signIn));
        };
    }

    private static Authenticator authenticator(Optional<ProxyChoice.SignIn> signIn) {
        return signIn.<Authenticator>map(ProxySignIn::new).orElse(Authenticator.NONE);
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<ProxySelector> selectors = choice.selectors();
        return selectors.isEmpty()
                ? List.of(Proxy.NO_PROXY)
                : selectors.getFirst().select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        return choice.signIn().authenticate(route, response);
    }
}

package dev.ecsdeck.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The proxy that the environment names, else the one that Java finds (the desktop's, when
/// `java.net.useSystemProxies` is set). Lower-case variables win over upper-case ones, as with curl.
final class SystemProxies extends ProxySelector {
    private final Optional<Proxy> named;
    private final Optional<ProxyChoice.SignIn> signIn;
    private final List<String> direct;

    SystemProxies(Map<String, String> environment) {
        Optional<URI> uri = variable(environment, "https_proxy")
                .or(() -> variable(environment, "all_proxy"))
                .flatMap(SystemProxies::parse);
        this.named = uri.flatMap(SystemProxies::proxy);
        this.signIn = uri.flatMap(SystemProxies::signIn);
        this.direct = variable(environment, "no_proxy").stream()
                .flatMap(list -> List.of(list.split(",", -1)).stream())
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    Optional<ProxyChoice.SignIn> signIn() {
        return signIn;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost();
        if (host == null || Loopback.isLoopback(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        if (named.isPresent()) {
            return List.of(isDirect(host.toLowerCase(Locale.ROOT)) ? Proxy.NO_PROXY : named.get());
        }
        @Nullable ProxySelector ofJava = ProxySelector.getDefault();
        return ofJava == null ? List.of(Proxy.NO_PROXY) : ofJava.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    private boolean isDirect(String host) {
        return direct.stream().anyMatch(entry -> {
            String domain =
                    entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
            return entry.equals("*") || host.equals(domain) || host.endsWith("." + domain);
        });
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static Optional<URI> parse(String value) {
        try {
            return Optional.of(new URI(value.contains("://") ? value : "http://" + value));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Proxy> proxy(URI uri) {
        if (uri.getHost() == null) {
            return Optional.empty();
        }
        boolean socks = uri.getScheme().startsWith("socks");
        int usual = socks ? 1080 : uri.getScheme().equals("https") ? 443 : 80;
        int port = uri.getPort() > 0 ? uri.getPort() : usual;
        if (port > 65_535) {
            return Optional.empty();
        }
        String host = uri.getHost().replace("[", "").replace("]", "");
        return Optional.of(
                new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    private static Optional<ProxyChoice.SignIn> signIn(URI uri) {
        String user = uri.getRawUserInfo();
        if (user == null) {
            return Optional.empty();
        }
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        String password = colon < 0 ? "" : user.substring(colon + 1);
        return Optional.of(new ProxyChoice.SignIn(decode(name), decode(password)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

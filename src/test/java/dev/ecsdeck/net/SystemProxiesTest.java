package dev.ecsdeck.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemProxiesTest {
    private static Proxy chosen(Map<String, String> environment, String target) {
        return new SystemProxies(environment).select(URI.create(target)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.corp:3128, HTTP, proxy.corp, 3128",
        "proxy.corp:8080, HTTP, proxy.corp, 8080",
        "http://u:p%40ss@proxy.corp:1, HTTP, proxy.corp, 1",
        "https://proxy.corp, HTTP, proxy.corp, 443",
        "http://[::1]:3128, HTTP, ::1, 3128",
        "socks5://proxy.corp, SOCKS, proxy.corp, 1080"
    })
    void theVariableNamesTheProxy(String value, Proxy.Type type, String host, int port) {
        Proxy proxy = chosen(Map.of("HTTPS_PROXY", value), "https://ecs.example.com/");

        assertThat(proxy).isEqualTo(new Proxy(type, InetSocketAddress.createUnresolved(host, port)));
    }

    @Test
    void theLowerCaseVariableWins() {
        Proxy proxy =
                chosen(Map.of("HTTPS_PROXY", "http://one:1", "https_proxy", "http://two:2"), "https://x.example/");

        assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("two", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "ecs.example.com, true",
        "example.com, true",
        "badexample.com, false",
        "a.inner.test, true",
        "other.test, false"
    })
    void hostsOfNoProxyAreReachedDirectly(String host, boolean direct) {
        Map<String, String> environment = Map.of("https_proxy", "http://p:1", "no_proxy", "Example.com, .inner.test ,");

        assertThat(chosen(environment, "https://" + host + "/").equals(Proxy.NO_PROXY))
                .isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/"})
    void loopbackIsAlwaysReachedDirectly(String target) {
        assertThat(chosen(Map.of("https_proxy", "http://p:1"), target)).isEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[", "http://proxy.corp:99999", "http://", "::"})
    void aVariableThatIsNoAddressIsAsIfItWereNotThere(String value) {
        assertThat(chosen(Map.of("https_proxy", value), "https://x.example/")).isEqualTo(Proxy.NO_PROXY);
    }
}

package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gateway behind a proxy that is in the way: the proxy is named, not the gateway.
@Timeout(30)
class ProxiedGatewayTest {
    private static final URI GATEWAY = URI.create("wss://gateway.test/session?token=canary");

    private static Problem.Unreachable problemBehind(String answer) throws Exception {
        try (Rig proxy = new Rig(caller -> {
            assertThat(caller.request()).isEqualTo("gateway.test:443");
            caller.write((answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        })) {
            int port = proxy.gateway.url().getPort();
            OkHttpClient http = new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                    .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .build();
            ShellOptions plain = ShellOptions.plain("test", new ScreenSize(24, 80));
            new SessionClient(http, proxy.workers).openShell(GATEWAY, plain, proxy::told);
            return (Problem.Unreachable) proxy.awaitProblem();
        }
    }

    @Test
    void proxyThatWantsASignInIsNamed() throws Exception {
        Problem.Unreachable problem = problemBehind("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"");

        assertThat(problem.hop()).isEqualTo(Hop.PROXY_SIGN_IN);
        assertThat(problem.toString()).doesNotContain("canary");
    }

    @Test
    void proxyThatForbidsTheGatewayIsNamed() throws Exception {
        assertThat(problemBehind("HTTP/1.1 403 No").hop()).isEqualTo(Hop.PROXY);
    }
}

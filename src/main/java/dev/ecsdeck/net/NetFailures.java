package dev.ecsdeck.net;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// What an `IOException` of a call means for a user. A pure function of its arguments and the interrupt flag.
public final class NetFailures {
    private NetFailures() {}

    /// The problem behind `failure` on the way to `target`. An interrupted thread, or a cancelled call, gives
    /// [Problem.Interrupted]; the flag stays as it is.
    public static Problem problem(IOException failure, URI target, OkHttpClient client) {
        if (Thread.currentThread().isInterrupted() || isCancelled(failure)) {
            return new Problem.Interrupted();
        }
        String host = target.getHost() == null ? "" : target.getHost();
        Hop hop = hop(failure, goesThroughProxy(target, client));
        return new Problem.Unreachable(host, hop, detail(failure));
    }

    private static boolean isCancelled(IOException failure) {
        return failure.getClass() == IOException.class && "Canceled".equals(failure.getMessage());
    }

    static Hop hop(IOException failure, boolean proxied) {
        String message = detail(failure);
        if (message.contains("authenticate with proxy") || message.contains("CONNECT: 407")) {
            return Hop.PROXY_SIGN_IN;
        }
        if (message.contains("CONNECT")) {
            return Hop.PROXY;
        }
        return switch (failure) {
            case UnknownHostException _ -> proxied ? Hop.PROXY : Hop.NAME;
            case SocketTimeoutException _ -> proxied && message.contains("connect") ? Hop.PROXY : Hop.TIMEOUT;
            case ConnectException _, NoRouteToHostException _ -> proxied ? Hop.PROXY : Hop.CONNECT;
            case SSLException _ -> Hop.TLS;
            case InterruptedIOException _ -> Hop.TIMEOUT;
            default -> Hop.BROKEN;
        };
    }

    private static boolean goesThroughProxy(URI target, OkHttpClient client) {
        @Nullable Proxy fixed = client.proxy();
        if (fixed != null) {
            return fixed.type() != Proxy.Type.DIRECT;
        }
        List<Proxy> chosen = client.proxySelector().select(asHttp(target));
        return !chosen.isEmpty() && chosen.getFirst().type() != Proxy.Type.DIRECT;
    }

    /// OkHttp asks the selector for `https` also where the address says `wss`.
    private static URI asHttp(URI target) {
        String text = target.toString();
        return text.startsWith("ws") ? URI.create("http" + text.substring(2)) : target;
    }

    /// A short technical reason; OkHttp's and the JDK's messages name hosts and addresses, never what was sent.
    private static String detail(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}

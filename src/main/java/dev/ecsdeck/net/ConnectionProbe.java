package dev.ecsdeck.net;

import dev.ecsdeck.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The connection test: goes to a host hop by hop and says how far it got. Sends nothing that is secret; any answer
/// at all is a success.
public final class ConnectionProbe {
    private final OkHttpClient client;
    private final LongSupplier nanoTime;

    /// @param nanoTime a clock for intervals
    public ConnectionProbe(OkHttpClient client, LongSupplier nanoTime) {
        this.client = client;
        this.nanoTime = nanoTime;
    }

    /// A hop that was passed.
    public enum Stage {
        NAME,
        CONNECT,
        TLS,
        ANSWER
    }

    /// @param evidence addresses, the proxy, the TLS version and issuer, or the HTTP status
    public record Step(Stage stage, Duration took, String evidence) {}

    /// @param passed in order
    /// @param problem names the hop after those; empty if the host answered
    /// @param serverTime the clock of the host, exact to a second, where it told
    public record Report(List<Step> passed, Optional<Problem> problem, Optional<Instant> serverTime) {
        public Report {
            passed = List.copyOf(passed);
        }
    }

    /// Blocks until the host answers or a time-out of the client is over.
    ///
    /// @param target `https`, `wss`, or on this machine `http` and `ws`; its path is left out
    public Report probe(URI target) {
        String text = target.toString();
        HttpUrl url = HttpUrl.get(text.startsWith("ws") ? "http" + text.substring(2) : text)
                .newBuilder()
                .encodedPath("/")
                .query(null)
                .build();
        Steps steps = new Steps(nanoTime);
        // A kept connection would have no hops to tell of.
        OkHttpClient once = client.newBuilder()
                .eventListener(steps)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
        try (Response response =
                BlockingCall.execute(once, new Request.Builder().url(url).head().build())) {
            steps.add(Stage.ANSWER, "HTTP " + response.code());
            return new Report(
                    steps.all(),
                    Optional.empty(),
                    Optional.ofNullable(response.headers().getInstant("Date")));
        } catch (IOException failure) {
            return new Report(steps.all(), Optional.of(NetFailures.problem(failure, target, client)), Optional.empty());
        }
    }

    /// Called by OkHttp on the calling thread, for several addresses at once also on others.
    private static final class Steps extends EventListener {
        private final LongSupplier nanoTime;
        private final List<Step> passed = new CopyOnWriteArrayList<>();
        private volatile long last;

        Steps(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
            this.last = nanoTime.getAsLong();
        }

        List<Step> all() {
            return new ArrayList<>(passed);
        }

        void add(Stage stage, String evidence) {
            long now = nanoTime.getAsLong();
            passed.add(new Step(stage, Duration.ofNanos(now - last), evidence));
            last = now;
        }

        @Override
        public void dnsEnd(Call call, String domain, List<InetAddress> addresses) {
            add(Stage.NAME, addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        }

        @Override
        public void secureConnectStart(Call call) {
            add(Stage.CONNECT, "");
        }

        @Override
        public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
            String issuer = handshake == null || handshake.peerCertificates().isEmpty() ? "" : issuer(handshake);
            add(Stage.TLS, issuer);
        }

        private static String issuer(Handshake handshake) {
            return handshake.peerCertificates().getFirst() instanceof java.security.cert.X509Certificate shown
                    ? handshake.tlsVersion().javaName() + ", "
                            + shown.getIssuerX500Principal().getName()
                    : "";
        }

        @Override
        public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
            String where = proxy.type() == Proxy.Type.DIRECT
                    ? String.valueOf(
                            address.getAddress() == null
                                    ? ""
                                    : address.getAddress().getHostAddress())
                    : "proxy " + address.getHostString() + ":" + address.getPort();
            int open = -1;
            for (int i = 0; i < passed.size(); i++) {
                if (passed.get(i).stage() == Stage.CONNECT) {
                    open = i;
                }
            }
            if (open < 0) {
                add(Stage.CONNECT, where);
            } else {
                passed.set(open, new Step(Stage.CONNECT, passed.get(open).took(), where));
            }
        }
    }
}

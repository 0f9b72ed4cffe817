package dev.ecsdeck.net;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// The one OkHttp client. Derive from it with `newBuilder()`, which shares its connections and threads.
public final class HttpClients implements AutoCloseable {
    /// Open WebSockets count as running requests; OkHttp's own limits are 64 in all and 5 for one host.
    static final int MAX_REQUESTS = 10_000;

    private final OkHttpClient client;

    /// A client as `settings` say.
    ///
    /// @param environment the process's variables, for the system's proxy
    /// @throws ProblemException if the extra certificate file cannot be used
    public HttpClients(NetSettings settings, Workers workers, Map<String, String> environment) throws ProblemException {
        Dispatcher dispatcher = new Dispatcher(new WorkersExecutor(workers));
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .pingInterval(Duration.ZERO)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout());
        switch (settings.proxy()) {
            case ProxyChoice.None() -> builder.proxy(Proxy.NO_PROXY);
            case ProxyChoice.OfSystem() -> new SystemProxies(environment).applyTo(builder);
            case ProxyChoice.Manual(var address, var signIn) -> {
                builder.proxySelector(new FixedProxy(address));
                signIn.ifPresent(known -> builder.proxyAuthenticator(new ProxySignIn(known)));
            }
        }
        new Certificates(settings).applyTo(builder);
        this.client = builder.build();
    }

    public OkHttpClient client() {
        return client;
    }

    /// Ends every running call and idle connection. May come twice.
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}

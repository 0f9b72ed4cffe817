package dev.ecsdeck.net;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// The one OkHttp client. Derive from it with `newBuilder()`, which shares its connections and threads.
public final class HttpClients implements AutoCloseable {
    /// Open WebSockets count as running requests; OkHttp's own limits are 64 in all and 5 for one host.
    static final int MAX_REQUESTS = 10_000;

    private final OkHttpClient client;
    private final LiveProxies proxies;
    private final LiveTrust trust;

    /// A client as `settings` say.
    ///
    /// @param environment the process's variables, for the system's proxy
    /// @throws ProblemException if the extra certificate file cannot be used
    public HttpClients(NetSettings settings, Workers workers, Map<String, String> environment) throws ProblemException {
        this.proxies = new LiveProxies(environment);
        proxies.choose(settings.proxy());
        Certificates certificates = new Certificates(settings);
        this.trust = new LiveTrust(certificates.trust());
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
        builder.proxySelector(proxies).proxyAuthenticator(proxies);
        certificates.applyTo(builder, trust);
        this.client = builder.build();
    }

    /// Takes over the proxy and the extra certificates of `settings` for every connection that is made from now on;
    /// those that are open and idle are closed. Its other parts stay as they were.
    ///
    /// @throws ProblemException if the extra certificate file cannot be used; nothing has changed then
    public void apply(NetSettings settings) throws ProblemException {
        X509ExtendedTrustManager next = new Certificates(settings).trust();
        trust.choose(next);
        proxies.choose(settings.proxy());
        client.connectionPool().evictAll();
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

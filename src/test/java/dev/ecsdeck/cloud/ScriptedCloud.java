package dev.ecsdeck.cloud;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// A gateway on loopback that gives the answers a test lined up, and what was asked of it.
public final class ScriptedCloud implements AutoCloseable {
    public static final RegionId REGION = new RegionId("cn-hangzhou");

    private final HurriedWorkers workers = new HurriedWorkers();
    private final MockWebServer server = new MockWebServer();
    private final HttpClients http;

    public ScriptedCloud() throws IOException, ProblemException {
        server.start();
        http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of());
    }

    public HurriedWorkers workers() {
        return workers;
    }

    public OkHttpClient http() {
        return http.client();
    }

    public EcsClient client(CredentialSource keys) {
        return new EcsClient(http.client(), target(), keys, workers);
    }

    public EcsClient client() {
        return client(new KeysOf(KeysOf.KEY));
    }

    public CloudTarget target() {
        return new CloudTarget(Optional.of(endpoint()), REGION, false);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public ScriptedCloud answer(String json) {
        return answer(200, json);
    }

    public ScriptedCloud answer(int status, String body, String... headers) {
        MockResponse.Builder response =
                new MockResponse.Builder().code(status).body(body).setHeader("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(response.build());
        return this;
    }

    public ScriptedCloud refuse(int status, String code, String message) {
        return answer(status, "{\"Code\":\"%s\",\"Message\":\"%s\",\"RequestId\":\"R-1\"}".formatted(code, message));
    }

    public ScriptedCloud enqueue(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    public int asked() {
        return server.getRequestCount();
    }

    public RecordedRequest next() {
        try {
            return server.takeRequest();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /// The parameters of a request, of query and body.
    public static Map<String, String> parameters(RecordedRequest request) {
        Map<String, String> all = new TreeMap<>();
        String form = request.getBody() == null ? "" : request.getBody().utf8();
        for (String query : List.of(Objects.requireNonNullElse(request.getUrl().encodedQuery(), ""), form)) {
            HttpUrl url = HttpUrl.get("http://x/?" + query);
            for (String name : new ArrayList<>(url.queryParameterNames())) {
                if (!name.isEmpty()) {
                    all.put(name, Objects.requireNonNullElse(url.queryParameter(name), ""));
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}

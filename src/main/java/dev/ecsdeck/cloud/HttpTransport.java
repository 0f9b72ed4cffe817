package dev.ecsdeck.cloud;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.net.BlockingCall;
import dev.ecsdeck.net.NetFailures;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.databind.JsonNode;

/// The door to the OpenAPI: one signed request out, one JSON answer in, with the repeats in between. Blocks its
/// caller; an interrupt ends the wait. Thread-safe.
///
/// Corrects the clock once by the answer's `Date` and keeps the correction for later calls; when that does not help,
/// says so ([Problem.ClockSkewed]). No secret leaves it but in the signed request itself.
final class HttpTransport {
    /// More than any answer of ours by far: 100 instances are about 400 KB.
    static final long LONGEST_ANSWER = 16L * 1024 * 1024;

    /// For one attempt, from the first lookup to the last byte.
    private static final Duration WHOLE_ATTEMPT = Duration.ofMinutes(1);

    private final OkHttpClient client;
    private final CredentialSource source;
    private final Workers workers;
    private final RetryRule rule;

    /// What to add to our clock to get the service's. Any thread may read and set it; all compute the same.
    private volatile Duration clockOffset = Duration.ZERO;

    HttpTransport(OkHttpClient client, CredentialSource source, Workers workers, RetryRule rule) {
        this.client = client.newBuilder().callTimeout(WHOLE_ATTEMPT).build();
        this.source = source;
        this.workers = workers;
        this.rule = rule;
    }

    Duration clockOffset() {
        return clockOffset;
    }

    /// Sends `call` until it is answered.
    ///
    /// @throws ProblemException if it cannot be sent, is refused, or the answer is none of the service's
    JsonNode send(URI endpoint, ApiCall call) throws ProblemException {
        HttpUrl url = urlOf(endpoint, call);
        Attempts attempts = new Attempts(rule, workers);
        while (true) {
            Credentials credentials = source.credentials();
            ApiReply reply;
            try {
                reply = attempt(url, call, credentials, attempts.headers());
            } catch (IOException failure) {
                Problem problem = NetFailures.problem(failure, endpoint, client);
                if (!isPassing(problem) || !call.mayRepeat() || !attempts.oneMore()) {
                    throw new ProblemException(problem, failure);
                }
                attempts.pause(Optional.empty());
                continue;
            }
            if (reply.isSuccess() || isPassedDryRun(call, reply)) {
                return reply.json();
            }
            if (!mayTryAgain(call, reply, credentials, attempts)) {
                throw new ProblemException(problem(url, call, reply, credentials));
            }
        }
    }

    /// A wrong certificate, an unknown name or a proxy that refuses does not pass by waiting.
    private static boolean isPassing(Problem problem) {
        return problem instanceof Problem.Unreachable unreachable
                && switch (unreachable.hop()) {
                    case CONNECT, TIMEOUT, BROKEN -> true;
                    case NAME, TLS, PROXY, PROXY_SIGN_IN -> false;
                };
    }

    private ApiReply attempt(HttpUrl url, ApiCall call, Credentials credentials, Map<String, String> extra)
            throws IOException {
        byte[] body = RequestSigner.canonicalQuery(call.form()).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = RequestSigner.sign(
                new RequestSigner.Request(
                        hostHeader(url),
                        call.action(),
                        call.api().version(),
                        call.query(),
                        body,
                        extra,
                        workers.clock().instant().plus(clockOffset),
                        UUID.randomUUID().toString().replace("-", "")),
                credentials);
        Request.Builder request = new Request.Builder().url(url).post(RequestBody.create(body));
        headers.forEach(request::header);
        request.header("accept", "application/json").header("user-agent", "ecs-deck");
        try (Response response = BlockingCall.execute(client, request.build())) {
            return ApiReply.of(response.code(), response.headers(), boundedText(response));
        }
    }

    /// Whether to go round again; has then waited, corrected the clock, or dropped the expired keys.
    private boolean mayTryAgain(ApiCall call, ApiReply reply, Credentials used, Attempts attempts)
            throws ProblemException {
        String code = reply.code();
        if (code.equals(CloudErrors.CLOCK)) {
            return reply.date().isPresent() && attempts.firstTime("clock") && correctClock(reply);
        }
        if (CloudErrors.mayHaveRunOut(code) && attempts.firstTime("token")) {
            source.refused(used);
            return !source.credentials().equals(used);
        }
        if (code.equals(CloudErrors.NONCE_USED)) {
            return attempts.firstTime("nonce");
        }
        if (code.equals(CloudErrors.STILL_PROCESSING) && call.mayRepeat() && attempts.oneMore()) {
            attempts.pause(reply.retryAfter());
            return true;
        }
        boolean didNothing = reply.isThrottled() || reply.status() == 503;
        boolean passing = didNothing || reply.status() >= 500;
        if (passing && (didNothing || call.mayRepeat()) && attempts.oneMore()) {
            attempts.pause(reply.retryAfter());
            return true;
        }
        return false;
    }

    private boolean correctClock(ApiReply reply) {
        clockOffset = Duration.between(workers.clock().instant(), reply.date().orElseThrow());
        return true;
    }

    private Problem problem(HttpUrl url, ApiCall call, ApiReply reply, Credentials used) {
        if (reply.code().isEmpty()) {
            return new Problem.NotTheService(url.host(), "HTTP " + reply.status() + ", " + reply.contentType());
        }
        if (reply.code().equals(CloudErrors.CLOCK)) {
            return new Problem.ClockSkewed(clockOffset.negated());
        }
        return CloudErrors.problem(call, reply, Redaction.clean(reply.message(), used));
    }

    private static boolean isPassedDryRun(ApiCall call, ApiReply reply) {
        return "true".equals(call.query().get("DryRun")) && reply.code().equals(CloudErrors.DRY_RUN_PASSED);
    }

    private static HttpUrl urlOf(URI endpoint, ApiCall call) {
        HttpUrl base = HttpUrl.get(endpoint);
        if (base == null || !CloudTarget.mayCarrySecrets(endpoint)) {
            throw new IllegalArgumentException("not an endpoint that may carry secrets: " + endpoint);
        }
        return base.newBuilder()
                .encodedPath("/")
                .encodedQuery(call.query().isEmpty() ? null : RequestSigner.canonicalQuery(call.query()))
                .build();
    }

    /// As it goes over the wire, with the port unless it is the scheme's own.
    private static String hostHeader(HttpUrl url) {
        String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static String boundedText(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LONGEST_ANSWER + 1)) {
            return "";
        }
        return source.readUtf8();
    }
}

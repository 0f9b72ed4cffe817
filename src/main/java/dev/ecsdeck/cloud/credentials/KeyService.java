package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.Json;
import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.net.BlockingCall;
import dev.ecsdeck.net.NetFailures;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks a service that hands out keys, for one profile. What it answers is quoted nowhere: it may hold them.
final class KeyService {
    private static final long LONGEST_ANSWER = 1024L * 1024;

    private final OkHttpClient client;
    private final Profile profile;

    KeyService(OkHttpClient client, Profile profile) {
        this.client = client;
        this.profile = profile;
    }

    /// The text of a successful answer.
    String text(Request request) throws ProblemException {
        try (Response response = BlockingCall.execute(client, request)) {
            String body = bounded(response);
            if (!response.isSuccessful()) {
                String code = Json.text(parse(body), "Code");
                throw failed("HTTP " + response.code() + (code.isEmpty() ? "" : " " + code));
            }
            return body;
        } catch (IOException failure) {
            throw new ProblemException(
                    NetFailures.problem(failure, request.url().uri(), client), failure);
        }
    }

    JsonNode json(Request request) throws ProblemException {
        return parse(text(request));
    }

    /// Keys that stand side by side in an object; a `Code`, if there is one, must say success.
    Fresh keys(JsonNode object) throws ProblemException {
        Optional<String> code = Json.some(object, "Code");
        if (code.isPresent() && !code.get().equalsIgnoreCase("Success")) {
            throw failed(code.get());
        }
        Optional<String> id = Json.some(object, "AccessKeyId");
        Optional<String> secret = Json.some(object, "AccessKeySecret");
        Optional<String> token = Json.some(object, "SecurityToken");
        if (id.isEmpty() || secret.isEmpty() || token.isEmpty()) {
            throw failed("no keys in the answer");
        }
        return Fresh.of(new Credentials.StsToken(id.get(), secret.get(), token.get(), Json.time(object, "Expiration")));
    }

    ProblemException failed(String detail) {
        return new ProblemException(new Problem.CredentialsUnusable(
                profile.name(), profile.modeName(), CredentialFault.SOURCE_FAILED, detail));
    }

    static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String bounded(Response response) throws IOException {
        BufferedSource source = response.body().source();
        return source.request(LONGEST_ANSWER + 1) ? "" : source.readUtf8();
    }
}

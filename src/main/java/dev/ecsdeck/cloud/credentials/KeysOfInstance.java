package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.net.URI;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Mode EcsRamRole: the role of the instance that we run on, from its metadata service. Only the second version of
/// the service is spoken, in which a token is fetched first, so that a page in a browser cannot have the keys.
///
/// @param metadata the service's address: link-local, plain text, never through a proxy
record KeysOfInstance(KeyService service, URI metadata, Optional<String> role) implements RenewingCredentials.Fetch {
    private static final String TOKEN_SECONDS = "21600";
    private static final String PATH = "/latest/meta-data/ram/security-credentials/";

    @Override
    public Fresh fetch() throws ProblemException {
        String token = ask(new Request.Builder()
                .url(metadata + "/latest/api/token")
                .header("X-aliyun-ecs-metadata-token-ttl-seconds", TOKEN_SECONDS)
                .put(RequestBody.create(new byte[0])));
        String name = role.isPresent() ? role.get() : ask(get("", token)).strip();
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw service.failed("the instance has no role");
        }
        return service.keys(KeyService.parse(ask(get(name, token))));
    }

    private Request.Builder get(String name, String token) {
        return new Request.Builder().url(metadata + PATH + name).header("X-aliyun-ecs-metadata-token", token.strip());
    }

    private String ask(Request.Builder request) throws ProblemException {
        try {
            return service.text(request.build());
        } catch (ProblemException failure) {
            if (failure.problem() instanceof Problem.Unreachable) {
                throw service.failed("no metadata service here; it answers on ECS instances alone");
            }
            throw failure;
        }
    }
}

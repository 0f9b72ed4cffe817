package dev.ecsdeck.cloud;

import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// GetCallerIdentity and AssumeRole of the Security Token Service.
public final class StsActions {
    private final Door door;

    StsActions(Door door) {
        this.door = door;
    }

    /// Who the keys belong to.
    ///
    /// @param kind `Account` (the root account), `RAMUser` or `AssumedRoleUser`
    public record Caller(String accountId, String arn, String kind, String principalId) {
        /// A root account's key may do everything: worth a warning.
        public boolean isRoot() {
            return kind.equals("Account");
        }
    }

    /// A role to take on.
    ///
    /// @param session 2 to 64 letters, digits and `.@-_`: stands in the account's audit log
    /// @param duration 15 minutes up to what the role allows
    public record Role(String arn, String session, Duration duration, Optional<String> externalId) {}

    /// Works with any valid key and needs no permission: the test of credentials.
    public Caller caller() throws ProblemException {
        JsonNode answer = door.send(door.home(), ApiCall.of(Api.STS, "GetCallerIdentity", ApiCall.Repeat.SAFE));
        return new Caller(
                Json.text(answer, "AccountId"),
                Json.text(answer, "Arn"),
                Json.text(answer, "IdentityType"),
                Json.text(answer, "PrincipalId"));
    }

    /// Temporary keys of a role.
    public Credentials.StsToken assumeRole(Role role) throws ProblemException {
        ApiCall call = ApiCall.of(Api.STS, "AssumeRole", ApiCall.Repeat.SAFE)
                .with("RoleArn", role.arn())
                .with("RoleSessionName", role.session())
                .with("DurationSeconds", role.duration().toSeconds())
                .with("ExternalId", role.externalId());
        return token(door.send(door.home(), call));
    }

    static Credentials.StsToken token(JsonNode answer) throws ProblemException {
        JsonNode keys = answer.path("Credentials");
        Optional<String> id = Json.some(keys, "AccessKeyId");
        Optional<String> secret = Json.some(keys, "AccessKeySecret");
        Optional<String> token = Json.some(keys, "SecurityToken");
        if (id.isEmpty() || secret.isEmpty() || token.isEmpty()) {
            throw new ProblemException(new Problem.NotTheService("", "no keys in the answer"));
        }
        return new Credentials.StsToken(id.get(), secret.get(), token.get(), Json.time(keys, "Expiration"));
    }
}

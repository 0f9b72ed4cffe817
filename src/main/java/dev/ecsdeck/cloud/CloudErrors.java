package dev.ecsdeck.cloud;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an error of the gateway means: the only place that knows its codes. Sources: the published tables of the
/// actions, and the vendor's own clients.
final class CloudErrors {
    static final String CLOCK = "InvalidTimeStamp.Expired";
    static final String NONCE_USED = "SignatureNonceUsed";
    static final String STILL_PROCESSING = "IdempotentProcessing";
    static final String DRY_RUN_PASSED = "DryRunOperation";

    private static final Map<String, Kind> EXACT = Map.ofEntries(
            Map.entry("Forbidden.AccessKeyDisabled", Kind.CREDENTIALS),
            Map.entry("IncompleteSignature", Kind.CREDENTIALS),
            Map.entry("MissingSecurityToken", Kind.CREDENTIALS),
            Map.entry("UserBehavior.SessionManagerDisabled", Kind.NOT_ALLOWED),
            Map.entry("Operation.Forbidden", Kind.NOT_ALLOWED),
            Map.entry("ParameterStore.NoPermission", Kind.NOT_ALLOWED),
            Map.entry("InvalidOperation.SecurityGroupRuleDenied", Kind.NOT_ALLOWED),
            Map.entry("UnsupportedAgentVersion.Encryption", Kind.NOT_READY),
            Map.entry("PortForwarding.NotSupported", Kind.NOT_READY),
            Map.entry("IncorrectInstanceStatus", Kind.NOT_READY),
            Map.entry("InstanceLockedForSecurity", Kind.NOT_READY),
            Map.entry("InstanceExpired", Kind.NOT_READY),
            Map.entry("SessionCount.ExceedLimit", Kind.LIMIT),
            Map.entry("Invocation.ExceedQuota", Kind.LIMIT),
            Map.entry("IdempotentProcessing", Kind.LIMIT),
            Map.entry("LastTokenProcessing", Kind.LIMIT),
            Map.entry("OperationConflict", Kind.LIMIT),
            Map.entry("RegionId.ApiNotSupported", Kind.FAILED),
            Map.entry("ParameterStore.NotSupported", Kind.FAILED),
            Map.entry("InvalidAction.NotFound", Kind.FAILED),
            Map.entry("InvalidVersion", Kind.FAILED),
            Map.entry("UnsupportedHTTPMethod", Kind.FAILED));

    private CloudErrors() {}

    /// The problem of a refused call.
    ///
    /// @param message the service's own, already without secrets
    static Problem problem(ApiCall call, ApiReply reply, String message) {
        Kind kind = kind(reply.code(), reply.status());
        JsonNode denied = reply.json().path("AccessDeniedDetail");
        if (isPermission(reply.code())) {
            String named = Json.text(denied, "AuthAction");
            return new Problem.NotPermitted(
                    named.isEmpty() ? call.permission() : named,
                    Json.text(denied, "AuthPrincipalDisplayName"),
                    Json.text(denied, "NoPermissionType").equals("ExplicitDeny"),
                    reply.code(),
                    message,
                    reply.requestId(),
                    reply.status());
        }
        Optional<Duration> wait = reply.isThrottled() ? reply.retryAfter() : Optional.empty();
        return new Problem.CloudRefused(
                kind, call.action(), reply.code(), message, reply.requestId(), reply.status(), wait);
    }

    /// Whether fresh keys may help. Session keys without a token that ran out are as if they were never there.
    static boolean mayHaveRunOut(String code) {
        return code.equals("InvalidSecurityToken.Expired")
                || code.equals("InvalidAccessKeyId.Inactive")
                || code.equals("InvalidAccessKeyId.NotFound");
    }

    private static boolean isPermission(String code) {
        return code.equals("Forbidden")
                || code.equals("Forbidden.RAM")
                || code.equals("NoPermission")
                || code.equals("ImplicitDeny")
                || code.equals("ExplicitDeny");
    }

    static Kind kind(String code, int status) {
        Kind exact = EXACT.get(code);
        if (exact != null) {
            return exact;
        }
        if (code.contains("Throttling") || status == 429) {
            return Kind.LIMIT;
        }
        if (begins(code, "InvalidAccessKeyId", "InvalidSecurityToken", "InvalidTimeStamp", "Signature")) {
            return Kind.CREDENTIALS;
        }
        if (begins(code, "Forbidden", "NoPermission", "ImplicitDeny", "ExplicitDeny")) {
            return Kind.NOT_ALLOWED;
        }
        if (code.endsWith("NotFound") || code.startsWith("EntityNotExist")) {
            return Kind.NOT_READY;
        }
        if (status >= 500 || code.isEmpty()) {
            return Kind.FAILED;
        }
        if (code.endsWith("ExceedQuota")) {
            return Kind.LIMIT;
        }
        boolean ofParameters = begins(code, "Invalid", "Missing", "Idempotent", "Parameter", "Cmd")
                || code.endsWith(".Invalid")
                || code.endsWith(".Missed")
                || code.endsWith("ExceedLimit");
        return ofParameters ? Kind.WRONG_USE : Kind.FAILED;
    }

    private static boolean begins(String code, String... heads) {
        for (String head : heads) {
            if (code.startsWith(head)) {
                return true;
            }
        }
        return false;
    }
}

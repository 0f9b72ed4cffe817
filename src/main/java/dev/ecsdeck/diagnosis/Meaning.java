package dev.ecsdeck.diagnosis;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a failure means: the rung that it belongs to, as a cause, with what would mend it. Every code of the service
/// has its place here. A pure function.
public final class Meaning {
    private Meaning() {}

    /// The cause that `problem` speaks of.
    public static Cause causeOf(Problem problem) {
        return switch (problem) {
            case Problem.CloudRefused refused -> ofCode(refused.code(), refused.kind());
            case Problem.NotPermitted refused ->
                refused.explicitDeny() ? Cause.FORBIDDEN_BY_POLICY : Cause.NOT_PERMITTED;
            case Problem.ClockSkewed _ -> Cause.CLOCK_WRONG;
            case Problem.Unreachable _, Problem.NotTheService _ -> Cause.API_UNREACHABLE;
            case Problem.GatewayRefused _, Problem.GatewayBroken _, Problem.SessionLost _ -> Cause.GATEWAY_UNREACHABLE;
            case Problem.NoCredentials _, Problem.KeychainUnusable _ -> Cause.CREDENTIALS_REFUSED;
            case Problem.CredentialsUnusable unusable ->
                unusable.fault() == Problem.CredentialFault.EXPIRED
                        ? Cause.CREDENTIALS_EXPIRED
                        : Cause.CREDENTIALS_REFUSED;
            case Problem.Expired _ -> Cause.CREDENTIALS_EXPIRED;
            case Problem.InstanceNotReady unready -> ofUnready(unready.why());
            case Problem.InstanceUnknown _ -> Cause.INSTANCE_GONE;
            case Problem.Silence _ -> Cause.AGENT_SILENT;
            case Problem.SessionEnded ended -> ofEnd(ended.reason());
            case Problem.InvocationFailed failed -> ofInvocation(failed.code());
            case Problem.EncryptionRefused _,
                    Problem.InvalidInput _,
                    Problem.InstanceAmbiguous _,
                    Problem.FileBroken _,
                    Problem.FileUnusable _,
                    Problem.PortTaken _,
                    Problem.PortUnusable _,
                    Problem.CallerRefused _ -> Cause.OPTIONS_EXCLUDE;
            case Problem.SshFailed failed ->
                failed.fault() == Problem.SshFault.KEY_EXPIRED ? Cause.KEY_EXPIRED : Cause.SSH_BROKEN;
            case Problem.KeyUnusable unusable -> ofKey(unusable.fault());
            case Problem.HostKeyChanged _,
                    Problem.RemoteFileFailed _,
                    Problem.OwnKeyUnusable _,
                    Problem.LogonFailed _ -> Cause.SSH_BROKEN;
            case Problem.QueueFull _ -> Cause.THROTTLED;
            case Problem.IdleEnded _, Problem.Interrupted _ -> Cause.SHELL_ENDED;
        };
    }

    private static Cause ofCode(String code, Kind kind) {
        return switch (code) {
            case "InvalidSecurityToken.Expired" -> Cause.CREDENTIALS_EXPIRED;
            case "UserBehavior.SessionManagerDisabled" -> Cause.SESSION_MANAGER_OFF;
            case "InvalidInstance.NotFound", "InvalidInstanceId.NotFound" -> Cause.INSTANCE_GONE;
            case "IncorrectInstanceStatus" -> Cause.INSTANCE_CHANGING;
            case "InstanceLockedForSecurity", "InstanceExpired" -> Cause.INSTANCE_LOCKED;
            case "PortForwarding.NotSupported", "UnsupportedAgentVersion.Encryption" -> Cause.AGENT_OLD_FOR_THIS;
            case "InvalidOperation.SecurityGroupRuleDenied" -> Cause.INBOUND_DENIED;
            case "RegionId.ApiNotSupported", "InvalidRegionId.NotFound", "InvalidAction.NotFound" ->
                Cause.REGION_UNSUPPORTED;
            case "SessionCount.ExceedLimit" -> Cause.QUOTA_FULL;
            case "InvalidOperation.ConnectionTypeUnsupported", "InvalidParameter.ConnectionType" ->
                Cause.INTRANET_UNSUPPORTED;
            case "IdempotentProcessing", "LastTokenProcessing", "OperationConflict" -> Cause.SERVICE_TROUBLE;
            default -> ofKind(code, kind);
        };
    }

    private static Cause ofKind(String code, Kind kind) {
        return switch (kind) {
            case CREDENTIALS -> code.startsWith("InvalidTimeStamp") ? Cause.CLOCK_WRONG : Cause.CREDENTIALS_REFUSED;
            case LIMIT -> Cause.THROTTLED;
            case WRONG_USE -> Cause.OPTIONS_EXCLUDE;
            case NETWORK -> Cause.API_UNREACHABLE;
            case NOT_ALLOWED, NOT_READY -> Cause.REFUSED_BY_SERVICE;
            case FAILED, INTERRUPTED -> Cause.SERVICE_TROUBLE;
        };
    }

    private static Cause ofUnready(Problem.Unready why) {
        return switch (why) {
            case NOT_RUNNING -> Cause.INSTANCE_STOPPED;
            case AGENT_MISSING -> Cause.AGENT_MISSING;
            case AGENT_TOO_OLD, SESSIONS_UNSUPPORTED -> Cause.AGENT_OLD;
            case AGENT_SILENT -> Cause.AGENT_SILENT;
        };
    }

    /// Reasons for which the far side ends a session.
    private static Cause ofEnd(String reason) {
        return switch (reason) {
            case "InstanceNotExists", "InstanceReleased" -> Cause.INSTANCE_GONE;
            case "InstanceNotRunning", "InstanceRestarted" -> Cause.INSTANCE_STOPPED;
            case "AgentNotOnline", "DeliveryTimeout", "AgentTimeout" -> Cause.AGENT_SILENT;
            case "AgentNeedUpgrade" -> Cause.AGENT_OLD;
            case "OpenTargetPortFailed", "ReadFromTargetPortFailed", "WriteToTargetPortFailed" -> Cause.TARGET_REFUSED;
            default -> Cause.SHELL_ENDED;
        };
    }

    /// Reasons for which a command on an instance does not come about.
    private static Cause ofInvocation(String code) {
        return switch (code) {
            case "InstanceNotExists", "InstanceReleased", "InstanceDeregistered" -> Cause.INSTANCE_GONE;
            case "InstanceNotRunning", "InstanceRestarted" -> Cause.INSTANCE_STOPPED;
            case "ClientNotRunning" -> Cause.AGENT_MISSING;
            case "ClientNeedUpgrade", "ClientIsUpgrading" -> Cause.AGENT_OLD;
            case "ClientNotResponse", "ClientNotOnline", "ClientRestarted", "DeliveryTimeout" -> Cause.AGENT_SILENT;
            case "ClientNetworkBlocked", "SecurityGroupRuleDenied" -> Cause.EGRESS_BLOCKED;
            case "AccountNotExists", "UserOrPasswordInvalid" -> Cause.USER_MISSING;
            default -> Cause.SERVICE_TROUBLE;
        };
    }

    private static Cause ofKey(Problem.KeyFault fault) {
        return switch (fault) {
            case USER_MISSING -> Cause.USER_MISSING;
            case KEYS_OFF -> Cause.KEYS_OFF;
            case ROOT_OFF -> Cause.ROOT_OFF;
            case PLUGIN_SHUT_OUT -> Cause.KEYS_LOOKED_UP_ELSEWHERE;
            case CLOCK_AHEAD -> Cause.INSTANCE_CLOCK_AHEAD;
            case WINDOWS, BAD_PUBLIC_KEY, KEY_TYPE_REFUSED -> Cause.OPTIONS_EXCLUDE;
            case PLUGIN_INSTALL_FAILED, NO_ANSWER -> Cause.SSH_BROKEN;
        };
    }

    /// The verdict on `problem`, with what would mend it for `patient`.
    public static Verdict.Found found(Problem problem, Patient patient, List<Fact> evidence) {
        Cause cause = causeOf(problem);
        List<Fact> facts = new ArrayList<>(evidence);
        factOf(problem).ifPresent(facts::add);
        return new Verdict.Found(Finding.of(cause, problem, details(problem)), facts, fixes(cause, problem, patient));
    }

    private static String[] details(Problem problem) {
        return switch (problem) {
            case Problem.NotPermitted refused -> new String[] {refused.permission(), refused.principal()};
            case Problem.CloudRefused refused -> new String[] {refused.code()};
            case Problem.SessionEnded ended -> new String[] {ended.reason()};
            case Problem.InvocationFailed failed -> new String[] {failed.code()};
            case Problem.Unreachable unreachable -> new String[] {unreachable.host()};
            case Problem.GatewayRefused refused -> new String[] {refused.host()};
            case Problem.KeyUnusable unusable -> new String[] {unusable.user()};
            case Problem.SshFailed failed -> new String[] {failed.user()};
            default -> new String[] {};
        };
    }

    /// What the service said, as evidence.
    public static Optional<Fact> factOf(Problem problem) {
        return switch (problem) {
            case Problem.CloudRefused refused ->
                Optional.of(Fact.of(refused.action(), refused.code(), request(refused.requestId())));
            case Problem.NotPermitted refused ->
                Optional.of(Fact.of(refused.permission(), refused.code(), request(refused.requestId())));
            case Problem.SessionEnded ended -> Optional.of(Fact.of("session", ended.reason()));
            case Problem.InvocationFailed failed -> Optional.of(Fact.of("RunCommand", failed.code()));
            case Problem.Unreachable unreachable ->
                Optional.of(Fact.of(
                        unreachable.hop().name(), unreachable.host(), new Fact.Remark.Plain(unreachable.detail())));
            case Problem.GatewayRefused refused ->
                Optional.of(
                        Fact.of("WebSocket", refused.host(), new Fact.Remark.Plain("HTTP " + refused.httpStatus())));
            case Problem.NotTheService other ->
                Optional.of(Fact.of("answer", other.host(), new Fact.Remark.Plain(other.detail())));
            case Problem.SshFailed failed ->
                Optional.of(Fact.of("SSH", failed.fault().name(), new Fact.Remark.Plain(failed.detail())));
            case Problem.KeyUnusable unusable ->
                Optional.of(Fact.of("SSH", unusable.fault().name(), new Fact.Remark.Plain(unusable.detail())));
            default -> Optional.empty();
        };
    }

    private static Fact.Remark request(String id) {
        return new Fact.Remark.Plain(id.isEmpty() ? "" : "RequestId " + id);
    }

    private static List<Fix> fixes(Cause cause, Problem problem, Patient patient) {
        String instance = patient.instance().id().value();
        return switch (cause) {
            case CREDENTIALS_EXPIRED, CREDENTIALS_REFUSED -> List.of(new Fix.RenewCredentials());
            case NOT_PERMITTED, FORBIDDEN_BY_POLICY ->
                problem instanceof Problem.NotPermitted refused
                        ? List.of(new Fix.CopyPolicy(refused.permission()), new Fix.OpenConsole(Fix.Place.POLICIES, ""))
                        : List.of(new Fix.OpenConsole(Fix.Place.POLICIES, ""));
            case SESSION_MANAGER_OFF ->
                List.of(new Fix.SwitchSessionsOn(), new Fix.OpenConsole(Fix.Place.CLOUD_ASSISTANT, ""));
            case INSTANCE_STOPPED -> List.of(new Fix.Start(), new Fix.OpenConsole(Fix.Place.INSTANCE, instance));
            case AGENT_MISSING, AGENT_OLD ->
                List.of(new Fix.InstallAgent(), new Fix.Reboot(), new Fix.OpenConsole(Fix.Place.VNC, instance));
            case AGENT_OLD_FOR_THIS -> oldForThis(patient);
            case AGENT_SILENT ->
                List.of(
                        new Fix.Reboot(),
                        new Fix.CopyCommands(Fix.Script.RESTART_AGENT),
                        new Fix.OpenConsole(Fix.Place.VNC, instance));
            case INTRANET_UNSUPPORTED ->
                List.of(new Fix.UseInstead(patient.wish().overInternet(), Fix.Other.INTERNET));
            case QUOTA_FULL -> List.of(new Fix.OpenConsole(Fix.Place.QUOTAS, ""));
            case EGRESS_BLOCKED, INBOUND_DENIED ->
                patient.instance().securityGroups().stream()
                        .<Fix>map(group -> new Fix.OpenConsole(Fix.Place.SECURITY_GROUP, group))
                        .toList();
            case INSTANCE_GONE, INSTANCE_CHANGING, INSTANCE_LOCKED, REFUSED_BY_SERVICE, SHELL_ENDED ->
                List.of(new Fix.OpenConsole(Fix.Place.INSTANCE, instance));
            case KEYS_OFF, KEYS_LOOKED_UP_ELSEWHERE -> List.of(new Fix.CopyCommands(Fix.Script.ALLOW_PUBLIC_KEYS));
            case ROOT_OFF -> List.of(new Fix.CopyCommands(Fix.Script.ALLOW_ROOT));
            case INSTANCE_CLOCK_AHEAD -> List.of(new Fix.CopyCommands(Fix.Script.SET_CLOCK));
            case API_UNREACHABLE,
                    GATEWAY_UNREACHABLE,
                    CLOCK_WRONG,
                    REGION_UNSUPPORTED,
                    SERVICE_TROUBLE,
                    THROTTLED,
                    OPTIONS_EXCLUDE,
                    TARGET_REFUSED,
                    USER_MISSING,
                    KEY_EXPIRED,
                    SSH_BROKEN -> List.of();
        };
    }

    private static List<Fix> oldForThis(Patient patient) {
        List<Fix> fixes = new ArrayList<>(List.of(new Fix.InstallAgent()));
        if (patient.wish() instanceof Wish.Shell shell && shell.encrypted()) {
            fixes.add(new Fix.UseInstead(shell.unencrypted(), Fix.Other.NO_ENCRYPTION));
        }
        return fixes;
    }
}

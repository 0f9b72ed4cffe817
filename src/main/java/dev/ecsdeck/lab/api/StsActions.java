package dev.ecsdeck.lab.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The token service: who a key belongs to, and temporary keys for a role.
final class StsActions {
    private static final Pattern ROLE_ARN = Pattern.compile("acs:ram::(\\d{16}):role/([A-Za-z0-9._-]{1,64})");
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final KeyRing keys;
    private final InstantSource clock;

    StsActions(KeyRing keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Map<String, Object> getCallerIdentity(ApiCall call) {
        Principal who = call.caller().owner();
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("IdentityType", who.type());
        reply.put("AccountId", Principal.ACCOUNT_ID);
        reply.put("PrincipalId", who.id());
        reply.put("Arn", who.arn());
        if (who.type().equals("RAMUser")) {
            reply.put("UserId", who.id());
        }
        if (who.type().equals("AssumedRoleUser")) {
            reply.put("RoleId", who.id().substring(0, who.id().indexOf(':')));
        }
        return reply;
    }

    Map<String, Object> assumeRole(ApiCall call) {
        if (call.caller().owner().type().equals("Account")) {
            throw ServiceException.of("NoPermission");
        }
        String arn = call.required("RoleArn");
        call.permit("sts:AssumeRole", arn);
        return grant(call, arn, List.of());
    }

    /// Hands out a temporary key for the call's role.
    Map<String, Object> grant(ApiCall call, String arn, List<Policy> narrowed) {
        Matcher role = ROLE_ARN.matcher(arn);
        if (!role.matches()) {
            throw ServiceException.of("InvalidParameter.RoleArn");
        }
        String session = call.required("RoleSessionName");
        if (!session.matches("[A-Za-z0-9.@_-]{2,64}")) {
            throw ServiceException.of("InvalidParameter.RoleSessionName");
        }
        Policy policy = roles(role.group(1), role.group(2));
        List<Policy> narrower = new ArrayList<>(narrowed);
        call.text("Policy").map(Policy::parse).ifPresent(narrower::add);
        Duration life = Duration.ofSeconds(call.number("DurationSeconds", 3600));
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            throw ServiceException.of("InvalidParameter.DurationSeconds");
        }
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(life);
        String roleId = "3" + String.format("%017d", Math.abs((long) arn.hashCode()));
        String name = role.group(2) + "/" + session;
        LabKey key = keys.issueTemporary(
                new Principal("AssumedRoleUser", name, roleId + ":" + session, policy, narrower), end);
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("AccessKeyId", key.id());
        credentials.put("AccessKeySecret", key.secret());
        credentials.put("SecurityToken", key.token());
        credentials.put("Expiration", end.toString());
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("AssumedRoleUser", Map.of("Arn", arn + "/" + session, "AssumedRoleId", roleId + ":" + session));
        reply.put("Credentials", credentials);
        return reply;
    }

    /// The roles that the Lab's account has: one that may do everything, one that may only look.
    private static Policy roles(String account, String name) {
        if (!account.equals(Principal.ACCOUNT_ID)) {
            throw ServiceException.of("NoPermission");
        }
        return switch (name) {
            case "deck-admin" -> Policy.EVERYTHING;
            case "deck-viewer" -> Policy.allowing("ecs:Describe*");
            default -> throw ServiceException.of("EntityNotExist.Role");
        };
    }
}

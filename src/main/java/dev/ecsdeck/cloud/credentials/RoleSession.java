package dev.ecsdeck.cloud.credentials;

import java.time.Duration;

/// What a profile says about taking on a role: how long, and under which name in the audit log.
final class RoleSession {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private RoleSession() {}

    static Duration duration(Profile profile) {
        return profile.field("expired_seconds")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(asked -> asked.compareTo(SHORTEST) >= 0)
                .orElse(USUAL);
    }

    /// The vendor's files call it `ram_session_name`.
    static String name(Profile profile) {
        return profile.field("ram_session_name").orElse("ecs-deck");
    }
}

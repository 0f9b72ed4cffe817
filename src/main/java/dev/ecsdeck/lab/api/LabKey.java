package dev.ecsdeck.lab.api;

import java.time.Instant;
import java.util.Optional;

/// One access key of the Lab; its text says whose it is and nothing more.
///
/// @param token the security token that must come with a temporary key; empty for a lasting one
/// @param expires when a temporary key ends
public record LabKey(
        String id, String secret, String token, Optional<Instant> expires, boolean active, Principal owner) {
    @Override
    public String toString() {
        return "LabKey[of " + owner.name() + "]";
    }

    public boolean isTemporary() {
        return !token.isEmpty();
    }
}

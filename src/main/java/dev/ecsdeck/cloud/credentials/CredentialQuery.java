package dev.ecsdeck.cloud.credentials;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the user said about credentials, by flags or in the window. Its text shows no value.
///
/// @param profile empty for the one that is current
/// @param configPath empty for the vendor's usual place
/// @param fields that replace the profile's, under their names in the file, such as `access_key_id`
public record CredentialQuery(Optional<String> profile, Optional<Path> configPath, Map<String, String> fields) {
    public CredentialQuery {
        fields = Map.copyOf(fields);
    }

    public static CredentialQuery usual() {
        return new CredentialQuery(Optional.empty(), Optional.empty(), Map.of());
    }

    public static CredentialQuery ofProfile(String name) {
        return new CredentialQuery(Optional.of(name), Optional.empty(), Map.of());
    }

    @Override
    public String toString() {
        return "CredentialQuery[" + profile.orElse("current") + ", secret]";
    }
}

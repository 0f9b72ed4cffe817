package dev.ecsdeck.service.accounts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which account is meant, as somebody wrote it. Its text shows no value.
///
/// @param profile empty for the current one
/// @param configPath empty for the vendor's usual place
/// @param fields that come before the profile's, under their names in the vendor's file, such as `access_key_id`
/// @param region where single-region work begins; empty for the profile's
/// @param endpoint one address for every action; empty for the profile's, or the service's own
public record AccountQuery(
        Optional<String> profile,
        Optional<Path> configPath,
        Map<String, String> fields,
        Optional<String> region,
        Optional<String> endpoint) {
    public static final AccountQuery USUAL =
            new AccountQuery(Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    public AccountQuery {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "AccountQuery[" + profile.orElse("current") + ", secret]";
    }
}

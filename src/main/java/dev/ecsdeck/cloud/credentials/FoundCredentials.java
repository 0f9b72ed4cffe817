package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.model.RegionId;
import java.util.Optional;

/// Where keys were found, with what else stands beside them.
///
/// @param profile its name; empty where they come from flags or the environment alone
/// @param mode as the vendor's files call it
/// @param region of the profile or the environment
/// @param endpoint of the profile or the environment, as text: the user wrote it and it may be wrong
/// @param vpc whether endpoints inside the VPC are to be used
public record FoundCredentials(
        String profile,
        String mode,
        Optional<RegionId> region,
        Optional<String> endpoint,
        boolean vpc,
        CredentialSource source) {}

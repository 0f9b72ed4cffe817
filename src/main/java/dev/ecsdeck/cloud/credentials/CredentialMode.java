package dev.ecsdeck.cloud.credentials;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The modes of the vendor's profile files, with the fields that each cannot do without.
public enum CredentialMode {
    AK("AK", "access_key_id", "access_key_secret"),
    STS_TOKEN("StsToken", "access_key_id", "access_key_secret", "sts_token"),
    RAM_ROLE_ARN("RamRoleArn", "access_key_id", "access_key_secret", "ram_role_arn"),
    ECS_RAM_ROLE("EcsRamRole"),
    RSA_KEY_PAIR("RsaKeyPair", "private_key", "key_pair_name"),
    RAM_ROLE_ARN_WITH_ECS("RamRoleArnWithRoleName", "ram_role_arn"),
    CHAINABLE_RAM_ROLE_ARN("ChainableRamRoleArn", "source_profile", "ram_role_arn"),
    EXTERNAL("External", "process_command"),
    CREDENTIALS_URI("CredentialsURI", "credentials_uri"),
    OIDC("OIDC", "oidc_provider_arn", "oidc_token_file", "ram_role_arn"),
    CLOUD_SSO("CloudSSO"),
    OAUTH("OAuth"),
    BEARER_TOKEN("BearerToken"),
    ANONYMOUS("Anonymous");

    private final String apiName;
    private final String required;

    CredentialMode(String apiName, String... required) {
        this.apiName = apiName;
        this.required = String.join(" ", required);
    }

    /// The mode of that name, in whatever case.
    public static Optional<CredentialMode> of(String name) {
        if (name.equalsIgnoreCase("RamRoleArnWithEcs")) {
            return Optional.of(RAM_ROLE_ARN_WITH_ECS);
        }
        for (CredentialMode mode : values()) {
            if (mode.apiName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /// As it stands in the files.
    public String apiName() {
        return apiName;
    }

    /// Names of fields, as in the files.
    public List<String> required() {
        return required.isEmpty() ? List.of() : List.of(required.split(" "));
    }
}

package dev.ecsdeck.cloud.credentials;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One profile: its plain fields under their names in the file. Its text shows the name and the mode alone.
public record Profile(String name, Map<String, String> fields) {
    public Profile {
        fields = Map.copyOf(fields);
    }

    /// The field's value; empty also where it is blank.
    public Optional<String> field(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isBlank());
    }

    /// What the file says, or what the filled fields mean where it says nothing (as the vendor's program takes them).
    public String modeName() {
        return field("mode").orElseGet(this::recognised);
    }

    /// Empty for a mode that we have never heard of.
    public Optional<CredentialMode> mode() {
        return CredentialMode.of(modeName());
    }

    /// The first required field that is not filled.
    Optional<String> missing(CredentialMode mode) {
        return mode.required().stream().filter(field -> field(field).isEmpty()).findFirst();
    }

    Profile with(Map<String, String> more) {
        Map<String, String> merged = new TreeMap<>(fields);
        merged.putAll(more);
        return new Profile(name, merged);
    }

    private String recognised() {
        if (has("access_key_id", "access_key_secret")) {
            return has("sts_token") ? "StsToken" : has("ram_role_arn") ? "RamRoleArn" : "AK";
        }
        if (has("private_key", "key_pair_name")) {
            return "RsaKeyPair";
        }
        List<Map.Entry<String, String>> rest = List.of(
                Map.entry("oidc_token_file", "OIDC"),
                Map.entry("process_command", "External"),
                Map.entry("credentials_uri", "CredentialsURI"),
                Map.entry("cloud_sso_sign_in_url", "CloudSSO"),
                Map.entry("bearer_token", "BearerToken"),
                Map.entry("ram_role_name", "EcsRamRole"));
        return rest.stream()
                .filter(entry -> has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("AK");
    }

    private boolean has(String... names) {
        for (String field : names) {
            if (field(field).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Profile[" + name + ", " + modeName() + ", secret]";
    }
}

package dev.ecsdeck.cloud.credentials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The vendor's environment variables, in the order in which its own program looks at them.
final class Environment {
    private static final Map<String, List<String>> FIELDS = fields();

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("access_key_id", family("ACCESS_KEY_ID"));
        fields.put("access_key_secret", family("ACCESS_KEY_SECRET"));
        fields.put("sts_token", family("SECURITY_TOKEN"));
        fields.put(
                "region_id",
                List.of(
                        "ALIBABA_CLOUD_REGION_ID",
                        "ALIBABACLOUD_REGION_ID",
                        "ALICLOUD_REGION_ID",
                        "REGION_ID",
                        "REGION"));
        fields.put("sts_endpoint", List.of("ALIBABA_CLOUD_STS_ENDPOINT"));
        fields.put("endpoint_type", family("ENDPOINT_TYPE"));
        fields.put("endpoint", List.of("ALIBABA_CLOUD_ENDPOINT"));
        fields.put("credentials_uri", List.of("ALIBABA_CLOUD_CREDENTIALS_URI"));
        fields.put("oidc_provider_arn", List.of("ALIBABACLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"));
        fields.put("oidc_token_file", List.of("ALIBABACLOUD_OIDC_TOKEN_FILE", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"));
        fields.put("ram_role_arn", List.of("ALIBABACLOUD_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"));
        fields.put("external_id", List.of("ALIBABACLOUD_EXTERNAL_ID", "ALIBABA_CLOUD_EXTERNAL_ID"));
        fields.put("bearer_token", List.of("ALIBABA_CLOUD_BEARER_TOKEN"));
        return Map.copyOf(fields);
    }

    private static List<String> family(String tail) {
        return List.of("ALIBABA_CLOUD_" + tail, "ALIBABACLOUD_" + tail, "ALICLOUD_" + tail, tail);
    }

    Optional<String> profile() {
        return first(List.of("ALIBABACLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALICLOUD_PROFILE"));
    }

    /// Whether the profile files are to be left alone.
    boolean ignoresProfiles() {
        return variables.getOrDefault("ALIBABA_CLOUD_IGNORE_PROFILE", "").equals("TRUE");
    }

    /// Whether commands and addresses named in a profile must not be used.
    boolean forbidsExternal() {
        String value = variables.getOrDefault("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "");
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    /// The fields that it fills, by their names in the file.
    Map<String, String> filled() {
        Map<String, String> filled = new TreeMap<>();
        FIELDS.forEach((field, names) -> first(names).ifPresent(value -> filled.put(field, value)));
        return filled;
    }

    private Optional<String> first(List<String> names) {
        return names.stream()
                .map(name -> variables.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}

package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the keys that the user means. As in the vendor's program: the profile's fields, replaced by what flags give,
/// and where still empty filled from the environment.
public final class CredentialFinder {
    private final Map<String, String> variables;
    private final Workers workers;

    /// @param variables the process's environment
    public CredentialFinder(Map<String, String> variables, Workers workers) {
        this.variables = Map.copyOf(variables);
        this.workers = workers;
    }

    /// The profile file that `query` means.
    public ConfigFile file(CredentialQuery query) {
        return new ConfigFile(ConfigFile.locate(query.configPath(), variables), workers);
    }

    /// The keys that `query` means.
    ///
    /// @throws ProblemException if there are none, the profile cannot be used, or the file is broken
    public FoundCredentials find(CredentialQuery query) throws ProblemException {
        Environment environment = new Environment(variables);
        ConfigFile file = file(query);
        Profile inFile = profile(query, environment, file);
        Map<String, String> fields = new TreeMap<>(inFile.fields());
        query.fields().forEach((field, value) -> {
            if (!value.isBlank()) {
                fields.put(field, value);
            }
        });
        if (query.fields().containsKey("access_key_id") && !query.fields().containsKey("mode")) {
            fields.remove("mode");
        }
        environment.filled().forEach((field, value) -> {
            if (fields.getOrDefault(field, "").isBlank()) {
                fields.put(field, value);
            }
        });
        Profile profile = new Profile(inFile.name(), fields);
        return new FoundCredentials(
                profile.name(),
                profile.modeName(),
                profile.field("region_id").flatMap(RegionId::parse),
                profile.field("endpoint"),
                profile.field("endpoint_type").orElse("").equalsIgnoreCase("vpc"),
                source(profile, file));
    }

    private Profile profile(CredentialQuery query, Environment environment, ConfigFile file) throws ProblemException {
        if (environment.ignoresProfiles() && query.profile().isEmpty()) {
            return new Profile("", Map.of());
        }
        Optional<String> asked = query.profile().or(environment::profile);
        boolean keysByFlag = query.fields().containsKey("access_key_id") && asked.isEmpty();
        if (keysByFlag) {
            return new Profile("", Map.of());
        }
        Profiles profiles = file.read();
        String name = asked.orElse(profiles.current());
        Optional<Profile> found = profiles.named(name);
        if (found.isEmpty() && asked.isPresent()) {
            throw new ProblemException(new Problem.CredentialsUnusable(
                    name, "", CredentialFault.NO_SUCH_PROFILE, file.path().toString()));
        }
        return found.orElseGet(() -> new Profile("", Map.of()));
    }

    private CredentialSource source(Profile profile, ConfigFile file) throws ProblemException {
        Optional<CredentialMode> mode = profile.mode();
        if (mode.isEmpty()) {
            throw new ProblemException(unusable(profile, CredentialFault.MODE_UNKNOWN, ""));
        }
        Optional<String> missing = profile.missing(mode.get());
        if (missing.isPresent()) {
            boolean nothing = mode.get() == CredentialMode.AK
                    && profile.field("access_key_id").isEmpty();
            throw new ProblemException(
                    nothing && profile.name().isEmpty()
                            ? new Problem.NoCredentials("ALIBABA_CLOUD_ACCESS_KEY_ID, " + file.path())
                            : unusable(profile, CredentialFault.FIELD_MISSING, missing.get()));
        }
        String from = profile.name().isEmpty() ? "keys given directly" : profile.name();
        return switch (mode.get()) {
            case AK ->
                new FixedCredentials(
                        from,
                        new Credentials.AccessKey(need(profile, "access_key_id"), need(profile, "access_key_secret")));
            case STS_TOKEN ->
                new FixedCredentials(
                        from,
                        new Credentials.StsToken(
                                need(profile, "access_key_id"),
                                need(profile, "access_key_secret"),
                                need(profile, "sts_token"),
                                Optional.empty()));
            default -> throw new ProblemException(unusable(profile, CredentialFault.MODE_LATER, ""));
        };
    }

    private static Problem unusable(Profile profile, CredentialFault fault, String detail) {
        return new Problem.CredentialsUnusable(profile.name(), profile.modeName(), fault, detail);
    }

    private static String need(Profile profile, String field) {
        return profile.field(field).orElseThrow();
    }
}

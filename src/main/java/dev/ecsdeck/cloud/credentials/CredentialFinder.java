package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.OkHttpClient;

/// Finds the keys that the user means. As in the vendor's program: the profile's fields, replaced by what flags give,
/// and where still empty filled from the environment.
public final class CredentialFinder {
    /// The metadata service of ECS instances: link-local and plain text.
    static final URI METADATA = URI.create("http://100.100.100.200");

    private final Map<String, String> variables;
    private final Workers workers;
    private final Web web;
    private final URI metadata;

    /// Gives the client that modes use which ask a service. Called when one is needed.
    public interface Web {
        OkHttpClient client() throws ProblemException;
    }

    /// @param variables the process's environment
    public CredentialFinder(Map<String, String> variables, Workers workers, Web web) {
        this(variables, workers, web, METADATA);
    }

    CredentialFinder(Map<String, String> variables, Workers workers, Web web, URI metadata) {
        this.variables = Map.copyOf(variables);
        this.workers = workers;
        this.web = web;
        this.metadata = metadata;
    }

    /// The profile file that `query` means.
    public ConfigFile file(CredentialQuery query) {
        return new ConfigFile(ConfigFile.locate(query.configPath(), variables), workers);
    }

    /// The keys that `query` means. Asks no service yet: that happens when the keys are first needed.
    ///
    /// @throws ProblemException if there are none, the profile cannot be used, or the file is broken
    public FoundCredentials find(CredentialQuery query) throws ProblemException {
        Environment environment = new Environment(variables);
        ConfigFile file = file(query);
        Profile profile = merged(query, environment, profile(query, environment, file));
        Sources sources = new Sources(environment, file, workers, web, metadata);
        return new FoundCredentials(
                profile.name(),
                profile.modeName(),
                profile.field("region_id").flatMap(RegionId::parse),
                profile.field("endpoint"),
                profile.field("endpoint_type").orElse("").equalsIgnoreCase("vpc"),
                sources.of(profile, Set.of(profile.name())));
    }

    private static Profile merged(CredentialQuery query, Environment environment, Profile inFile) {
        Map<String, String> fields = new TreeMap<>(inFile.fields());
        if (query.fields().containsKey("access_key_id") && !query.fields().containsKey("mode")) {
            fields.remove("mode");
        }
        query.fields().forEach((field, value) -> {
            if (!value.isBlank()) {
                fields.put(field, value);
            }
        });
        environment.filled().forEach((field, value) -> {
            if (fields.getOrDefault(field, "").isBlank()) {
                fields.put(field, value);
            }
        });
        return new Profile(inFile.name(), fields);
    }

    private Profile profile(CredentialQuery query, Environment environment, ConfigFile file) throws ProblemException {
        Profile none = new Profile("", Map.of());
        Optional<String> asked = query.profile().or(environment::profile);
        boolean keysByFlag = query.fields().containsKey("access_key_id") && asked.isEmpty();
        if (keysByFlag || environment.ignoresProfiles() && query.profile().isEmpty()) {
            return none;
        }
        Profiles profiles = file.read();
        String name = asked.orElse(profiles.current());
        Optional<Profile> found = profiles.named(name);
        if (found.isEmpty() && asked.isPresent()) {
            throw new ProblemException(new Problem.CredentialsUnusable(
                    name, "", CredentialFault.NO_SUCH_PROFILE, file.path().toString()));
        }
        return found.orElse(none);
    }
}

package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.OkHttpClient;

/// Makes the source of keys that a profile describes, whatever its mode.
final class Sources {
    private static final RegionId HOME = new RegionId("cn-hangzhou");
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(2);

    private final Environment environment;
    private final ConfigFile file;
    private final Workers workers;
    private final CredentialFinder.Web web;
    private final URI metadata;

    Sources(Environment environment, ConfigFile file, Workers workers, CredentialFinder.Web web, URI metadata) {
        this.environment = environment;
        this.file = file;
        this.workers = workers;
        this.web = web;
        this.metadata = metadata;
    }

    /// @param way names of the profiles that led here, so that a circle is noticed
    CredentialSource of(Profile profile, Set<String> way) throws ProblemException {
        CredentialMode mode = profile.mode().orElseThrow(() -> unusable(profile, CredentialFault.MODE_UNKNOWN, ""));
        Optional<String> missing = profile.missing(mode);
        if (missing.isPresent()) {
            boolean nothing =
                    profile.name().isEmpty() && profile.field("access_key_id").isEmpty();
            throw nothing
                    ? new ProblemException(new Problem.NoCredentials("ALIBABA_CLOUD_ACCESS_KEY_ID, " + file.path()))
                    : unusable(profile, CredentialFault.FIELD_MISSING, missing.get());
        }
        return switch (mode) {
            case AK -> fixed(profile, key(profile));
            case STS_TOKEN -> fixed(profile, token(profile));
            case RAM_ROLE_ARN ->
                role(profile, fixed(profile, profile.field("sts_token").isPresent() ? token(profile) : key(profile)));
            case CHAINABLE_RAM_ROLE_ARN -> role(profile, before(profile, way));
            case RAM_ROLE_ARN_WITH_ECS -> role(profile, renewing(profile, ofInstance(profile)));
            case ECS_RAM_ROLE -> renewing(profile, ofInstance(profile));
            case CREDENTIALS_URI -> {
                requireAllowed(profile);
                yield renewing(profile, new KeysOfUri(service(profile), need(profile, "credentials_uri")));
            }
            case OIDC -> renewing(profile, new KeysOfOidc(service(profile), profile, sts(profile), workers.clock()));
            case RSA_KEY_PAIR ->
                renewing(profile, new KeysOfRsa(service(profile), profile, sts(inJapan(profile)), workers.clock()));
            case EXTERNAL -> {
                requireAllowed(profile);
                yield renewing(profile, () -> ofCommand(profile, way));
            }
            case CLOUD_SSO, OAUTH -> renewing(profile, new StoredToken(file, profile, workers.clock()));
            case BEARER_TOKEN, ANONYMOUS -> throw unusable(profile, CredentialFault.MODE_LATER, "");
        };
    }

    private static FixedCredentials fixed(Profile profile, Credentials credentials) {
        return new FixedCredentials(label(profile), credentials);
    }

    private RenewingCredentials renewing(Profile profile, RenewingCredentials.Fetch fetch) {
        return new RenewingCredentials(label(profile), fetch, workers.clock());
    }

    private static String label(Profile profile) {
        return profile.name().isEmpty() ? "flags or environment" : profile.name();
    }

    private CredentialSource role(Profile profile, CredentialSource with) throws ProblemException {
        EcsClient client = new EcsClient(web.client(), target(profile), with, workers);
        return renewing(profile, new KeysOfRole(client.sts(), profile));
    }

    private CredentialSource before(Profile profile, Set<String> way) throws ProblemException {
        String name = need(profile, "source_profile");
        Profile source = file.read()
                .named(name)
                .orElseThrow(() -> new ProblemException(new Problem.CredentialsUnusable(
                        name, "", CredentialFault.NO_SUCH_PROFILE, file.path().toString())));
        return of(there(source, profile), further(profile, way, name));
    }

    /// The source with the endpoints and region of the profile that uses it, where it has none of its own.
    private static Profile there(Profile source, Profile user) {
        Map<String, String> places = new TreeMap<>();
        for (String field : List.of("sts_endpoint", "endpoint", "endpoint_type", "sts_region", "region_id")) {
            source.field(field).or(() -> user.field(field)).ifPresent(value -> places.put(field, value));
        }
        return source.with(places);
    }

    private Fresh ofCommand(Profile profile, Set<String> way) throws ProblemException {
        Profile given = new KeysOfCommand(service(profile), workers).run(profile);
        CredentialSource source = of(given, further(profile, way, label(given) + " by command"));
        return new Fresh(source.credentials(), source.expires());
    }

    private static Set<String> further(Profile profile, Set<String> way, String name) throws ProblemException {
        if (way.contains(name)) {
            throw unusable(profile, CredentialFault.SOURCE_FAILED, "its profiles go round in a circle");
        }
        Set<String> longer = new TreeSet<>(way);
        longer.add(name);
        return Set.copyOf(longer);
    }

    private KeysOfInstance ofInstance(Profile profile) throws ProblemException {
        OkHttpClient direct = web.client()
                .newBuilder()
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(METADATA_PATIENCE)
                .readTimeout(METADATA_PATIENCE)
                .build();
        return new KeysOfInstance(new KeyService(direct, profile), metadata, profile.field("ram_role_name"));
    }

    private KeyService service(Profile profile) throws ProblemException {
        return new KeyService(web.client(), profile);
    }

    private void requireAllowed(Profile profile) throws ProblemException {
        if (environment.forbidsExternal()) {
            throw unusable(
                    profile, CredentialFault.SOURCE_FAILED, "switched off by ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS");
        }
    }

    /// Key pairs are known to one region's service alone, as the vendor's own clients have it.
    private static Profile inJapan(Profile profile) {
        return profile.field("sts_region").isPresent() ? profile : profile.with(Map.of("sts_region", "ap-northeast-1"));
    }

    private static URI sts(Profile profile) throws ProblemException {
        return EcsClient.stsEndpoint(target(profile));
    }

    private static CloudTarget target(Profile profile) throws ProblemException {
        Optional<String> endpoint = profile.field("sts_endpoint").or(() -> profile.field("endpoint"));
        RegionId region = profile.field("sts_region")
                .or(() -> profile.field("region_id"))
                .flatMap(RegionId::parse)
                .orElse(HOME);
        boolean vpc = profile.field("endpoint_type").orElse("").equalsIgnoreCase("vpc");
        Optional<URI> own = endpoint.isPresent() ? Optional.of(uri(endpoint.get())) : Optional.empty();
        return new CloudTarget(own, region, vpc);
    }

    private static URI uri(String text) throws ProblemException {
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "https://" + text);
        } catch (IllegalArgumentException notOne) {
            throw new ProblemException(new Problem.InvalidInput(Input.ENDPOINT, text));
        }
        if (!CloudTarget.mayCarrySecrets(uri)) {
            throw new ProblemException(new Problem.InvalidInput(Input.ENDPOINT_NOT_ENCRYPTED, text));
        }
        return uri;
    }

    private static Credentials key(Profile profile) {
        return new Credentials.AccessKey(need(profile, "access_key_id"), need(profile, "access_key_secret"));
    }

    private static Credentials token(Profile profile) {
        return new Credentials.StsToken(
                need(profile, "access_key_id"),
                need(profile, "access_key_secret"),
                need(profile, "sts_token"),
                Optional.empty());
    }

    private static String need(Profile profile, String field) {
        return profile.field(field).orElseThrow();
    }

    private static ProblemException unusable(Profile profile, CredentialFault fault, String detail) {
        return new ProblemException(new Problem.CredentialsUnusable(profile.name(), profile.modeName(), fault, detail));
    }
}

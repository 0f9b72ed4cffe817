package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.credentials.ConfigFile;
import dev.ecsdeck.cloud.credentials.CredentialFinder;
import dev.ecsdeck.cloud.credentials.CredentialQuery;
import dev.ecsdeck.cloud.credentials.FoundCredentials;
import dev.ecsdeck.cloud.credentials.Profile;
import dev.ecsdeck.cloud.credentials.Profiles;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account.Origin;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds accounts in the vendor's two files, in the environment, and in what was given by hand.
public final class AccountFinder {
    private static final RegionId FIRST_REGION = new RegionId("cn-hangzhou");
    private static final String ENVIRONMENT_ID = "environment";

    private final Path folder;
    private final Map<String, String> environment;
    private final Workers workers;
    private final CredentialFinder.Web web;
    private final CredentialFinder credentials;
    private final KeptProfiles kept;

    /// @param home where `.aliyun` is
    /// @param environment the process's variables
    /// @param web for keys that a service must be asked for
    /// @param kept profiles with their secrets in the keychain
    public AccountFinder(
            Path home, Map<String, String> environment, Workers workers, CredentialFinder.Web web, KeptProfiles kept) {
        this.web = web;
        this.kept = kept;
        this.folder = home.resolve(".aliyun");
        this.environment = Map.copyOf(environment);
        this.workers = workers;
        this.credentials = new CredentialFinder(environment, workers, web);
    }

    /// What lies about on this computer, the files that cannot be read, and those that everybody can.
    record Seen(List<Account> accounts, List<Problem> faults, List<String> openFiles) {}

    /// One account, ready for use.
    record Chosen(Account account, CredentialSource source) {}

    /// Where it looks, for people.
    String places() {
        return "ALIBABA_CLOUD_ACCESS_KEY_ID, " + folder.resolve("config_ecs.json") + ", "
                + folder.resolve("config.json");
    }

    Seen look() {
        List<Account> accounts = new ArrayList<>();
        List<Problem> faults = new ArrayList<>();
        List<String> openFiles = new ArrayList<>();
        keptAccounts(accounts, faults);
        for (Origin origin : List.of(Origin.VENDOR_ECS_FILE, Origin.VENDOR_FILE)) {
            ConfigFile file = new ConfigFile(path(origin), workers);
            try {
                List<Profile> profiles = file.read().all();
                profiles.forEach(profile -> accounts.add(account(origin, profile.name(), profile.modeName())));
                if (!profiles.isEmpty() && file.isReadableByOthers()) {
                    openFiles.add("~/.aliyun/" + file.path().getFileName());
                }
            } catch (ProblemException unreadable) {
                faults.add(unreadable.problem());
            }
        }
        CredentialFinder fromVariables = new CredentialFinder(withoutProfiles(), workers, web);
        try {
            FoundCredentials found = fromVariables.find(CredentialQuery.usual());
            accounts.add(
                    new Account(ENVIRONMENT_ID, "", Origin.ENVIRONMENT, found.mode(), target(found), Optional.empty()));
        } catch (ProblemException noneThere) {
            // The environment holds no keys, which is the usual case.
        }
        return new Seen(accounts, faults, openFiles);
    }

    /// The keychain stays shut: what stands in our file is enough for a list.
    private void keptAccounts(List<Account> accounts, List<Problem> faults) {
        try {
            for (Profile profile : kept.open().all()) {
                CloudTarget target = CloudTarget.ofRegion(FIRST_REGION);
                Optional<Problem> fault = Optional.empty();
                try {
                    target = target(profile);
                } catch (ProblemException unusable) {
                    fault = Optional.of(unusable.problem());
                }
                accounts.add(new Account(
                        Origin.KEYCHAIN + ":" + profile.name(),
                        profile.name(),
                        Origin.KEYCHAIN,
                        profile.modeName(),
                        target,
                        fault));
            }
        } catch (ProblemException unreadable) {
            faults.add(unreadable.problem());
        }
    }

    private static CloudTarget target(Profile profile) throws ProblemException {
        return targetOf(
                profile.field("endpoint"),
                profile.field("region_id").orElse(FIRST_REGION.value()),
                profile.field("endpoint_type").orElse("").equalsIgnoreCase("vpc"));
    }

    /// @throws ProblemException if the endpoint or the region is not one
    static CloudTarget targetOf(Optional<String> own, String region, boolean vpc) throws ProblemException {
        Optional<URI> endpoint = own.isPresent() ? Optional.of(endpoint(own.get())) : Optional.empty();
        return new CloudTarget(endpoint, region(region.strip()), vpc);
    }

    private FoundCredentials ofKeychain(String name, Map<String, String> flags) throws ProblemException {
        Map<String, String> fields = new HashMap<>(kept.whole(name).fields());
        fields.putAll(flags);
        return credentials.find(new CredentialQuery(Optional.of(name), Optional.of(kept.path()), fields));
    }

    private Account account(Origin origin, String name, String mode) {
        CloudTarget target = CloudTarget.ofRegion(FIRST_REGION);
        Optional<Problem> fault = Optional.empty();
        try {
            target = target(credentials.find(query(origin, name)));
        } catch (ProblemException unusable) {
            fault = Optional.of(unusable.problem());
        }
        return new Account(origin + ":" + name, name, origin, mode, target, fault);
    }

    /// The keys of an account found before, read anew.
    CredentialSource source(Account account) throws ProblemException {
        return switch (account.origin()) {
            case VENDOR_ECS_FILE, VENDOR_FILE ->
                credentials.find(query(account.origin(), account.name())).source();
            case KEYCHAIN -> ofKeychain(account.name(), Map.of()).source();
            case ENVIRONMENT ->
                new CredentialFinder(withoutProfiles(), workers, web)
                        .find(CredentialQuery.usual())
                        .source();
            case FLAGS, LAB -> throw new ProblemException(new Problem.NoCredentials(places()));
        };
    }

    /// The account that a query means.
    Chosen choose(AccountQuery query) throws ProblemException {
        FoundCredentials found = find(query);
        CloudTarget target = target(found);
        if (query.endpoint().isPresent()) {
            target = new CloudTarget(Optional.of(endpoint(query.endpoint().get())), target.region(), target.vpc());
        }
        if (query.region().isPresent()) {
            target = new CloudTarget(target.endpoint(), region(query.region().get()), target.vpc());
        }
        Account account = new Account("flags", found.profile(), Origin.FLAGS, found.mode(), target, Optional.empty());
        return new Chosen(account, found.source());
    }

    /// The vendor's files come first, as scripts expect; what they do not have may be in the keychain.
    private FoundCredentials find(AccountQuery query) throws ProblemException {
        try {
            return credentials.find(new CredentialQuery(query.profile(), query.configPath(), query.fields()));
        } catch (ProblemException notThere) {
            boolean absent = notThere.problem() instanceof Problem.NoCredentials
                    || notThere.problem() instanceof Problem.CredentialsUnusable unusable
                            && unusable.fault() == Problem.CredentialFault.NO_SUCH_PROFILE;
            Profiles ours = kept.open();
            String name = query.profile().orElse(ours.current());
            if (absent && query.configPath().isEmpty() && ours.named(name).isPresent()) {
                return ofKeychain(name, query.fields());
            }
            throw notThere;
        }
    }

    private CredentialQuery query(Origin origin, String name) {
        return new CredentialQuery(Optional.of(name), Optional.of(path(origin)), Map.of());
    }

    private Path path(Origin origin) {
        return folder.resolve(origin == Origin.VENDOR_ECS_FILE ? "config_ecs.json" : "config.json");
    }

    private Map<String, String> withoutProfiles() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE");
        variables.keySet().removeIf(name -> name.endsWith("_PROFILE") && !name.contains("IGNORE"));
        return variables;
    }

    private static CloudTarget target(FoundCredentials found) throws ProblemException {
        Optional<URI> endpoint = found.endpoint().isPresent()
                ? Optional.of(endpoint(found.endpoint().get()))
                : Optional.empty();
        return new CloudTarget(endpoint, found.region().orElse(FIRST_REGION), found.vpc());
    }

    private static RegionId region(String text) throws ProblemException {
        return RegionId.parse(text)
                .orElseThrow(() -> new ProblemException(new Problem.InvalidInput(Input.REGION, text)));
    }

    /// A host alone means `https`.
    private static URI endpoint(String text) throws ProblemException {
        try {
            URI uri = new URI(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() != null && CloudTarget.mayCarrySecrets(uri)) {
                return uri;
            }
            Input wrong = uri.getHost() == null ? Input.ENDPOINT : Input.ENDPOINT_NOT_ENCRYPTED;
            throw new ProblemException(new Problem.InvalidInput(wrong, text));
        } catch (URISyntaxException notOne) {
            throw new ProblemException(new Problem.InvalidInput(Input.ENDPOINT, text), notOne);
        }
    }
}

package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.credentials.ConfigFile;
import dev.ecsdeck.cloud.credentials.CredentialFinder;
import dev.ecsdeck.cloud.credentials.CredentialQuery;
import dev.ecsdeck.cloud.credentials.FoundCredentials;
import dev.ecsdeck.cloud.credentials.Profile;
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

    /// @param home where `.aliyun` is
    /// @param environment the process's variables
    /// @param web for keys that a service must be asked for
    public AccountFinder(Path home, Map<String, String> environment, Workers workers, CredentialFinder.Web web) {
        this.web = web;
        this.folder = home.resolve(".aliyun");
        this.environment = Map.copyOf(environment);
        this.workers = workers;
        this.credentials = new CredentialFinder(environment, workers, web);
    }

    /// What lies about on this computer, and the files that cannot be read.
    record Seen(List<Account> accounts, List<Problem> faults) {}

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
        for (Origin origin : List.of(Origin.VENDOR_ECS_FILE, Origin.VENDOR_FILE)) {
            try {
                for (Profile profile :
                        new ConfigFile(path(origin), workers).read().all()) {
                    accounts.add(account(origin, profile.name(), profile.modeName()));
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
        return new Seen(accounts, faults);
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
            case ENVIRONMENT ->
                new CredentialFinder(withoutProfiles(), workers, web)
                        .find(CredentialQuery.usual())
                        .source();
            case FLAGS, LAB -> throw new ProblemException(new Problem.NoCredentials(places()));
        };
    }

    /// The account that a query means.
    Chosen choose(AccountQuery query) throws ProblemException {
        FoundCredentials found =
                credentials.find(new CredentialQuery(query.profile(), query.configPath(), query.fields()));
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

package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.credentials.ConfigFile;
import dev.ecsdeck.cloud.credentials.Profile;
import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account.Origin;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Adds, changes, moves and removes the accounts that stand in a file or in the keychain. Every method may block.
public final class AccountEditor {
    private final AccountService accounts;
    private final ProfileService profiles;
    private final KeptProfiles kept;
    private final Path home;
    private final Workers workers;

    /// @param home where `.aliyun` is
    public AccountEditor(
            AccountService accounts, ProfileService profiles, KeptProfiles kept, Path home, Workers workers) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.kept = kept;
        this.home = home;
        this.workers = workers;
    }

    /// How an account is reached.
    ///
    /// @param endpoint one address for every action, as text; empty for the service's own
    /// @param region where work begins
    /// @param vpc over the addresses that are reachable inside a VPC only
    public record Way(String endpoint, String region, boolean vpc) {}

    /// The keychain of this system, where it has one.
    public Optional<KeychainKind> keychain() {
        return kept.keychain();
    }

    /// The vendor's file, for people.
    public String vendorFile() {
        return shown(profiles.file(Optional.empty()));
    }

    private String shown(Path file) {
        return file.startsWith(home) ? "~/" + home.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    /// Where an account's secrets are, for people; empty where that is no file.
    public String placeOf(Account account) {
        return switch (account.origin()) {
            case VENDOR_ECS_FILE, VENDOR_FILE -> shown(path(account.origin()));
            case ENVIRONMENT -> "ALIBABA_CLOUD_ACCESS_KEY_ID";
            case KEYCHAIN, FLAGS, LAB -> "";
        };
    }

    /// Keeps a new account, and looks again.
    ///
    /// @param fields by their names in the vendor's file
    /// @return the account as it was found then
    /// @throws ProblemException if a field is missing, or it cannot be kept there
    public Optional<Account> add(String name, Map<String, String> fields, SecretPlace place) throws ProblemException {
        switch (place) {
            case KEYCHAIN -> kept.set(Optional.of(name), fields);
            case VENDOR_FILE -> profiles.set(profiles.file(Optional.empty()), Optional.of(name), fields);
        }
        accounts.look();
        return accounts.accounts().value().found().stream()
                .filter(account -> account.name().equals(name))
                .filter(account -> (account.origin() == Origin.KEYCHAIN) == (place == SecretPlace.KEYCHAIN))
                .findFirst();
    }

    /// Takes an account's secrets out of the vendor's file into the keychain. The file loses the profile only after
    /// the keychain has it, and gave it back.
    public void moveToKeychain(Account account) throws ProblemException {
        ConfigFile file = new ConfigFile(path(account.origin()), workers);
        Profile profile =
                file.read().named(account.name()).orElseThrow(() -> ProfileService.noSuch(account.name(), file.path()));
        Map<String, String> fields = new TreeMap<>(profile.fields());
        fields.remove("name");
        fields.values().removeIf(String::isEmpty);
        fields.put("mode", profile.modeName());
        kept.set(Optional.of(account.name()), fields);
        if (kept.whole(account.name()).fields().entrySet().containsAll(fields.entrySet())) {
            file.delete(account.name());
        }
        accounts.look();
    }

    /// Forgets an account and its secrets.
    public void delete(Account account) throws ProblemException {
        if (account.origin() == Origin.KEYCHAIN) {
            kept.delete(account.name());
        } else {
            profiles.delete(path(account.origin()), account.name());
        }
        accounts.look();
    }

    /// Changes how an account is reached from now on.
    ///
    /// @throws ProblemException if the endpoint or the region is not one; nothing is then written
    public void reach(Account account, Way way) throws ProblemException {
        AccountFinder.targetOf(Optional.of(way.endpoint()).filter(text -> !text.isBlank()), way.region(), way.vpc());
        Map<String, String> fields = Map.of(
                "endpoint", way.endpoint().strip(),
                "region_id", way.region().strip(),
                "endpoint_type", way.vpc() ? "vpc" : "");
        if (account.origin() == Origin.KEYCHAIN) {
            kept.set(Optional.of(account.name()), fields);
        } else {
            profiles.change(path(account.origin()), account.name(), fields);
        }
        accounts.look();
    }

    /// Whether an account can be changed here: others live as long as the process, or in its environment.
    public static boolean isOurs(Account account) {
        return switch (account.origin()) {
            case KEYCHAIN, VENDOR_ECS_FILE, VENDOR_FILE -> true;
            case ENVIRONMENT, FLAGS, LAB -> false;
        };
    }

    private Path path(Origin origin) {
        return home.resolve(".aliyun").resolve(origin == Origin.VENDOR_ECS_FILE ? "config_ecs.json" : "config.json");
    }
}

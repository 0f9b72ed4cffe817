package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.cloud.StsActions;
import dev.ecsdeck.cloud.credentials.FixedCredentials;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.accounts.Account.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The accounts of this computer, which one is in use, and the way to its cloud. Every method but the signal's may
/// block.
public final class AccountService implements CloudAccess {
    private static final String LAB_ID = "lab";

    private final AccountFinder finder;
    private final ClientMaker maker;
    private final LabDoor lab;
    private final Consumer<Credentials> secrets;
    private final SignalSource<Accounts> accounts = new SignalSource<>(Accounts.NONE);
    private final SignalSource<Map<String, Condition>> conditions = new SignalSource<>(Map.of());
    private final SignalSource<Map<String, Set<String>>> denied = new SignalSource<>(Map.of());
    private volatile Function<String, SessionRequest.Network> ports = _ -> SessionRequest.Network.INTERNET;
    private volatile Set<String> beside = Set.of();
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    /// A client together with the account it was made for: one of the same id may have another target later.
    private record Opened(Account account, EcsClient client) {}

    /// @param secrets is told of every key before it is used, so that logs can hide it
    public AccountService(AccountFinder finder, ClientMaker maker, LabDoor lab, Consumer<Credentials> secrets) {
        this.finder = finder;
        this.maker = maker;
        this.lab = lab;
        this.secrets = secrets;
    }

    public Signal<Accounts> accounts() {
        return accounts;
    }

    /// Looks again at the files and the environment. The account in use stays, and so does the Lab.
    public void look() {
        AccountFinder.Seen seen = finder.look();
        accounts.update(now -> {
            List<Account> found = new ArrayList<>(seen.accounts());
            now.found().stream().filter(Account::isLab).forEach(found::add);
            Optional<Account> current = now.current()
                    .map(used -> found.stream()
                            .filter(account -> account.id().equals(used.id()))
                            .findFirst()
                            .orElse(used));
            return new Accounts(found, current, seen.faults(), seen.openFiles()).withBeside(beside);
        });
    }

    /// Takes this account into use from now on.
    public void use(Account account) {
        accounts.update(now ->
                new Accounts(now.found(), Optional.of(account), now.faults(), now.openFiles()).withBeside(beside));
    }

    /// Takes the account into use that flags and files mean together.
    ///
    /// @throws ProblemException if there is none, or it cannot be used
    public Account use(AccountQuery query) throws ProblemException {
        AccountFinder.Chosen chosen = finder.choose(query);
        Account account = chosen.account();
        remember(account, chosen.source());
        use(account);
        return account;
    }

    /// Lists the instances of the accounts with these ids together with those of the one in use, from now on, and
    /// with those of another one that is taken into use. The Lab stands alone.
    public void listBeside(Set<String> accountIds) {
        beside = Set.copyOf(accountIds);
        accounts.update(now -> now.withBeside(beside));
    }

    /// From now on forwards and logins go over the network that this says for their account's id.
    public void portsOver(Function<String, SessionRequest.Network> network) {
        ports = network;
    }

    /// Starts the Lab where it does not run yet, and takes it into use.
    public Account useLab() throws ProblemException {
        LabDoor.Place place = lab.open();
        Account account = new Account(LAB_ID, "", Origin.LAB, "AK", place.target(), Optional.empty());
        remember(account, new FixedCredentials(LAB_ID, place.credentials()));
        accounts.update(now -> {
            List<Account> found = new ArrayList<>(now.found());
            found.removeIf(Account::isLab);
            found.add(account);
            return new Accounts(found, Optional.of(account), now.faults(), now.openFiles());
        });
        return account;
    }

    /// Forgets the keys of the account with this id, or of the one in use where it is empty, so that its next use
    /// reads them from their place anew. The Lab's stay.
    public void renew(String accountId) throws ProblemException {
        Optional<Account> meant = accountId.isEmpty() ? accounts.value().current() : known(accountId);
        if (meant.isEmpty() || meant.get().isLab() || meant.get().origin() == Origin.FLAGS) {
            return;
        }
        opened.remove(meant.get().id());
        look();
        client(meant.get().id());
    }

    /// One that has moved, such as into the keychain, is known by its name.
    private Optional<Account> known(String accountId) {
        Accounts now = accounts.value();
        List<Account> all =
                Stream.concat(now.current().stream(), now.found().stream()).toList();
        return all.stream()
                .filter(account -> account.id().equals(accountId))
                .findFirst()
                .or(() -> all.stream()
                        .filter(account -> !account.name().isEmpty() && accountId.endsWith(":" + account.name()))
                        .findFirst());
    }

    /// What is known of the accounts that were used, by their ids.
    public Signal<Map<String, Condition>> conditions() {
        return conditions;
    }

    /// The permissions that no policy gave when they were last needed, such as `ecs:RunCommand`, by the accounts'
    /// ids.
    public Signal<Map<String, Set<String>>> denied() {
        return denied;
    }

    /// Asks the cloud whose keys they are; its answer, or its refusal, stands in [#conditions], too.
    ///
    /// @throws ProblemException if they are not taken, or the cloud cannot be reached
    public Identity test(Account account) throws ProblemException {
        try {
            StsActions.Caller caller = client(account).sts().caller();
            Identity identity = new Identity(caller.accountId(), caller.arn(), caller.isRoot());
            note(account, now -> now.withIdentity(identity));
            return identity;
        } catch (ProblemException refused) {
            note(account, now -> now.withFault(refused.problem()));
            throw refused;
        }
    }

    private void note(Account account, UnaryOperator<Condition> how) {
        conditions.update(now -> {
            Condition before = now.getOrDefault(account.id(), Condition.UNKNOWN);
            Condition after = how.apply(before);
            if (after.equals(before)) {
                return now;
            }
            Map<String, Condition> all = new HashMap<>(now);
            all.put(account.id(), after);
            return Map.copyOf(all);
        });
    }

    @Override
    public EcsClient client() throws ProblemException {
        Optional<Account> current = accounts.value().current();
        if (current.isEmpty()) {
            throw new ProblemException(new Problem.NoCredentials(finder.places()));
        }
        return client(current.get());
    }

    /// An account that was removed keeps its sessions: they want an end.
    @Override
    public EcsClient client(String accountId) throws ProblemException {
        if (accountId.isEmpty()) {
            return client();
        }
        Optional<Account> known = known(accountId);
        if (known.isPresent()) {
            return client(known.get());
        }
        Opened before = opened.get(accountId);
        if (before != null) {
            return before.client();
        }
        String name = accountId.substring(accountId.indexOf(':') + 1);
        throw new ProblemException(
                new Problem.CredentialsUnusable(name, "", Problem.CredentialFault.NO_SUCH_PROFILE, finder.places()));
    }

    /// The cloud of `account`. One client is kept for each, so that its connections and its clock's correction are.
    public EcsClient client(Account account) throws ProblemException {
        if (account.fault().isPresent()) {
            throw new ProblemException(account.fault().get());
        }
        Opened known = opened.get(account.id());
        if (known != null && known.account().equals(account)) {
            return known.client();
        }
        return remember(account, finder.source(account));
    }

    private void answered(String accountId, String permission, boolean isAllowed) {
        boolean known = denied.value().getOrDefault(accountId, Set.of()).contains(permission);
        if (known != isAllowed) {
            return;
        }
        denied.update(now -> {
            Set<String> its = new TreeSet<>(now.getOrDefault(accountId, Set.of()));
            if (isAllowed) {
                its.remove(permission);
            } else {
                its.add(permission);
            }
            Map<String, Set<String>> all = new HashMap<>(now);
            all.put(accountId, Set.copyOf(its));
            return Map.copyOf(all);
        });
    }

    private EcsClient remember(Account account, CredentialSource source) throws ProblemException {
        CredentialSource watched = new WatchedSource(source, keys -> {
            secrets.accept(keys);
            note(account, now -> now.withExpires(source.expires()));
        });
        EcsClient client = maker.make(account.target(), watched)
                .toldTo((permission, isAllowed) -> answered(account.id(), permission, isAllowed))
                .portsOver(() -> ports.apply(account.id()));
        opened.put(account.id(), new Opened(account, client));
        return client;
    }
}

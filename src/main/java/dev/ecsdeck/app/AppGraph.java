package dev.ecsdeck.app;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.AccountEditor;
import dev.ecsdeck.service.accounts.AccountFinder;
import dev.ecsdeck.service.accounts.AccountService;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.accounts.KeptProfiles;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.commands.CommandService;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.doctor.LiveProbe;
import dev.ecsdeck.service.forwards.CloudForwardDesk;
import dev.ecsdeck.service.forwards.ForwardProbe;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.forwards.PortOpener;
import dev.ecsdeck.service.forwards.SingleLinks;
import dev.ecsdeck.service.inventory.CloudInventory;
import dev.ecsdeck.service.inventory.Freshness;
import dev.ecsdeck.service.inventory.InstanceFinder;
import dev.ecsdeck.service.inventory.InventoryService;
import dev.ecsdeck.service.inventory.JointInventory;
import dev.ecsdeck.service.inventory.SessionSwitch;
import dev.ecsdeck.service.logs.Redaction;
import dev.ecsdeck.service.network.NetworkService;
import dev.ecsdeck.service.quota.LeftSessions;
import dev.ecsdeck.service.quota.QuotaService;
import dev.ecsdeck.service.quota.QuotaWatch;
import dev.ecsdeck.service.sessions.SessionRow;
import dev.ecsdeck.service.sessions.SessionService;
import dev.ecsdeck.service.settings.SettingsService;
import dev.ecsdeck.service.shells.CloudDesk;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.SessionOpener;
import dev.ecsdeck.service.shells.ShellService;
import dev.ecsdeck.service.smallfiles.SmallFileService;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.CommandHistory;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.store.SessionLedger;
import dev.ecsdeck.store.SettingsStore;
import dev.ecsdeck.store.secrets.Keychain;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes everything once, hands it round, and closes it in reverse. Making it asks no network and reads no file.
public final class AppGraph implements AutoCloseable {
    /// For all of it together: shells take up to two seconds by themselves.
    static final Duration CLOSING = Duration.ofSeconds(4);

    private final Threads threads;
    private final AppPaths paths;
    private final Redaction redaction;
    private final AccountService accounts;
    private final ProfileService profiles;
    private final KeptProfiles kept;
    private final AccountEditor editor;
    private final NetworkService network;
    private final InventoryService inventory;
    private final JointInventory listed;
    private final Freshness freshness;
    private final SessionSwitch sessionSwitch;
    private final InstanceFinder finder;
    private final ShellService shells;
    private final PortOpener ports;
    private final ForwardService forwards;
    private final SingleLinks links;
    private final SshServices ssh;
    private final SessionService sessions;
    private final CommandService commands;
    private final QuotaService quota;
    private final DoctorService doctor;
    // Guarded by itself.
    private final Deque<Runnable> closers = new ArrayDeque<>();
    private final Object making = new Object();
    // Guarded by making; held while the file is read, so that it is read once.
    private Optional<SettingsService> settings = Optional.empty();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// How the program runs this time.
    ///
    /// @param environment the process's variables
    /// @param retries how often a passing failure of the cloud is tried again; empty for the usual
    /// @param keychain is closed with everything else
    public record Circumstances(
            Map<String, String> environment, AppPaths paths, NetSettings net, OptionalInt retries, Keychain keychain) {
        public Circumstances {
            environment = Map.copyOf(environment);
        }
    }

    public AppGraph(Circumstances around, Threads threads, Redaction redaction) throws ProblemException {
        this.threads = threads;
        this.paths = around.paths();
        this.redaction = redaction;
        HttpClients http = toClose(new HttpClients(around.net(), threads, around.environment()));
        LabHolder lab = toClose(new LabHolder(threads));
        this.network = new NetworkService(http, around.net(), around.keychain(), redaction::hide, threads);
        SessionLedger ledger = new SessionLedger(paths.state().resolve("sessions"), threads.clock());
        Keychain keychain = toClose(around.keychain());
        this.kept = new KeptProfiles(paths.config().resolve("accounts.json"), keychain, threads);
        this.accounts = new AccountService(
                new AccountFinder(paths.home(), around.environment(), threads, http::client, kept),
                (target, source) -> new EcsClient(
                                http.client(),
                                target,
                                source,
                                threads,
                                around.retries().orElse(EcsClient.USUAL_REPEATS))
                        .toldTo(LeftSessions.witness(ledger)),
                lab,
                redaction::hide);
        this.profiles = new ProfileService(around.environment(), threads);
        this.editor = new AccountEditor(accounts, profiles, kept, paths.home(), threads);
        this.inventory = toClose(new InventoryService(() -> new CloudInventory(accounts, currentAccount()), threads));
        this.listed =
                toClose(new JointInventory(inventory, id -> new CloudInventory(accounts, id), paths.cache(), threads));
        this.freshness = toClose(new Freshness(listed.inventory(), listed::refresh, threads));
        this.sessionSwitch = new SessionSwitch(accounts);
        this.finder = new InstanceFinder(new CloudInventory(accounts), threads);
        SessionClient sessionClient = new SessionClient(http.client(), threads);
        this.shells = toClose(
                new ShellService(new SessionOpener(() -> sessionClient), () -> new CloudDesk(accounts), threads));
        this.ports = sessionClient::openPort;
        this.links =
                toClose(new SingleLinks(() -> new CloudForwardDesk(accounts), ports, sessionClient::openPort, threads));
        this.forwards = toClose(new ForwardService(
                new RuleStore(new AtomicFile(paths.config().resolve("forwards.json")), threads.clock()),
                () -> new CloudForwardDesk(accounts),
                ports,
                PeerLookup.ofSystem(System.getProperty("os.name", "")),
                threads));
        this.ssh =
                toClose(SshServices.make(accounts, sessionClient, paths, around.environment(), this::isLab, threads));
        toClose(new WakeWatch(threads, WakeWatch::addresses, this::wake).start());
        this.sessions = new SessionService(accounts, this::ourSessions);
        this.doctor = new DoctorService(
                accounts,
                () -> new ConnectionProbe(http.client(), threads::nanoTime),
                new LiveProbe(accounts, () -> sessionClient, this::ourSessions, threads),
                accounts::renew,
                threads);
        this.commands = new CommandService(
                accounts,
                new CommandHistory(new AtomicFile(paths.state().resolve("commands.json")), threads.clock()),
                threads);
        this.quota = new QuotaService(
                region -> sessions.list(region, Optional.empty()).stream()
                        .filter(SessionRow::isLive)
                        .map(AppGraph::live)
                        .toList(),
                new LeftSessions(ledger, accounts));
    }

    private String currentAccount() {
        return accounts.accounts().value().current().map(Account::id).orElse("");
    }

    private boolean isLab() {
        return accounts.accounts().value().current().filter(Account::isLab).isPresent();
    }

    private static QuotaService.Live live(SessionRow row) {
        return new QuotaService.Live(row.sessionId(), InstanceId.parse(row.instanceId()));
    }

    private <T extends AutoCloseable> T toClose(T made) {
        synchronized (closers) {
            closers.push(() -> {
                try {
                    made.close();
                } catch (Exception impossible) {
                    throw new IllegalStateException(impossible);
                }
            });
        }
        return made;
    }

    /// The machine woke, or its network changed: what waits to reconnect tries at once.
    private void wake() {
        shells.wake();
        forwards.wake();
        freshness.wake();
    }

    private Set<String> ourSessions() {
        List<OpenShell> open = shells.shells().value();
        Stream<String> held = Stream.concat(forwards.sessionIds().stream(), ssh.logins().sessionIds().stream());
        return Stream.concat(open.stream().flatMap(shell -> shell.sessionId().stream()), held)
                .collect(Collectors.toSet());
    }

    public Threads threads() {
        return threads;
    }

    public AppPaths paths() {
        return paths;
    }

    public Redaction redaction() {
        return redaction;
    }

    public AccountService accounts() {
        return accounts;
    }

    public ProfileService profiles() {
        return profiles;
    }

    public NetworkService network() {
        return network;
    }

    public KeptProfiles kept() {
        return kept;
    }

    public AccountEditor editor() {
        return editor;
    }

    /// The instances of the account in use.
    public InventoryService inventory() {
        return inventory;
    }

    /// The instances of all accounts that are listed.
    public JointInventory listed() {
        return listed;
    }

    public Freshness freshness() {
        return freshness;
    }

    public SessionSwitch sessionSwitch() {
        return sessionSwitch;
    }

    public InstanceFinder finder() {
        return finder;
    }

    public ShellService shells() {
        return shells;
    }

    public ForwardService forwards() {
        return forwards;
    }

    public ForwardProbe forwardProbe() {
        return new ForwardProbe(() -> new CloudForwardDesk(accounts), ports, forwards, threads);
    }

    public SingleLinks links() {
        return links;
    }

    public SshServices ssh() {
        return ssh;
    }

    public SmallFileService smallFiles() {
        return new SmallFileService(threads);
    }

    public CommandService commands() {
        return commands;
    }

    public SessionService sessions() {
        return sessions;
    }

    /// Reads the settings' file the first time.
    public SettingsService settings() {
        synchronized (making) {
            if (settings.isEmpty()) {
                SettingsStore store = new SettingsStore(new AtomicFile(paths.settingsFile()), threads.clock());
                settings = Optional.of(toClose(new SettingsService(store, threads)));
            }
            return settings.get();
        }
    }

    /// Counts by itself from now on: where forwards begin and end sessions, and where an earlier run left some.
    public void watchQuota() {
        toClose(new QuotaWatch(quota, forwards.forwards().map(AppGraph::heldByRegion), threads));
        accounts.accounts()
                .map(Accounts::current)
                .subscribe(account -> account.ifPresent(_ -> threads.start("quota-left", quota::lookForLeft)));
    }

    private static Map<RegionId, Set<String>> heldByRegion(List<ForwardRow> rows) {
        return rows.stream()
                .filter(row -> !row.sessions().isEmpty())
                .collect(Collectors.groupingBy(
                        row -> row.rule().region(),
                        Collectors.flatMapping(row -> row.sessions().stream(), Collectors.toSet())));
    }

    public DoctorService doctor() {
        return doctor;
    }

    public QuotaService quota() {
        return quota;
    }

    /// Closes everything in reverse order, one after the other, and waits no longer than [#CLOSING] in all.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<Runnable> all;
        synchronized (closers) {
            all = List.copyOf(closers);
        }
        CountDownLatch done = new CountDownLatch(1);
        threads.start("close-all", () -> {
            try {
                all.forEach(Runnable::run);
            } finally {
                done.countDown();
            }
        });
        try {
            done.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}

package dev.ecsdeck.app;

import dev.ecsdeck.cloud.SessionRequest;
import dev.ecsdeck.desktop.Desktop;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.inventory.InventoryKeeper;
import dev.ecsdeck.service.inventory.JointInventory;
import dev.ecsdeck.service.keys.CloudHandouts;
import dev.ecsdeck.service.logon.KeptPasswords;
import dev.ecsdeck.service.logon.KeyPairService;
import dev.ecsdeck.service.logon.LoginUserService;
import dev.ecsdeck.service.logon.PasswordService;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.logs.Redaction;
import dev.ecsdeck.service.network.NetworkChoice;
import dev.ecsdeck.service.openssh.OpenSshService;
import dev.ecsdeck.service.settings.SettingsService;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.SettingsStore;
import dev.ecsdeck.store.secrets.Keychain;
import dev.ecsdeck.store.secrets.SystemKeychain;
import dev.ecsdeck.ui.accounts.AccountDoors;
import dev.ecsdeck.ui.credentials.CredentialDoors;
import dev.ecsdeck.ui.files.FilesDoors;
import dev.ecsdeck.ui.forwards.ForwardDoors;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.KeyPlaces;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Overlay;
import dev.ecsdeck.ui.kit.Prefs;
import dev.ecsdeck.ui.kit.Texts;
import dev.ecsdeck.ui.kit.Ticker;
import dev.ecsdeck.ui.network.NetworkDoors;
import dev.ecsdeck.ui.ssh.SshDoors;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.window.Halls;
import dev.ecsdeck.ui.window.MainWindow;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window together with the services behind it: what a run with a window, and the tour, are made of. The
/// services are made on any thread; [#openWindow] belongs to the toolkit's.
public final class Rooms implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final String LOG_NAME = "ecs-deck";
    private static final String LAB_FIRST = "web-01";
    private static final String RECENT = "instances.recent";
    private static final String LAST_ACCOUNT = "account.last";
    private static final int SSH_PORT = 22;

    private final AppGraph graph;
    private final Keychain keychain;
    private final SettingsService settings;
    private final LogBook book;
    private final Path home;
    private final InventoryKeeper keeper;
    private final AtomicBoolean rulesRead = new AtomicBoolean();

    /// @param crash shows a crash's code to the person; called on the thread that failed
    public Rooms(Map<String, String> environment, AppPaths paths, Consumer<String> crash) throws ProblemException {
        Redaction redaction = new Redaction();
        LogFiles logs = new LogFiles(redaction);
        this.book = new LogBook(paths.logDirectory());
        this.home = paths.home();
        logs.start(LOG_NAME, book);
        Threads threads = new Threads(new CrashHandler(crash));
        this.settings =
                new SettingsService(new SettingsStore(new AtomicFile(paths.settingsFile()), threads.clock()), threads);
        settings.settings().map(Settings::logLevel).subscribe(logs::level);
        this.keychain = new SystemKeychain();
        this.graph = new AppGraph(
                new AppGraph.Circumstances(environment, paths, NetSettings.usual(), OptionalInt.empty(), keychain),
                threads,
                redaction);
        settings.settings().map(NetworkChoice::of).subscribe(_ -> threads.start("network-follow", this::followNetwork));
        this.keeper = new InventoryKeeper(graph.inventory(), paths.cache(), threads);
        graph.accounts().accounts().map(Accounts::current).subscribe(this::accountChanged);
        settings.settings()
                .map(now -> Set.copyOf(now.lists().getOrDefault(Accounts.BESIDE, List.of())))
                .subscribe(graph.accounts()::listBeside);
        graph.accounts().portsOver(this::networkOf);
        graph.accounts()
                .accounts()
                .map(Accounts::listed)
                .subscribe(_ -> threads.start("inventory-listed", this::followListed));
        graph.inventory().inventory().subscribe(this::beginWith);
        graph.watchQuota();
        graph.sessionSwitch().follow(graph.inventory().inventory(), graph.threads());
        LOG.info(
                "ECS Deck {} on {} {}, Java {}",
                Version.TEXT,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"));
    }

    public Threads threads() {
        return graph.threads();
    }

    public SettingsService settings() {
        return settings;
    }

    /// Looks for accounts, and takes the one used last into use if it is still there.
    void findAccounts() {
        followNetwork();
        graph.accounts().look();
        String last = settings.settings().value().notes().getOrDefault(LAST_ACCOUNT, "");
        graph.accounts().accounts().value().found().stream()
                .filter(account -> account.id().equals(last) && account.isUsable() && !account.isLab())
                .findFirst()
                .ifPresent(graph.accounts()::use);
    }

    private void followNetwork() {
        graph.network().follow(settings.settings().value());
    }

    /// Starts the Lab and takes it into use.
    public void useLab() throws ProblemException {
        graph.accounts().useLab();
    }

    private void accountChanged(Optional<Account> account) {
        keeper.stop();
        graph.inventory().clear();
        graph.quota().clear();
        graph.sessionSwitch().clear();
        account.ifPresent(it -> {
            if (rulesRead.compareAndSet(false, true)) {
                graph.threads().start("forwards-read", this::readRules);
            }
            settings.update(now -> now.withNote(LAST_ACCOUNT, it.id()));
            graph.threads().start("inventory-first", () -> readFirst(it));
            graph.threads().start("account-check", () -> check(it));
        });
    }

    /// What was kept on the disk comes first; the Lab is another each time.
    private void readFirst(Account account) {
        keeper.follow(account.isLab() ? Optional.empty() : Optional.of(placeOf(account)), account.id());
        graph.inventory().refresh();
    }

    private static String placeOf(Account account) {
        return account.id() + " " + account.target();
    }

    /// As the account's dialog has kept it.
    private SessionRequest.Network networkOf(String accountId) {
        String kept = settings.settings().value().notes().getOrDefault("account.network." + accountId, "");
        return kept.equals(SessionRequest.Network.INTRANET.name())
                ? SessionRequest.Network.INTRANET
                : SessionRequest.Network.INTERNET;
    }

    private synchronized void followListed() {
        Accounts now = graph.accounts().accounts().value();
        graph.listed()
                .list(
                        now.current().map(Account::id).orElse(""),
                        now.beside().stream()
                                .map(account -> new JointInventory.Beside(account.id(), placeOf(account)))
                                .toList());
    }

    /// Asks whose keys they are: a key of the account itself is warned about. What is wrong shows in the list, too.
    private void check(Account account) {
        try {
            graph.accounts().test(account);
        } catch (ProblemException refused) {
            LOG.info("whose keys they are is not known: {}", refused.problem());
        }
    }

    /// Rules begin with the first account, since those that start with the program need one.
    private void readRules() {
        try {
            graph.forwards().load().ifPresent(fault -> LOG.warn("rules of forwards: {}", fault));
        } catch (ProblemException unreadable) {
            LOG.warn("the rules of forwards cannot be read", unreadable);
        }
    }

    /// Where nothing was used yet, the Lab's healthy instance stands first, as if it had been.
    private void beginWith(Inventory inventory) {
        if (isLab() && inventory.stage() == Inventory.Stage.READY) {
            inventory.named(LAB_FIRST).stream()
                    .findFirst()
                    .ifPresent(first -> settings.update(now -> now.lists().containsKey(RECENT)
                            ? now
                            : now.withList(RECENT, List.of(first.id().value()))));
        }
    }

    /// Programs of this computer, started on a thread of their own; one that is missing is only logged, since the
    /// address can be copied beside it.
    private ForwardDoors doors() {
        Desktop desktop = new Desktop();
        return new ForwardDoors(
                this::browse,
                at -> away(
                        "remote-desktop",
                        () -> desktop.remoteDesktop(
                                HostAndPort.parse(at).orElseThrow(),
                                graph.paths().state())));
    }

    private void browse(String url) {
        away("browse", () -> new Desktop().browse(URI.create(url)));
    }

    private SshDoors ssh() {
        Path scripts = graph.paths().state();
        CloudHandouts handouts = new CloudHandouts(
                graph.accounts(),
                graph.ssh().keys(),
                graph.ssh().loans(),
                this::sshPort,
                line -> new Desktop().terminal(line, scripts),
                this::isLab);
        return new SshDoors(graph.ssh().logins(), graph.ssh().shells(), handouts, KeyPlaces.ofSystem(home));
    }

    /// A forward of its own for each instance, which stands in the list and is not saved.
    private HostAndPort sshPort(Instance instance) throws ProblemException {
        String id = "ssh-" + instance.id();
        ForwardService forwards = graph.forwards();
        boolean known = forwards.forwards().value().stream()
                .anyMatch(row -> row.rule().id().equals(id));
        if (!known) {
            forwards.run(ForwardRule.of(id, instance.label() + " SSH", instance.region(), instance.id(), SSH_PORT)
                    .withAccount(instance.account()));
        }
        return forwards.start(id);
    }

    private boolean isLab() {
        return graph.accounts()
                .accounts()
                .value()
                .current()
                .filter(Account::isLab)
                .isPresent();
    }

    private void away(String name, FxWork.Deed deed) {
        graph.threads().start(name, () -> {
            try {
                deed.run();
            } catch (ProblemException missing) {
                LOG.warn("{} could not be started", name, missing);
            }
        });
    }

    private FilesDoors files() {
        return new FilesDoors(
                graph.ssh().files(),
                path -> away("open", () -> new Desktop().openFile(path)),
                (instance, file) -> graph.smallFiles()
                        .send(graph.accounts().client(instance.account()), List.of(instance), file, _ -> {})
                        .getFirst());
    }

    private CredentialDoors credentials() {
        return new CredentialDoors(
                new KeyPairService(
                        graph.accounts(),
                        () -> graph.inventory().inventory().value().instances()),
                new PasswordService(graph.accounts(), graph.ssh().logins(), graph.threads()),
                new LoginUserService(graph.accounts(), graph.threads()),
                new KeptPasswords(keychain),
                KeyPlaces.ofSystem(home),
                url -> away("browse", () -> new Desktop().browse(URI.create(url))),
                new SecureRandom());
    }

    /// Makes the window and shows it.
    ///
    /// @param quit is called when the user has left
    public MainWindow openWindow(Stage stage, Runnable quit) {
        Texts texts = new Texts(Locale.getDefault());
        Kit kit = new Kit(
                texts,
                new Ticker(graph.threads()),
                new FxWork(graph.threads()),
                new Prefs(settings.settings(), settings::update),
                new Looks(texts),
                new Overlay(),
                this::browse);
        Halls halls = new Halls(
                graph.accounts().accounts(),
                new AccountDoors(graph.accounts(), graph.editor()),
                new NetworkDoors(graph.network(), this::target),
                graph.listed().inventory(),
                graph.listed()::refresh,
                graph.freshness()::watched,
                graph.sessionSwitch(),
                graph.shells()::open,
                graph.forwards(),
                graph.forwardProbe(),
                doors(),
                new OpenSshService(
                        home, OpenSshService.programOf(Optional.ofNullable(System.getProperty("jpackage.app-path")))),
                ssh(),
                graph.commands(),
                credentials(),
                files(),
                graph.sessions(),
                graph.quota(),
                graph.doctor(),
                graph.redaction()::clean,
                book,
                quit);
        MainWindow window = new MainWindow(kit, halls, new Door(), stage);
        stage.show();
        return window;
    }

    private CloudTarget target() {
        return graph.accounts()
                .accounts()
                .value()
                .current()
                .map(Account::target)
                .orElseGet(() -> CloudTarget.ofRegion(new RegionId("cn-hangzhou")));
    }

    @Override
    public void close() {
        keeper.close();
        settings.close();
        graph.close();
    }

    /// The first screen's way into the services.
    private final class Door implements WelcomeDoor {
        @Override
        public void use(Account account) {
            graph.accounts().use(account);
        }

        @Override
        public void useLab() throws ProblemException {
            Rooms.this.useLab();
        }
    }
}

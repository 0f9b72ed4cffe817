package dev.ecsdeck.screens;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.SignalSource;
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
import dev.ecsdeck.service.files.FileService;
import dev.ecsdeck.service.forwards.ForwardDesk;
import dev.ecsdeck.service.forwards.ForwardProbe;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.inventory.SessionSwitch;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.service.logon.KeptPasswords;
import dev.ecsdeck.service.logon.KeyPairService;
import dev.ecsdeck.service.logon.LoginUserService;
import dev.ecsdeck.service.logon.PasswordService;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.network.NetworkService;
import dev.ecsdeck.service.openssh.OpenSshService;
import dev.ecsdeck.service.quota.QuotaService;
import dev.ecsdeck.service.sessions.SessionService;
import dev.ecsdeck.service.smallfiles.Delivery;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.CommandHistory;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.testing.MemoryKeychain;
import dev.ecsdeck.ui.accounts.AccountDoors;
import dev.ecsdeck.ui.credentials.CredentialDoors;
import dev.ecsdeck.ui.files.FilesDoors;
import dev.ecsdeck.ui.forwards.ForwardDoors;
import dev.ecsdeck.ui.network.NetworkDoors;
import dev.ecsdeck.ui.ssh.SshDoors;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.window.Halls;
import dev.ecsdeck.ui.window.MainWindow;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.stage.Stage;
import okhttp3.OkHttpClient;

/// The whole window over fakes: accounts, instances and shells as the test sets them.
final class Desk implements AutoCloseable {
    final Theatre theatre = new Theatre();
    final SignalSource<Accounts> accounts = new SignalSource<>(Accounts.NONE);
    final SignalSource<Inventory> inventory = new SignalSource<>(Inventory.EMPTY);
    final List<StageShell> shells = new CopyOnWriteArrayList<>();
    final AtomicInteger refreshes = new AtomicInteger();
    final List<Boolean> watched = new CopyOnWriteArrayList<>();
    final AtomicInteger quits = new AtomicInteger();
    final ForwardService forwards;
    final StageLogins logins = new StageLogins();
    final StagePlaces places = new StagePlaces();
    final StageHandouts handouts = new StageHandouts();
    final FileService files;
    final List<String> browsed = new CopyOnWriteArrayList<>();
    final SessionSwitch sessionSwitch = new SessionSwitch(() -> {
        throw new ProblemException(new Problem.NoCredentials("nowhere"));
    });
    final QuotaService quota = new QuotaService(this::live, new Left());
    volatile int liveInRegion = 31;
    static final String CANARY = "canary-0f3a";
    /// The cloud that the doctor asks.
    volatile CloudAccess cloud = () -> {
        throw new ProblemException(new Problem.NoCredentials("nowhere"));
    };
    private final CloudAccess clouds = () -> cloud.client();
    final List<QuotaService.Left> left = new CopyOnWriteArrayList<>();
    final LogBook log = new LogBook(Path.of("logs"));
    final Account ops = account("file:ops-main", "ops-main", Account.Origin.VENDOR_FILE);
    final Account lab = account("lab", "", Account.Origin.LAB);
    final Path home;
    final MemoryKeychain keychain = new MemoryKeychain();
    final AccountService people;
    final AccountEditor editor;
    final HttpClients http;
    final NetworkService network;
    volatile CloudTarget target = CloudTarget.ofRegion(new RegionId("cn-hangzhou"));
    final MainWindow window;

    Desk() {
        this(1280, 800);
    }

    Desk(double width, double height) {
        this(width, height, Optional.empty());
    }

    /// @param ssh logins that come about, in place of those that stop where the test wants
    Desk(double width, double height, Optional<Function<Workers, LoginDesk>> ssh) {
        theatre.settings.update(s -> s.withSize("window.width", width)
                .withSize("window.height", height)
                .withNote("lab.shell-told", "yes"));
        forwards = new ForwardService(
                new RuleStore(new AtomicFile(scratch().resolve("forwards.json")), theatre.threads.clock()),
                NoCloud::new,
                NoCloud::noPort,
                PeerLookup.ofSystem(System.getProperty("os.name", "")),
                theatre.threads);
        home = scratch();
        AppPaths paths = new AppPaths(home, scratch(), scratch(), scratch());
        files = new FileService(logins, paths, file -> browsed.add(file.toString()), theatre.threads);
        Map<String, String> variables = Map.of("HOME", home.toString());
        KeptProfiles kept = new KeptProfiles(home.resolve("accounts.json"), keychain, theatre.threads);
        people = new AccountService(
                new AccountFinder(home, variables, theatre.threads, OkHttpClient::new, kept),
                (target, source) -> new EcsClient(new OkHttpClient(), target, source, theatre.threads),
                () -> {
                    throw new ProblemException(new Problem.NoCredentials("nowhere"));
                },
                _ -> {});
        editor = new AccountEditor(people, new ProfileService(variables, theatre.threads), kept, home, theatre.threads);
        http = reach(theatre);
        network = new NetworkService(http, NetSettings.usual(), keychain, _ -> {}, theatre.threads);
        LoginDesk doors =
                ssh.<LoginDesk>map(real -> real.apply(theatre.threads)).orElse(logins);
        Halls halls = new Halls(
                accounts,
                new AccountDoors(people, editor),
                new NetworkDoors(network, () -> target),
                inventory,
                refreshes::incrementAndGet,
                watched::add,
                sessionSwitch,
                request -> {
                    StageShell shell =
                            new StageShell(request, theatre.threads.clock().instant());
                    shells.add(shell);
                    return shell;
                },
                forwards,
                new ForwardProbe(NoCloud::new, NoCloud::noPort, forwards, theatre.threads),
                new ForwardDoors(browsed::add, browsed::add),
                new OpenSshService(scratch(), "ecs-deck"),
                new SshDoors(doors, new LoginShell.Opener(theatre.threads), handouts, places),
                new CommandService(
                        clouds,
                        new CommandHistory(new AtomicFile(scratch().resolve("commands.json")), theatre.threads.clock()),
                        theatre.threads),
                new CredentialDoors(
                        new KeyPairService(clouds, () -> inventory.value().instances()),
                        new PasswordService(clouds, doors, theatre.threads),
                        new LoginUserService(clouds, theatre.threads),
                        new KeptPasswords(keychain),
                        places,
                        browsed::add,
                        new SecureRandom()),
                new FilesDoors(files, path -> browsed.add(path.toString()), (instance, file) -> {
                    browsed.add(file.toString());
                    return new Delivery(instance, Delivery.Stage.ARRIVED, Optional.empty());
                }),
                new SessionService(clouds, Set::of),
                quota,
                new DoctorService(
                        clouds,
                        () -> new ConnectionProbe(new OkHttpClient(), theatre.threads::nanoTime),
                        new LiveProbe(
                                clouds,
                                () -> new SessionClient(new OkHttpClient(), theatre.threads),
                                Set::of,
                                theatre.threads),
                        _ -> {},
                        theatre.threads),
                text -> text.replace(CANARY, "•••"),
                log,
                quits::incrementAndGet);
        window = Theatre.on(() -> {
            MainWindow made = new MainWindow(theatre.kit, halls, new Door(), new Stage());
            made.stage().show();
            return made;
        });
    }

    private static HttpClients reach(Theatre theatre) {
        try {
            return new HttpClients(NetSettings.usual(), theatre.threads, Map.of());
        } catch (ProblemException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path scratch() {
        try {
            Path folder = Files.createTempDirectory("ecs-deck-desk");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A cloud that cannot be reached.
    private static final class NoCloud implements ForwardDesk {
        static Link noPort(SessionTicket ticket, PortOptions options, Consumer<ConversationState> listener) {
            throw new IllegalStateException("no session was given");
        }

        @Override
        public SessionTicket start(ForwardRule rule) throws ProblemException {
            throw new ProblemException(new Problem.NoCredentials("nowhere"));
        }

        @Override
        public void end(SessionTicket ticket) {
            throw new IllegalStateException("no session was given");
        }

        @Override
        public OptionalInt agentBuild(ForwardRule rule) {
            return OptionalInt.empty();
        }
    }

    /// What an earlier run left behind.
    private final class Left implements QuotaService.Leftovers {
        @Override
        public List<QuotaService.Left> left() {
            return List.copyOf(left);
        }

        @Override
        public void end(RegionId region, String sessionId) {
            left.removeIf(session -> session.sessionId().equals(sessionId));
        }
    }

    private List<QuotaService.Live> live(RegionId region) {
        List<QuotaService.Live> all = new ArrayList<>();
        Optional<InstanceId> first = inventory.value().instances().stream()
                .filter(instance -> instance.region().equals(region))
                .map(Instance::id)
                .findFirst();
        for (int i = 0; i < liveInRegion; i++) {
            all.add(new QuotaService.Live("s-" + i, i < 7 ? first : Optional.empty()));
        }
        return all;
    }

    private static Account account(String id, String name, Account.Origin origin) {
        return new Account(id, name, origin, "AK", CloudTarget.ofRegion(new RegionId("cn-hangzhou")), Optional.empty());
    }

    Scene scene() {
        return window.stage().getScene();
    }

    void signIn(Account account) {
        accounts.set(new Accounts(List.of(account), Optional.of(account), List.of()));
        Theatre.settle();
    }

    void show(List<Instance> instances) {
        inventory.set(new Inventory(
                Inventory.Stage.READY,
                instances,
                3,
                3,
                Map.of(),
                Optional.of(theatre.threads.clock().instant())));
        Theatre.settle();
    }

    Fleet fleet() {
        return new Fleet(theatre.threads.clock().instant());
    }

    void picture(String name) {
        Theatre.settle();
        Theatre.picture(scene(), name);
    }

    @Override
    public void close() {
        Theatre.does(() -> {
            window.stage().hide();
            window.close();
        });
        files.close();
        forwards.close();
        http.close();
        theatre.close();
    }

    /// Takes what it is given into use at once.
    private final class Door implements WelcomeDoor {
        @Override
        public void use(Account account) {
            accounts.set(new Accounts(List.of(account), Optional.of(account), List.of()));
        }

        @Override
        public void useLab() {
            use(lab);
        }
    }
}

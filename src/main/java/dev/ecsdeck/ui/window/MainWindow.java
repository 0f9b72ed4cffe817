package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.commands.RunPage;
import dev.ecsdeck.ui.credentials.CredentialsPage;
import dev.ecsdeck.ui.files.FilesTabs;
import dev.ecsdeck.ui.forwards.CallerQuestion;
import dev.ecsdeck.ui.forwards.ForwardsModel;
import dev.ecsdeck.ui.forwards.ForwardsPanel;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Listed;
import dev.ecsdeck.ui.instances.Row;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.palette.PaletteView;
import dev.ecsdeck.ui.shells.ShellPage;
import dev.ecsdeck.ui.shells.ShellTabs;
import dev.ecsdeck.ui.ssh.SshTabs;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.welcome.WelcomeView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The program's window: the first screen until an account is in use, then the frame with its pages.
public final class MainWindow implements Navigator, AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Kit kit;
    private final Halls halls;
    private final Stage stage;
    private final StackPane root = new StackPane();
    private final AccountDesk accounts;
    private final InstancesModel model;
    private final ForwardsModel forwards;
    private final Cautions cautions;
    private final Commands commands;
    private final QuotaBars quota;
    private final QuotaBands quotaBands;
    private final Frame frame;
    private final ShellDesk desk;
    private final ShellTabs shells;
    private final TabMemory memory;
    private final SshTabs ssh;
    private final DoctorDesk doctor;
    private final RunPage run;
    private final CredentialsPage credentials;
    private final FilesDesk files;
    private final Leaving leaving;
    private final Pages pages;
    private @Nullable WelcomeView welcome;

    public MainWindow(Kit kit, Halls halls, WelcomeDoor door, Stage stage) {
        this.kit = kit;
        this.halls = halls;
        this.stage = stage;
        this.accounts = new AccountDesk(kit, halls, door, this);
        this.model = new InstancesModel(
                kit.work(),
                kit.prefs(),
                halls.inventory(),
                halls.sessionSwitch().on(),
                halls.refresh());
        this.cautions = new Cautions(kit, model, halls.people().service().denied(), halls.doctor()::policy);
        this.commands = new Commands(kit.texts(), cautions);
        this.pages = new Pages(kit, halls, this, model::inventory, accounts::sections);
        this.quota = new QuotaBars(kit, halls.quota(), model);
        this.run = new RunPage(
                kit,
                halls.commands(),
                model.inventoryProperty().map(Inventory::instances),
                Environments.following(kit.prefs()),
                this);
        ObservableValue<Listed> listed = accounts.listed();
        this.credentials = CredentialsDesk.page(kit, halls, this, model, listed, it -> ssh().openWithOptions(it));
        List<Command> tools = List.of(
                commands.add(
                        "run",
                        Feather.CODE,
                        "Shortcut+Shift+R",
                        () -> run.open(model.filterTextProperty().get())),
                commands.add("credentials", Feather.KEY, "Shortcut+Shift+Y", credentials::open),
                commands.add("sessions", Feather.RADIO, "Shortcut+Shift+S", this::openSessions),
                commands.add("log", Feather.FILE_TEXT, "Shortcut+Shift+L", this::openLog));
        Toolbar toolbar = new Toolbar(kit, accounts.all(), accounts::menu, this::search, () -> openSettings(""), quota);
        toolbar.tellLife(accounts.conditions());
        this.forwards = new ForwardsModel(halls.forwards(), halls.probe(), halls.inventory(), kit.work());
        ForwardsPanel panel = new ForwardsPanel(kit, forwards, this, halls.doors());
        List<Command> instanceActions = List.of(
                commands.add("ssh", Feather.KEY, "Alt+S", () -> chosen(it -> ssh().open(it))),
                commands.add("files", Feather.FOLDER, "Alt+F", () -> chosen(it -> files().open(it))),
                commands.add(
                        "new-forward",
                        Feather.SHUFFLE,
                        "Alt+N",
                        () -> panel.create(model.chosenRow().map(row -> row.instance()))),
                commands.add("run-here", Feather.CODE, "Alt+R", () -> chosen(it -> run.open("id:" + it.id()))),
                commands.add("reset-password", Feather.LOCK, "Alt+P", () -> chosen(credentials::resetPassword)),
                commands.add("login-users", Feather.USERS, "Alt+U", () -> chosen(credentials::openUsers)),
                commands.add("doctor", Feather.ACTIVITY, "Alt+D", () -> chosen(it -> doctor().open(it))));
        List<Command> furtherActions = List.of(
                commands.add(
                        "ssh-options", Feather.SLIDERS, "Alt+Shift+S", () -> chosen(it -> ssh().openWithOptions(it))),
                commands.add("ssh-programs", Feather.EXTERNAL_LINK, "", () -> chosen(it -> ssh().openPrograms(it))),
                commands.add("send-file", Feather.SEND, "", () -> chosen(it -> files().sendTo(it))));
        commands.add("doctor-shown", Feather.ACTIVITY, "", () -> doctor().round(model.shown()));
        commands.add("permissions", Feather.SHIELD, "", this::openPermissions);
        commands.add("forwards", Feather.SHUFFLE, "Shortcut+Shift+O", panel::openPage);
        commands.add("ssh-config", Feather.KEY, "", pages::openSshConfig);
        halls.forwards().askWith(new CallerQuestion(kit));
        this.frame = new Frame(kit, model, this, tools, instanceActions, toolbar, panel, accounts.current());
        this.quotaBands = new QuotaBands(kit, halls.quota(), model, forwards, this);
        frame.instances()
                .offer(Stream.concat(instanceActions.stream(), furtherActions.stream())
                        .toList());
        frame.addBands(quotaBands);
        // The page shows the same rows.
        Nodes.showIf(
                panel,
                frame.deck()
                        .shownProperty()
                        .map(page -> page.hasForwards() && !page.key().equals(ForwardsPanel.PAGE)));
        frame.addBands(accounts.band());
        frame.addBands(new SessionsOffBand(kit, halls.sessionSwitch(), this));
        TabDeck deck = frame.deck();
        this.desk = new ShellDesk(kit, model, deck);
        this.shells = new ShellTabs(
                kit,
                new ShellTabs.Surroundings(
                        halls.openShell(),
                        accounts::isLab,
                        Environments.following(kit.prefs()),
                        instance -> model.used(instance.id()),
                        this::answered,
                        quota::recount,
                        desk::choose,
                        () -> memory().remember(),
                        (request, problem) -> doctor().line(request, problem),
                        deck::open,
                        deck::close,
                        deck::pages));
        this.ssh = new SshTabs(
                kit,
                new SshTabs.Surroundings(
                        halls.ssh(),
                        () -> model.inventory().instances(),
                        Environments.following(kit.prefs()),
                        shells::onceTold,
                        (instance, shell) -> shells.openFrom(instance, ShellDesk.source(instance, shell, ssh())),
                        this::openShell,
                        pages::openSshConfig,
                        Optional.of(login -> files().open(login))));
        model.chosenProperty().subscribe(_ -> chosen(ssh::expect));
        this.doctor = new DoctorDesk(kit, halls, this, model, shells, ssh);
        this.memory = desk.remember(accounts.current(), shells, ssh);
        this.files = new FilesDesk(kit, halls, this, model, ssh, deck);
        this.leaving = new Leaving(kit, stage, shells, () -> files().busy(), forwards::countOn, halls.quit());
        TasksButton tasks = new TasksButton(kit, new TaskBoard(kit, model, deck));
        toolbar.showTasks(tasks);
        commands.add("tasks", Feather.ACTIVITY, "Shortcut+Shift+T", tasks::open);
        addCommands(toolbar, new Tastes(kit));
        Scene scene = new Scene(
                root, kit.prefs().size("window.width", WIDTH), kit.prefs().size("window.height", HEIGHT));
        kit.looks().dress(scene);
        commands.listen(scene, kit.overlay()::isOpen);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setTitle("ECS Deck");
        leaving.watch();
        listed.subscribe(model::setAccounts);
        accounts.current().subscribe(this::show);
        frame.tellWatched(stage, halls.watched());
        accounts.choosingProperty().subscribe((_, _) -> show(accounts.current().getValue()));
    }

    private void answered(Instance instance, Optional<Problem> problem) {
        model.answered(instance.id(), problem, kit.ticker().now());
        if (model.listedProperty().get().isOfMain(instance)) {
            SessionsOffBand.learn(halls.sessionSwitch(), problem);
        }
    }

    private void addCommands(Toolbar toolbar, Tastes tastes) {
        TabDeck deck = frame.deck();
        commands.add("search", Feather.SEARCH, "Shortcut+Shift+K", this::search);
        commands.add("palette", Feather.COMMAND, "Shortcut+Shift+P", this::palette);
        commands.add("instances", Feather.SERVER, "Shortcut+Shift+I", deck::showFirst);
        commands.add("filter", Feather.FILTER, "Shortcut+Shift+F", this::find);
        commands.add("refresh", Feather.REFRESH_CW, "F5", files::refresh);
        commands.add("settings", Feather.SETTINGS, "Shortcut+Comma", () -> openSettings(""));
        commands.add("theme", Feather.MOON, "", tastes::otherTheme);
        commands.add("language", Feather.GLOBE, "", tastes::otherLanguage);
        commands.add(
                "account", Feather.USERS, "", () -> accounts.choosingProperty().set(true));
        commands.add("sidebar", Feather.SIDEBAR, "Shortcut+Shift+B", frame::toggleSidebar);
        commands.add("card", Feather.CREDIT_CARD, "Shortcut+Shift+J", frame::toggleCard);
        desk.addCommands(commands);
        commands.add("next-area", Feather.CORNER_DOWN_RIGHT, "F6", () -> frame.nextArea(toolbar));
        commands.add("quit", Feather.LOG_OUT, "Shortcut+Shift+Q", leaving::leave);
    }

    private void show(Optional<Account> account) {
        boolean inUse = account.isPresent() && !accounts.choosingProperty().get();
        if (inUse && !root.getChildren().contains(frame)) {
            closeWelcome();
            root.getChildren().setAll(frame, kit.overlay());
            frame.instances().focusList();
        } else if (!inUse && welcome == null) {
            welcome = accounts.welcome();
            root.getChildren().setAll(welcome, kit.overlay());
            welcome.focus();
        }
    }

    private void closeWelcome() {
        if (welcome != null) {
            welcome.close();
            welcome = null;
        }
    }

    private void find() {
        desk.front().ifPresentOrElse(ShellPage::find, () -> {
            frame.deck().showFirst();
            frame.instances().focusFilter();
        });
    }

    private void search() {
        new PaletteView(kit, Finding.hits(commands.all(), model, this, true)).open("");
    }

    private void palette() {
        new PaletteView(kit, Finding.hits(commands.all(), model, this, false)).open("");
    }

    public Stage stage() {
        return stage;
    }

    /// What the instances' screen shows, for those who drive the window: the tour and tests.
    public InstancesModel instances() {
        return model;
    }

    /// The page in front.
    public Page front() {
        return frame.deck().shownProperty().get();
    }

    public void showInstances() {
        frame.deck().showFirst();
    }

    /// Shows the palette with `text` typed into it; Esc ends it.
    public void openPalette(String text) {
        new PaletteView(kit, Finding.hits(commands.all(), model, this, false)).open(text);
    }

    /// Does what a key or the palette would, by the command's id; for those who drive the window.
    public void command(String id) {
        commands.run(id);
    }

    /// Leaves, as the window's cross does: asks first where shells live.
    public void leave() {
        leaving.leave();
    }

    /// Brings the window to the front, as when the program is started a second time.
    public void toFront() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void openShell(Instance instance) {
        shells.open(instance);
    }

    @Override
    public void openShellWithOptions(Instance instance) {
        shells.openWithOptions(instance);
    }

    private void chosen(Consumer<Instance> action) {
        model.chosenRow().map(Row::instance).ifPresent(action);
    }

    /// Opens the page that runs scripts, aimed at what `filter` means.
    public void openRun(String filter) {
        run.open(filter);
    }

    /// Who may log in to instances, and with what.
    public CredentialsPage credentials() {
        return credentials;
    }

    /// The way to files of instances.
    public FilesTabs files() {
        return files.tabs();
    }

    /// The way to SSH logins, and to shells over them.
    public SshTabs ssh() {
        return ssh;
    }

    @Override
    public void open(Page page) {
        frame.deck().open(page);
    }

    private TabMemory memory() {
        return memory;
    }

    private DoctorDesk doctor() {
        return doctor;
    }

    /// Shows what the account may do.
    public void openPermissions() {
        doctor.permissions();
    }

    @Override
    public void examine(ForwardRule rule, Optional<Problem> complaint) {
        doctor.examine(rule, complaint);
    }

    @Override
    public void openSettings(String section) {
        pages.openSettings(section);
    }

    @Override
    public void openSessions() {
        pages.openSessions();
    }

    @Override
    public void openLog() {
        pages.openLog();
    }

    @Override
    public void showProblem(Problem problem) {
        pages.showProblem(problem);
    }

    /// Says that a bug was met, with the code under which it is in the log.
    public void showCrash(String code) {
        pages.showCrash(code);
    }

    @Override
    public void say(String sentence) {
        frame.status().say(sentence);
    }

    @Override
    public void close() {
        closeWelcome();
        accounts.close();
        cautions.close();
        quota.close();
        quotaBands.close();
        forwards.close();
        model.close();
        kit.looks().undress(stage.getScene());
    }
}

package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.welcome.WelcomeView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The program's window: the first screen until an account is in use, then the frame with its pages.
public final class MainWindow implements Navigator, AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Kit kit;
    private final Halls halls;
    private final WelcomeDoor door;
    private final Stage stage;
    private final StackPane root = new StackPane();
    private final FxSignal<Accounts> accounts;
    private final InstancesModel model;
    private final Frame frame;

    public MainWindow(Kit kit, Halls halls, WelcomeDoor door, Stage stage) {
        this.kit = kit;
        this.halls = halls;
        this.door = door;
        this.stage = stage;
        this.accounts = new FxSignal<>(halls.accounts());
        this.model = new InstancesModel(kit.work(), kit.prefs(), halls.inventory(), halls.refresh());
        ObservableValue<Optional<Account>> account = accounts.property().map(Accounts::current);
        Toolbar toolbar = new Toolbar(kit, account, this::accountMenu, () -> {}, () -> openSettings(""), new Region());
        this.frame = new Frame(kit, model, this, toolbar, account);
        Scene scene = new Scene(
                root, kit.prefs().size("window.width", WIDTH), kit.prefs().size("window.height", HEIGHT));
        kit.looks().dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setTitle("ECS Deck");
        kit.prefs().property().subscribe(this::apply);
        account.subscribe(this::show);
    }

    private void apply(Settings settings) {
        kit.texts()
                .speak(
                        switch (settings.language()) {
                            case SYSTEM -> Locale.getDefault();
                            case ENGLISH -> Locale.ENGLISH;
                            case CHINESE -> Locale.SIMPLIFIED_CHINESE;
                        });
        kit.looks().wear(settings.theme());
    }

    private void show(Optional<Account> account) {
        if (account.isEmpty()) {
            WelcomeView welcome = new WelcomeView(kit, halls.accounts(), door);
            root.getChildren().setAll(welcome, kit.overlay());
            welcome.focus();
        } else if (!root.getChildren().contains(frame)) {
            root.getChildren().setAll(frame, kit.overlay());
            frame.instances().focusList();
        }
    }

    private ContextMenu accountMenu() {
        ContextMenu menu = new ContextMenu();
        MenuItem other = new MenuItem();
        other.textProperty().bind(kit.texts().text("window.account.other"));
        other.setOnAction(_ -> halls.leaveAccount().run());
        menu.getItems().add(other);
        return menu;
    }

    List<Command> tools() {
        return List.of();
    }

    List<Command> instanceActions() {
        return List.of();
    }

    public Stage stage() {
        return stage;
    }

    @Override
    public void openShell(Instance instance) {
        model.used(instance.id());
    }

    @Override
    public void openShellWithOptions(Instance instance) {
        openShell(instance);
    }

    @Override
    public void open(Page page) {
        frame.deck().open(page);
    }

    @Override
    public void openSettings(String section) {}

    @Override
    public void openSessions() {}

    @Override
    public void openLog() {}

    @Override
    public void showProblem(Problem problem) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), ProblemPane.titleOf(kit.texts(), problem), 560);
        dialog.body(new ProblemPane(kit, problem, List.of()));
        dialog.open(dialog.leave(kit.texts().text("kit.close"), () -> {}));
    }

    @Override
    public void say(String sentence) {
        frame.status().say(sentence);
    }

    @Override
    public void close() {
        accounts.close();
        model.close();
    }
}

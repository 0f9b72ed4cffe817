package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.logon.PasswordService.Restart;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// Asks for a new password of an instance's user, and how it is to get there.
final class ResetDialog {
    private static final double WIDTH = 560;

    enum Way {
        ONLINE,
        OFFLINE,
        BY_HAND
    }

    private final Kit kit;
    private final CredentialDoors doors;
    private final Surroundings around;
    private final Instance instance;
    private final Form form;
    private final Choice<Way> way;
    private final ComboBox<String> user = new ComboBox<>();
    private final Label chosen;
    private final PasswordPane password;
    private final CheckBox keep = new CheckBox();
    private final ComboBox<Restart> restart = new ComboBox<>();
    private final Confirm confirm;
    private final Consumer<Instance> users;
    private Optional<LoginName> atCreation = Optional.empty();

    /// @param wanted whose password; empty for the login name chosen at creation
    /// @param users shows the login users of an instance
    ResetDialog(
            Kit kit,
            CredentialDoors doors,
            Surroundings around,
            Instance instance,
            Optional<LoginName> wanted,
            Consumer<Instance> users) {
        this.kit = kit;
        this.doors = doors;
        this.around = around;
        this.instance = instance;
        this.users = users;
        this.form =
                new Form(kit, around.window(), kit.texts().text("credentials.reset.title", instance.label()), WIDTH);
        this.way = new Choice<>(kit, "credentials.way.", List.of(Way.values()), Way.ONLINE);
        this.user.setEditable(true);
        this.password = new PasswordPane(kit, doors.random(), user.getEditor().textProperty(), instance.windows());
        this.confirm = new Confirm(kit, instance.label());
        this.chosen = Nodes.plain("", "small", "muted");
        chosen.setWrapText(true);
        chosen.setMinHeight(Region.USE_PREF_SIZE);
        user.getEditor()
                .setText(wanted.map(LoginName::value)
                        .orElse(LoginName.usualFor(instance.windows()).value()));
        offerUsers(wanted);
    }

    private void offerUsers(Optional<LoginName> wanted) {
        user.getItems().setAll(instance.windows() ? List.of("administrator") : List.of("root", "ecs-user"));
        chosen.textProperty().bind(kit.texts().text("credentials.reset.finding"));
        kit.work()
                .run(
                        "login-name",
                        () -> doors.passwords().chosenLogin(instance),
                        found -> {
                            atCreation = Optional.of(found);
                            chosen.textProperty().unbind();
                            chosen.textProperty().bind(kit.texts().text("credentials.reset.chosen", found));
                            if (wanted.isEmpty() || way.valueProperty().get() == Way.OFFLINE) {
                                user.getEditor().setText(found.value());
                            }
                        },
                        _ -> {
                            chosen.textProperty().unbind();
                            chosen.textProperty().bind(kit.texts().text("credentials.reset.unknown"));
                        });
    }

    void open() {
        Tag tag = new Tag();
        tag.show(around.environment().apply(instance));
        form.dialog().beside(tag);
        form.dialog().whenGone(password::wipe);
        form.dialog().aside(Nodes.label(kit.texts().text("credentials.reset.unlogged"), "small", "muted"));
        limitWays();
        BooleanBinding byHand = is(Way.BY_HAND);
        BooleanBinding offline = is(Way.OFFLINE);
        user.disableProperty().bind(offline);
        way.valueProperty().subscribe((_, now) -> {
            if (now == Way.OFFLINE) {
                atCreation.ifPresent(name -> user.getEditor().setText(name.value()));
            }
        });
        restarts();
        keepBox();
        form.add(way)
                .field("credentials.user", Nodes.column(2, user, chosen))
                .add(
                        Nodes.showIf(Form.row(kit, "credentials.password", password), byHand.not()),
                        Nodes.showIf(Form.row(kit, "credentials.reset.restart", restart), offline),
                        Nodes.showIf(Form.row(kit, "credentials.keep", keep), byHand.not()),
                        Nodes.showIf(hand(), byHand),
                        Nodes.showIf(care(), byHand.not()),
                        Nodes.showIf(confirm, byHand.not()));
        user.accessibleTextProperty().bind(kit.texts().text("credentials.user"));
        Button terminal = form.dialog()
                .leave(
                        kit.texts().text("credentials.reset.terminal"),
                        () -> around.window().openShell(instance),
                        "accent");
        Nodes.showIf(terminal, byHand);
        BooleanBinding named = Bindings.createBooleanBinding(
                () -> login().isPresent(), user.getEditor().textProperty());
        Button go = form.go(
                kit.texts().text("credentials.reset.go"),
                named.and(password.taken()).and(confirm.typed()),
                "danger",
                this::go);
        Nodes.showIf(go, byHand.not());
        form.open(password.first());
    }

    private BooleanBinding is(Way wanted) {
        return Bindings.createBooleanBinding(() -> way.valueProperty().get() == wanted, way.valueProperty());
    }

    private Optional<LoginName> login() {
        return LoginName.parse(user.getEditor().getText().strip());
    }

    private void limitWays() {
        if (!instance.isRunning()) {
            way.disable(Way.ONLINE, kit.texts().text("credentials.way.not-running"));
            way.disable(Way.BY_HAND, kit.texts().text("credentials.way.not-running"));
        } else if (!InstanceUsers.hears(instance)) {
            way.disable(Way.ONLINE, kit.texts().text("credentials.way.no-agent"));
        } else {
            return;
        }
        way.valueProperty().set(Way.OFFLINE);
    }

    private void restarts() {
        restart.getItems().setAll(Restart.values());
        restart.setValue(Restart.ORDERLY);
        restart.setMaxWidth(Double.MAX_VALUE);
        restart.setConverter(new StringConverter<>() {
            @Override
            public String toString(Restart value) {
                return value == null
                        ? ""
                        : kit.texts().now("credentials.restart." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Restart fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
    }

    /// The keychain may have to be started to say whether it is there, so it is asked on a thread.
    private void keepBox() {
        keep.textProperty().bind(kit.texts().text("credentials.keep.yes"));
        keep.setDisable(true);
        keep.setMinHeight(28);
        keep.setWrapText(true);
        kit.work().run("keychain-kind", () -> doors.kept().kind(), this::offerKeychain, _ -> {});
    }

    private void offerKeychain(Optional<KeychainKind> kind) {
        keep.setDisable(kind.isEmpty());
        if (kind.isEmpty()) {
            keep.textProperty().unbind();
            keep.textProperty().bind(kit.texts().text("credentials.keep.none"));
        }
    }

    private Node hand() {
        String command = instance.windows() ? "net user %s *" : "sudo passwd %s";
        Label line = Nodes.plain("", "mono");
        line.textProperty()
                .bind(user.getEditor()
                        .textProperty()
                        .map(name -> command.formatted(LoginName.parse(name.strip())
                                .map(LoginName::value)
                                .orElse("…"))));
        Button copy = Nodes.iconButton(
                Feather.COPY,
                kit.texts().text("kit.copy"),
                "",
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, line.getText())));
        copy.getStyleClass().add("compact");
        HBox well = Nodes.styled(Nodes.row(8, Nodes.grow(line), copy), "well");
        return Nodes.column(
                8,
                Nodes.paragraph(
                        kit.texts().text(instance.windows() ? "credentials.hand.windows" : "credentials.hand.linux")),
                well);
    }

    private Node care() {
        VBox all = Nodes.column(8);
        boolean prod = around.environment()
                .apply(instance)
                .filter(Environment::isProduction)
                .isPresent();
        HBox online = Warning.of(
                kit.texts().text(prod ? "credentials.reset.care.prod" : "credentials.reset.care", instance.label()));
        HBox offline = Warning.of(kit.texts().text("credentials.restart.means"));
        all.getChildren().setAll(Nodes.showIf(online, is(Way.ONLINE)), Nodes.showIf(offline, is(Way.OFFLINE)));
        return all;
    }

    private void go() {
        login().ifPresent(name -> {
            ResetDeed deed = new ResetDeed(kit, doors, around, form, instance, name);
            ResetDeed.Wanted wanted =
                    new ResetDeed.Wanted(password.passwordProperty().get(), password.isMade(), keep.isSelected());
            if (way.valueProperty().get() == Way.ONLINE) {
                deed.online(
                        wanted,
                        () -> way.valueProperty().set(Way.OFFLINE),
                        () -> way.valueProperty().set(Way.BY_HAND),
                        users);
            } else {
                deed.offline(wanted, restart.getValue(), users);
            }
        });
    }
}

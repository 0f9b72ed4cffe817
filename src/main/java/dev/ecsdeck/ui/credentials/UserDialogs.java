package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.SshdScripts;
import dev.ecsdeck.service.logon.LoginUserService;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Adds and removes login users, changes what the SSH server goes by.
final class UserDialogs {
    private static final double WIDTH = 640;

    private enum By {
        KEY,
        PASSWORD
    }

    private final Kit kit;
    private final CredentialsModel model;
    private final Instance instance;
    private final Runnable changed;

    /// @param changed asks the instance anew
    UserDialogs(Kit kit, CredentialsModel model, Instance instance, Runnable changed) {
        this.kit = kit;
        this.model = model;
        this.instance = instance;
        this.changed = changed;
    }

    private Form form(String title, Object... arguments) {
        return new Form(kit, model.around().window(), kit.texts().text(title, arguments), WIDTH);
    }

    private LoginUserService users() {
        return model.doors().users();
    }

    private static Optional<LoginName> nameIn(TextField field) {
        return LoginName.parse(field.getText().strip());
    }

    private BooleanBinding nameField(Form form, TextField name) {
        name.getStyleClass().add("mono");
        Label rule = Nodes.paragraph(kit.texts().text("credentials.users.name.rule"), "small", "muted");
        name.textProperty()
                .subscribe(
                        text -> Nodes.tone(rule, text.isEmpty() || nameIn(name).isPresent() ? "muted" : "bad"));
        form.field("credentials.user", name).add(rule);
        return Bindings.createBooleanBinding(() -> nameIn(name).isPresent(), name.textProperty());
    }

    /// A user of Linux, with a key or a password.
    void add() {
        Form form = form("credentials.users.add.title", instance.label());
        TextField name = new TextField();
        BooleanBinding named = nameField(form, name);
        CheckBox sudo = new CheckBox();
        sudo.textProperty().bind(kit.texts().text("credentials.users.sudo"));
        Choice<By> by = new Choice<>(kit, "credentials.users.by.", List.of(By.values()), By.KEY);
        KeyFilePane keys = new KeyFilePane(kit, model.doors());
        PasswordPane password = new PasswordPane(kit, model.doors().random(), name.textProperty(), false);
        BooleanBinding byKey =
                Bindings.createBooleanBinding(() -> by.valueProperty().get() == By.KEY, by.valueProperty());
        BooleanBinding hasKey =
                Bindings.createBooleanBinding(() -> keys.keyProperty().get().isPresent(), keys.keyProperty());
        ScriptFold script = new ScriptFold(kit);
        script.scriptProperty()
                .bind(Bindings.createStringBinding(
                        () -> nameIn(name)
                                .map(user ->
                                        LoginUserService.addScript(user, sudo.isSelected(), keyIf(byKey.get(), keys)))
                                .orElse(""),
                        name.textProperty(),
                        sudo.selectedProperty(),
                        byKey,
                        keys.keyProperty()));
        form.add(
                sudo,
                Nodes.paragraph(kit.texts().text("credentials.users.sudo.means"), "small", "muted"),
                by,
                Nodes.showIf(keys, byKey),
                Nodes.showIf(Form.row(kit, "credentials.password", password), byKey.not()),
                script);
        form.dialog().whenGone(password::wipe);
        form.go(
                kit.texts().text("credentials.users.add.go"),
                named.and(byKey.and(hasKey).or(byKey.not().and(password.taken()))),
                "accent",
                () -> nameIn(name).ifPresent(user -> {
                    Optional<PublicHalf> key = keyIf(byKey.get(), keys);
                    boolean maySudo = sudo.isSelected();
                    if (key.isPresent()) {
                        addWithKey(form, user, maySudo, key);
                    } else {
                        addWithPassword(form, user, maySudo, password);
                    }
                }));
        form.open(name);
    }

    private static Optional<PublicHalf> keyIf(boolean wanted, KeyFilePane keys) {
        return wanted ? keys.keyProperty().get() : Optional.empty();
    }

    private void addWithKey(Form form, LoginName user, boolean maySudo, Optional<PublicHalf> key) {
        form.work(
                "user-add", "credentials.users.add.stage", () -> users().add(instance, user, maySudo, key), gotSudo -> {
                    changed.run();
                    sayAdded(form, user, maySudo && !gotSudo);
                    form.dialog()
                            .leave(
                                    kit.texts().text("credentials.bound.login"),
                                    () -> model.around().login().accept(instance),
                                    "accent");
                });
    }

    private void sayAdded(Form form, LoginName user, boolean withoutSudo) {
        model.around().window().say(kit.texts().now("credentials.users.add.done", user, instance.label()));
        HBox good = Form.good(kit.texts().text("credentials.users.add.done", user, instance.label()));
        if (withoutSudo) {
            form.done(good, Warning.of(kit.texts().text("credentials.users.sudo.no")));
        } else {
            form.done(good);
        }
    }

    /// The user first, then its password, sealed as every other.
    private void addWithPassword(Form form, LoginName user, boolean maySudo, PasswordPane password) {
        ResetDeed.Wanted wanted =
                new ResetDeed.Wanted(password.passwordProperty().get(), password.isMade(), false);
        form.work(
                "user-add",
                "credentials.users.add.stage",
                () -> users().add(instance, user, maySudo, Optional.empty()),
                _ -> {
                    changed.run();
                    ResetDeed deed = new ResetDeed(kit, model.doors(), model.around(), form, instance, user);
                    deed.online(wanted, () -> {}, () -> {}, _ -> changed.run());
                });
    }

    void remove(LoginName user) {
        Form form = form("credentials.users.remove.title", user, instance.label());
        CheckBox home = new CheckBox();
        home.textProperty().bind(kit.texts().text("credentials.users.home", user));
        Confirm confirm = new Confirm(kit, user.value());
        ScriptFold script = new ScriptFold(kit);
        script.scriptProperty().bind(home.selectedProperty().map(with -> LoginUserService.removeScript(user, with)));
        form.add(Nodes.paragraph(kit.texts().text("credentials.users.remove.sentence")), home, script, confirm);
        form.go(kit.texts().text("credentials.users.remove.go"), confirm.typed(), "danger", () -> {
            boolean withHome = home.isSelected();
            form.work(
                    "user-remove",
                    "credentials.users.remove.stage",
                    () -> {
                        users().remove(instance, user, withHome);
                        return user;
                    },
                    _ -> {
                        form.end(kit.texts().now("credentials.users.remove.done", user, instance.label()));
                        changed.run();
                    });
        });
        form.open(confirm.field());
    }

    /// The keys of a user, to add to and to take from.
    void keys(LoginName user) {
        new UserKeysDialog(kit, model, instance, user, changed).open();
    }

    void changeServer(SshdScripts.Settings now) {
        Form form = form("credentials.sshd.title", instance.label());
        CheckBox keys = check("credentials.sshd.keys", now.publicKeys());
        CheckBox passwords = check("credentials.sshd.passwords", now.passwords());
        ComboBox<SshdScripts.RootLogin> root = rootBox(now.root());
        var wanted = Bindings.createObjectBinding(
                () -> new SshdScripts.Settings(keys.isSelected(), passwords.isSelected(), root.getValue()),
                keys.selectedProperty(),
                passwords.selectedProperty(),
                root.valueProperty());
        ScriptFold script = new ScriptFold(kit);
        script.scriptProperty().bind(wanted.map(LoginUserService::sshdScript));
        BooleanBinding shut = Bindings.createBooleanBinding(() -> wanted.get().shutsEverybodyOut(), wanted);
        Confirm confirm = new Confirm(kit, instance.label());
        form.add(
                keys,
                passwords,
                Form.row(kit, "credentials.sshd.root", root),
                Nodes.showIf(Warning.of(kit.texts().text("credentials.sshd.shut")), shut),
                Nodes.paragraph(kit.texts().text("credentials.sshd.means"), "muted"),
                script,
                confirm);
        BooleanBinding differs =
                Bindings.createBooleanBinding(() -> !wanted.get().equals(now), wanted);
        form.go(kit.texts().text("credentials.sshd.go"), differs.and(confirm.typed()), "danger", () -> {
            SshdScripts.Settings settings = wanted.get();
            form.work("sshd-change", "credentials.sshd.stage", () -> users().changeSshd(instance, settings), answer -> {
                changed.run();
                String key =
                        answer.result() == SshdScripts.Result.DONE ? "credentials.sshd.done" : "credentials.sshd.later";
                model.around().window().say(kit.texts().now(key, instance.label()));
                form.done(
                        Form.good(kit.texts().text(key, instance.label())),
                        Form.row(
                                kit,
                                "credentials.sshd.backup",
                                Nodes.middleCut(answer.backup().orElse(""), "mono")));
            });
        });
        form.open(confirm.field());
    }

    private CheckBox check(String key, boolean on) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(kit.texts().text(key));
        box.setSelected(on);
        return box;
    }

    private ComboBox<SshdScripts.RootLogin> rootBox(SshdScripts.RootLogin now) {
        ComboBox<SshdScripts.RootLogin> box = new ComboBox<>();
        box.getItems().setAll(SshdScripts.RootLogin.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(SshdScripts.RootLogin value) {
                return value == null
                        ? ""
                        : kit.texts()
                                .now("credentials.sshd.root." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public SshdScripts.RootLogin fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        box.setValue(now);
        return box;
    }

    /// A member of the group for Remote Desktop.
    void allow() {
        Form form = form("credentials.rdp.add.title", instance.label());
        TextField name = new TextField();
        form.add(Nodes.paragraph(kit.texts().text("credentials.rdp.add.sentence"), "muted"));
        BooleanBinding named = nameField(form, name);
        ScriptFold script = new ScriptFold(kit);
        script.scriptProperty()
                .bind(name.textProperty()
                        .map(_ ->
                                nameIn(name).map(LoginUserService::allowScript).orElse("")));
        form.add(Nodes.paragraph(kit.texts().text("credentials.rdp.two"), "small", "muted"), script);
        form.go(
                kit.texts().text("credentials.rdp.add.go"),
                named,
                "accent",
                () -> nameIn(name)
                        .ifPresent(user -> group(
                                form,
                                user,
                                "credentials.rdp.add.done",
                                () -> users().allowRemoteDesktop(instance, user))));
        form.open(name);
    }

    void deny(LoginName user) {
        Form form = form("credentials.rdp.deny.title", user, instance.label());
        ScriptFold script = new ScriptFold(kit);
        script.scriptProperty().set(LoginUserService.denyScript(user));
        form.add(Nodes.paragraph(kit.texts().text("credentials.rdp.deny.sentence")), script);
        Button go = form.go(
                kit.texts().text("credentials.rdp.deny.go"),
                new SimpleBooleanProperty(true),
                "danger",
                () -> group(form, user, "credentials.rdp.deny.done", () -> users().denyRemoteDesktop(instance, user)));
        form.open(go);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws ProblemException;
    }

    private void group(Form form, LoginName user, String doneKey, Change change) {
        form.work(
                "remote-desktop-change",
                "credentials.rdp.stage",
                () -> {
                    change.make();
                    return user;
                },
                _ -> {
                    form.end(kit.texts().now(doneKey, user, instance.label()));
                    changed.run();
                });
    }
}

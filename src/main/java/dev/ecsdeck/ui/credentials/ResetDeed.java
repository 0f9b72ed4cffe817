package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.logon.PasswordService.Restart;
import dev.ecsdeck.service.logon.PasswordService.Stage;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A reset under way: its stages, then what came of it, line by line: the change, the keychain, a login.
final class ResetDeed {
    private final Kit kit;
    private final CredentialDoors doors;
    private final Surroundings around;
    private final Form form;
    private final Instance instance;
    private final LoginName user;
    private final VBox lines = Nodes.column(12);

    /// @param isMade whether nobody has seen it but in this dialog
    /// @param keep whether it goes to the keychain
    record Wanted(String password, boolean isMade, boolean keep) {
        @Override
        public String toString() {
            return "Wanted[secret]";
        }
    }

    ResetDeed(Kit kit, CredentialDoors doors, Surroundings around, Form form, Instance instance, LoginName user) {
        this.kit = kit;
        this.doors = doors;
        this.around = around;
        this.form = form;
        this.instance = instance;
        this.user = user;
    }

    void online(Wanted wanted, Runnable offline, Runnable byHand, Consumer<Instance> users) {
        form.work(
                "password-online",
                "credentials.stage.sealing",
                () -> doors.passwords().resetOnline(instance, user, wanted.password(), this::tell),
                sshTakesPasswords -> {
                    begin("credentials.reset.done.online", wanted);
                    if (!sshTakesPasswords) {
                        sayThatSshTakesNone(users);
                    } else {
                        tryLogin(wanted, users);
                    }
                },
                problem -> form.fail(
                        problem,
                        new Remedy(kit.texts().text("credentials.remedy.offline"), () -> retry(offline)),
                        new Remedy(kit.texts().text("credentials.remedy.hand"), () -> retry(byHand))));
    }

    private void retry(Runnable otherWay) {
        form.clearOutcome();
        otherWay.run();
    }

    void offline(Wanted wanted, Restart restart, Consumer<Instance> users) {
        form.work(
                "password-offline",
                "credentials.stage.keeping",
                () -> {
                    doors.passwords().resetOffline(instance, wanted.password(), restart, this::tell);
                    return restart;
                },
                how -> {
                    begin(
                            how == Restart.LATER ? "credentials.reset.done.later" : "credentials.reset.done.offline",
                            wanted);
                    offerScreen();
                    around.refresh().run();
                    if (how != Restart.LATER) {
                        tryLogin(wanted, users);
                    }
                });
    }

    private void tell(Stage stage) {
        if (stage != Stage.DONE) {
            FxWork.later(() -> form.stage("credentials.stage." + stage.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void begin(String key, Wanted wanted) {
        around.window().say(kit.texts().now(key, user, instance.label()));
        lines.getChildren().setAll(Form.good(kit.texts().text(key, user, instance.label())));
        if (wanted.isMade()) {
            lines.getChildren().add(shownOnce(wanted));
        }
        form.done(lines);
        if (wanted.keep()) {
            keep(wanted);
        }
    }

    private Node shownOnce(Wanted wanted) {
        Label text = Nodes.plain(wanted.password(), "mono");
        Button copy = Nodes.button(
                kit.texts().text("credentials.password.copy"),
                () -> ClearingClip.copy(kit.work().workers(), wanted.password()),
                "compact");
        HBox well = Nodes.styled(Nodes.row(8, Nodes.grow(text), copy), "well");
        return Nodes.column(4, well, Nodes.paragraph(kit.texts().text("credentials.password.once"), "small", "warn"));
    }

    private void keep(Wanted wanted) {
        kit.work()
                .deed(
                        "password-keep",
                        () -> doors.kept().keep(instance.id(), user, wanted.password()),
                        () -> {
                            KeptNotes.add(kit.prefs(), instance.id(), user);
                            lines.getChildren().add(Form.good(kit.texts().text("credentials.kept.done")));
                        },
                        problem -> lines.getChildren().add(new ProblemPane(kit, problem, List.of())));
    }

    private void tryLogin(Wanted wanted, Consumer<Instance> users) {
        if (instance.windows()) {
            lines.getChildren().add(Nodes.paragraph(kit.texts().text("credentials.try.windows"), "muted"));
            return;
        }
        HBox trying = Nodes.row(
                8, Mark.UNDERWAY.node(), Nodes.label(kit.texts().text("credentials.try.stage", user), "muted"));
        lines.getChildren().add(trying);
        kit.work()
                .deed(
                        "password-try",
                        () -> doors.passwords().tryLogin(instance, user, wanted.password()),
                        () -> replace(
                                trying, Form.good(kit.texts().text("credentials.try.done", user, instance.label()))),
                        problem -> replace(trying, refused(problem, users)));
    }

    private void replace(Node before, Node after) {
        int at = lines.getChildren().indexOf(before);
        if (at >= 0) {
            lines.getChildren().set(at, after);
        }
    }

    private Node refused(Problem problem, Consumer<Instance> users) {
        return new ProblemPane(kit, problem, List.of(toSettings(users)))
                .entitled(kit.texts().text("credentials.try.refused"));
    }

    private Remedy toSettings(Consumer<Instance> users) {
        return new Remedy(kit.texts().text("credentials.try.settings"), () -> {
            form.dialog().dismiss();
            users.accept(instance);
        });
    }

    private void sayThatSshTakesNone(Consumer<Instance> users) {
        Remedy remedy = toSettings(users);
        lines.getChildren()
                .addAll(
                        Warning.of(kit.texts().text("credentials.try.off", instance.label())),
                        Nodes.row(8, Nodes.button(remedy.name(), remedy.action(), "large")));
    }

    private void offerScreen() {
        form.dialog()
                .stay(
                        kit.texts().text("credentials.screen"),
                        () -> kit.work()
                                .run(
                                        "instance-screen",
                                        () -> doors.passwords().screenUrl(instance),
                                        url -> doors.browse().accept(url),
                                        problem -> lines.getChildren().add(new ProblemPane(kit, problem, List.of()))));
    }
}

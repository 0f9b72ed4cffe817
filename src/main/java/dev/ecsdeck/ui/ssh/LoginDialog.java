package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import dev.ecsdeck.ui.ssh.LoginModel.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One login on its way: the sentence of its options, its stages, the ring of its key, and what went wrong. Closes
/// itself when the login stands.
final class LoginDialog {
    private static final double WIDTH = 640;

    /// What a login needs of those around it.
    ///
    /// @param programs hands a key to another program instead
    /// @param ways instances that could be the way
    /// @param environment what the instance belongs to
    /// @param terminal opens a shell without SSH
    /// @param done takes the login that stands
    record Around(
            Consumer<ProgramsDialog.Wanted> programs,
            SshDoors doors,
            List<Instance> ways,
            Optional<Environment> environment,
            Consumer<Instance> terminal,
            Consumer<LiveLogin> done) {}

    private final Kit kit;
    private final Instance instance;
    private final Around around;
    private final LoginModel model;
    private final LoginChoices choices;
    private final StageRows stages;
    private final KeyRing ring;
    private final VBox below = new VBox();
    private final HBox middle;
    private final Dialog dialog;
    private final Button go;
    private Phase shown = Phase.DONE;
    private LoginRequest last;

    /// @param like the login to begin with; empty for what was used before
    LoginDialog(Kit kit, Instance instance, Optional<LoginRequest> like, Around around) {
        this.kit = kit;
        this.instance = instance;
        this.around = around;
        this.model = new LoginModel(around.doors().logins(), kit.work().workers(), this::arrived);
        this.choices = new LoginChoices(kit, instance, around.doors().places(), around.ways(), like, model::stop);
        this.last = like.or(() -> choices.request(_ -> {})).orElseThrow();
        this.stages = new StageRows(kit, model, () -> last);
        this.ring = new KeyRing(kit, this::start);
        this.middle = Nodes.row(24, Nodes.grow(stages), ring);
        this.dialog =
                new Dialog(kit.overlay(), kit.texts(), kit.texts().text("keys.login.title", instance.label()), WIDTH);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        this.go = dialog.stay(kit.texts().text("keys.login.go"), this::start, "accent");
        createNodes();
        model.whenChanged(this::show);
        kit.work().run("agent-keys", around.doors().logins()::agentKeys, choices::offer, _ -> {});
        dialog.whenGone(model::stop);
    }

    private void createNodes() {
        Looks.sheet(dialog, "ssh");
        Tag tag = new Tag();
        tag.show(around.environment());
        middle.setAlignment(Pos.TOP_LEFT);
        middle.getStyleClass().add("login-middle");
        dialog.beside(tag).body(choices, middle, below);
        go.setDefaultButton(true);
        Button programs = Nodes.button(kit.texts().text("keys.login.programs"), this::programs, "large");
        programs.setGraphic(Nodes.icon(Feather.EXTERNAL_LINK));
        dialog.aside(programs);
    }

    /// Stops the login, and hands a key of the same kind and user to another program.
    private void programs() {
        choices.request(wrong -> below.getChildren().setAll(trouble(wrong))).ifPresent(request -> {
            dialog.dismiss();
            around.programs().accept(new ProgramsDialog.Wanted(instance, request.user(), request.kind()));
        });
    }

    /// Opens it and waits for a choice.
    void open() {
        show();
        dialog.open(go);
    }

    /// Opens it and begins at once. The keyboard is with the ring, so that what is typed early ends nothing.
    void openAndStart() {
        start();
        dialog.open(ring);
    }

    private void start() {
        choices.request(wrong -> {
                    model.stop();
                    below.getChildren().setAll(trouble(wrong));
                })
                .ifPresent(request -> {
                    last = request;
                    model.start(request);
                });
    }

    private LoginTrouble.Ways ways() {
        return new LoginTrouble.Ways(
                this::start,
                user -> {
                    choices.becomes(user);
                    start();
                },
                kind -> {
                    choices.takes(kind);
                    start();
                },
                () -> {
                    dialog.dismiss();
                    around.terminal().accept(instance);
                });
    }

    private void arrived(LiveLogin login) {
        choices.remember(last);
        dialog.dismiss();
        around.done().accept(login);
    }

    private void show() {
        stages.draw();
        Phase phase = model.phase();
        boolean over = phase == Phase.FAILED;
        ring.show(
                over ? Optional.empty() : model.goodUntil(),
                over ? "keys.ring.wiped" : "keys.ring.none",
                phase == Phase.RUNNING);
        ring.setVisible(model.hasRing());
        if (phase == shown) {
            return;
        }
        shown = phase;
        go.setVisible(phase == Phase.IDLE);
        go.setManaged(phase == Phase.IDLE);
        below.getChildren()
                .setAll(model.problem().filter(_ -> over).map(this::trouble).orElseGet(this::promise));
        boolean warns =
                model.problem().filter(Problem.HostKeyChanged.class::isInstance).isPresent();
        middle.setVisible(!warns);
        middle.setManaged(!warns);
        if (over) {
            choices.fold();
            Node first = below.lookup(".button");
            if (model.problem().filter(LoginTrouble::asksSecret).isPresent()) {
                choices.askSecret();
            } else if (first != null) {
                first.requestFocus();
            }
        }
    }

    private Node trouble(Problem problem) {
        Node pane = problem instanceof Problem.HostKeyChanged change
                ? new ChangedHostKey(kit, instance, change, model.keysRead(), () -> accept(change))
                : LoginTrouble.pane(kit, instance, problem, ways());
        return Nodes.styled(pane, "login-trouble");
    }

    private void accept(Problem.HostKeyChanged change) {
        around.doors().logins().acceptHostKey(change.host(), change.shownFingerprint());
        start();
    }

    private Node promise() {
        HBox note = Nodes.row(
                12,
                Nodes.icon(Feather.SHIELD, "icon-small"),
                Nodes.grow(Nodes.paragraph(kit.texts().text("keys.login.promise"), "small")));
        note.setAlignment(Pos.TOP_LEFT);
        note.getStyleClass().add("well");
        return note;
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.logon.KeyPairService.Pair;
import dev.ecsdeck.service.logon.PasswordService.Restart;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds a key pair to instances of its region, or takes it off them: by the API with a restart, or without one
/// through `authorized_keys`.
final class BindDialog {
    private static final double WIDTH = 640;

    enum Deed {
        ATTACH,
        DETACH
    }

    private enum Manner {
        /// Counts from the next restart by the API on, which somebody else does.
        LATER,
        RESTART,
        FORCED,
        /// Through `authorized_keys`, at once.
        NOW
    }

    private record Result(Instance instance, String key, Optional<Problem> fault) {}

    private final Kit kit;
    private final CredentialsModel model;
    private final Pair pair;
    private final Deed deed;
    private final Form form;
    private final Targets targets;
    private final Choice<Manner> manner;
    private final TextField user = new TextField("root");
    private final Confirm confirm;

    BindDialog(Kit kit, CredentialsModel model, Pair pair, Deed deed) {
        this.kit = kit;
        this.model = model;
        this.pair = pair;
        this.deed = deed;
        this.form = new Form(kit, model.around().window(), kit.texts().text(key("title"), pair.name()), WIDTH);
        List<Instance> choice = deed == Deed.ATTACH ? model.bindable() : pair.boundTo();
        this.targets = new Targets(kit, pair, choice, model.environment());
        this.manner = new Choice<>(kit, "credentials.manner." + word() + ".", List.of(Manner.values()), Manner.LATER);
        this.confirm = new Confirm(kit, pair.name());
    }

    private String word() {
        return deed.name().toLowerCase(Locale.ROOT);
    }

    private String key(String last) {
        return (deed == Deed.ATTACH ? "credentials.attach." : "credentials.detach.") + last;
    }

    /// @param first is chosen from the beginning
    void open(Optional<Instance> first) {
        first.ifPresent(targets::choose);
        if (deed == Deed.DETACH && pair.boundTo().size() == 1) {
            pair.boundTo().forEach(targets::choose);
        }
        if (pair.publicKey().isEmpty()) {
            manner.disable(Manner.NOW, kit.texts().text("credentials.manner.no-key"));
        }
        BooleanBinding now =
                Bindings.createBooleanBinding(() -> manner.valueProperty().get() == Manner.NOW, manner.valueProperty());
        BooleanBinding restarts = Bindings.createBooleanBinding(
                () -> manner.valueProperty().get() == Manner.RESTART
                        || manner.valueProperty().get() == Manner.FORCED,
                manner.valueProperty());
        user.getStyleClass().add("mono");
        HBox whose = Nodes.showIf(Form.row(kit, "credentials.user", user), now);
        HBox care = Nodes.showIf(Warning.of(kit.texts().text("credentials.restart.means")), restarts);
        HBox others = Nodes.showIf(Warning.of(kit.texts().text(key("means"))), now.not());
        VBox typed = Nodes.showIf(confirm, restarts);
        BooleanBinding named = Bindings.createBooleanBinding(
                () -> LoginName.parse(user.getText().strip()).isPresent(), user.textProperty());
        form.add(targets, manner, whose, others, care, typed);
        form.go(
                kit.texts().text(key("go")),
                targets.anyProperty()
                        .and(now.not().or(named))
                        .and(restarts.not().or(confirm.typed())),
                deed == Deed.ATTACH ? "accent" : "danger",
                this::go);
        form.open(targets.first());
    }

    private void go() {
        List<Instance> chosen = targets.chosen();
        Manner how = manner.valueProperty().get();
        Optional<LoginName> whose = LoginName.parse(user.getText().strip());
        form.work(
                "pair-" + word(),
                key("stage"),
                () -> how == Manner.NOW && whose.isPresent() ? byHand(chosen, whose.get()) : byApi(chosen, how),
                this::show);
    }

    private List<Result> byApi(List<Instance> chosen, Manner how) throws ProblemException {
        List<InstanceId> ids = chosen.stream().map(Instance::id).toList();
        if (deed == Deed.ATTACH) {
            model.doors().pairs().attach(pair.region(), pair.name(), ids);
        } else {
            model.doors().pairs().detach(pair.region(), pair.name(), ids);
        }
        List<Result> results = new ArrayList<>();
        for (Instance instance : chosen) {
            results.add(restarted(instance, how));
        }
        return results;
    }

    private Result restarted(Instance instance, Manner how) {
        if (how == Manner.LATER) {
            return new Result(instance, "credentials.bound.later", Optional.empty());
        }
        try {
            model.doors()
                    .passwords()
                    .restart(instance, how == Manner.FORCED ? Restart.FORCED : Restart.ORDERLY, _ -> {});
            return new Result(instance, "credentials.bound.counts", Optional.empty());
        } catch (ProblemException refused) {
            return new Result(instance, "", Optional.of(refused.problem()));
        }
    }

    private List<Result> byHand(List<Instance> chosen, LoginName whose) {
        List<Result> results = new ArrayList<>();
        for (Instance instance : chosen) {
            pair.publicKey().ifPresent(half -> {
                try {
                    boolean changed = deed == Deed.ATTACH
                            ? model.doors().users().addKey(instance, whose, half)
                            : model.doors().users().removeKey(instance, whose, half);
                    String key = key(changed ? "now.done" : "now.nothing");
                    results.add(new Result(instance, key, Optional.empty()));
                } catch (ProblemException refused) {
                    results.add(new Result(instance, "", Optional.of(refused.problem())));
                }
            });
        }
        return results;
    }

    private void show(List<Result> results) {
        long failed =
                results.stream().filter(result -> result.fault().isPresent()).count();
        model.around().window().say(kit.texts().now(key("done"), pair.name(), results.size() - failed, results.size()));
        model.readAll();
        form.done(results.stream().map(this::line).toArray(Node[]::new));
        if (deed == Deed.ATTACH && results.size() == 1 && failed == 0) {
            Instance only = results.getFirst().instance();
            form.dialog()
                    .leave(
                            kit.texts().text("credentials.bound.login"),
                            () -> model.around().login().accept(only),
                            "accent");
        }
    }

    private Node line(Result result) {
        Mark mark = result.fault().isPresent() ? Mark.DENIED : Mark.DONE;
        HBox row = Nodes.row(
                8,
                mark.node(),
                Nodes.plain(result.instance().label(), "strong"),
                Nodes.grow(result.fault()
                        .map(problem -> Nodes.paragraph(ProblemPane.sentenceOf(kit.texts(), problem), "bad"))
                        .orElseGet(() -> Nodes.paragraph(kit.texts().text(result.key()), "muted"))));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The lines of a user's `authorized_keys`: one more, or one less, without a restart.
final class UserKeysDialog {
    private static final double WIDTH = 640;

    private final Kit kit;
    private final CredentialsModel model;
    private final Instance instance;
    private final LoginName user;
    private final Runnable changed;
    private final Form form;
    private final KeyFilePane more;
    private final VBox lines = Nodes.styled(Nodes.column(0), "framed");

    UserKeysDialog(Kit kit, CredentialsModel model, Instance instance, LoginName user, Runnable changed) {
        this.kit = kit;
        this.model = model;
        this.instance = instance;
        this.user = user;
        this.changed = changed;
        this.form = new Form(
                kit,
                model.around().window(),
                kit.texts().text("credentials.users.keys.title", user, instance.label()),
                WIDTH);
        this.more = new KeyFilePane(kit, model.doors());
    }

    void open() {
        form.add(lines, Nodes.label(kit.texts().text("credentials.users.keys.more"), "strong"), more);
        form.go(
                kit.texts().text("credentials.users.keys.add"),
                Bindings.createBooleanBinding(() -> more.keyProperty().get().isPresent(), more.keyProperty()),
                "accent",
                () -> more.keyProperty().get().ifPresent(this::add));
        form.open(more.first());
        read();
    }

    private void read() {
        lines.getChildren()
                .setAll(Nodes.styled(
                        Nodes.label(kit.texts().text("credentials.users.reading", instance.label()), "muted"),
                        "member-row"));
        kit.work()
                .run(
                        "user-keys",
                        () -> model.doors().users().keys(instance, user),
                        this::show,
                        problem -> lines.getChildren().setAll(new ProblemPane(kit, problem, List.of())));
    }

    private void show(List<String> keys) {
        lines.getChildren().setAll(keys.stream().map(this::line).toList());
        if (keys.isEmpty()) {
            lines.getChildren()
                    .setAll(Nodes.styled(
                            Nodes.label(kit.texts().text("credentials.users.keys.none"), "muted"), "member-row"));
        }
    }

    private Node line(String text) {
        Optional<PublicHalf> key = keyOf(text);
        HBox row = Nodes.row(
                8,
                Nodes.plain(key.map(PublicHalf::kind).orElse(""), "strong"),
                Nodes.grow(Nodes.middleCut(key.map(PublicHalf::fingerprint).orElse(text), "mono", "muted")));
        row.getStyleClass().add("member-row");
        key.ifPresent(half -> row.getChildren()
                .add(Nodes.button(kit.texts().text("credentials.users.keys.remove"), () -> remove(half), "compact")));
        return row;
    }

    /// A line may begin with options; the key stands behind them.
    private static Optional<PublicHalf> keyOf(String line) {
        for (String kind : List.of("ssh-", "ecdsa-", "sk-")) {
            int at = line.startsWith(kind) ? 0 : line.indexOf(" " + kind) + 1;
            if (line.startsWith(kind, at)) {
                try {
                    byte[] bytes = line.substring(at).getBytes(StandardCharsets.UTF_8);
                    return Optional.of(PublicHalf.read(bytes, "authorized_keys", Optional.empty()));
                } catch (ProblemException garbled) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private void add(PublicHalf key) {
        form.work(
                "user-key-add",
                "credentials.users.keys.stage",
                () -> model.doors().users().addKey(instance, user, key),
                fresh -> {
                    String said = fresh ? "credentials.attach.now.done" : "credentials.attach.now.nothing";
                    model.around().window().say(kit.texts().now(said));
                    changed.run();
                    read();
                });
    }

    private void remove(PublicHalf key) {
        form.work(
                "user-key-remove",
                "credentials.users.keys.stage",
                () -> model.doors().users().removeKey(instance, user, key),
                _ -> {
                    model.around().window().say(kit.texts().now("credentials.detach.now.done"));
                    changed.run();
                    read();
                });
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.remote.KeyPairName;
import dev.ecsdeck.service.logon.KeyPairService.Pair;
import dev.ecsdeck.ui.credentials.BindDialog.Deed;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Makes, imports and deletes key pairs.
final class PairDialogs {
    private static final double WIDTH = 560;
    private static final double WIDE = 640;

    private final Kit kit;
    private final CredentialsModel model;

    PairDialogs(Kit kit, CredentialsModel model) {
        this.kit = kit;
        this.model = model;
    }

    private Form form(String title, double width, Object... arguments) {
        return new Form(kit, model.around().window(), kit.texts().text(title, arguments), width);
    }

    private static BooleanBinding isTaken(TextField name) {
        return Bindings.createBooleanBinding(
                () -> KeyPairName.isTaken(name.getText().strip()), name.textProperty());
    }

    private void nameField(Form form, TextField name) {
        name.getStyleClass().add("mono");
        Label rule = Nodes.paragraph(kit.texts().text("credentials.pair.name.rule"), "small", "muted");
        name.textProperty()
                .subscribe(text ->
                        Nodes.tone(rule, text.isEmpty() || KeyPairName.isTaken(text.strip()) ? "muted" : "bad"));
        form.field("credentials.pair.name", name).add(rule);
    }

    /// Lets the service make one, and saves its private half.
    void create() {
        RegionId region = model.regionProperty().get();
        Form form = form("credentials.create.title", WIDTH, region);
        TextField name = new TextField();
        nameField(form, name);
        form.add(Nodes.paragraph(kit.texts().text("credentials.create.sentence"), "muted"));
        form.go(kit.texts().text("credentials.create.go"), isTaken(name), "accent", () -> {
            String wanted = name.getText().strip();
            model.doors()
                    .places()
                    .chooseNew(kit, form.dialog().getScene().getWindow(), wanted.replace(':', '_') + ".pem")
                    .ifPresent(file -> create(form, region, wanted, file));
        });
        form.open(name);
    }

    private void create(Form form, RegionId region, String name, Path file) {
        form.work(
                "pair-create",
                "credentials.create.stage",
                () -> model.doors().pairs().create(region, name, file),
                fingerprint -> {
                    form.done(
                            Form.good(kit.texts().text("credentials.create.done", name)),
                            Form.row(kit, "credentials.create.file", Nodes.middleCut(file.toString(), "mono")),
                            Form.row(kit, "credentials.column.fingerprint", Nodes.middleCut(fingerprint, "mono")),
                            Nodes.paragraph(kit.texts().text("credentials.create.once"), "warn"));
                    model.around().window().say(kit.texts().now("credentials.create.done", name));
                    model.read();
                });
    }

    /// Imports the public half of a key.
    void importKey() {
        RegionId region = model.regionProperty().get();
        Form form = form("credentials.import.title", WIDE, region);
        KeyFilePane keys = new KeyFilePane(kit, model.doors());
        TextField name = new TextField();
        form.add(Nodes.paragraph(kit.texts().text("credentials.import.sentence"), "muted"), keys);
        nameField(form, name);
        BooleanBinding ready = isTaken(name)
                .and(Bindings.createBooleanBinding(
                        () -> keys.keyProperty().get().isPresent(), keys.keyProperty()));
        form.go(
                kit.texts().text("credentials.import.go"),
                ready,
                "accent",
                () -> keys.keyProperty().get().ifPresent(half -> {
                    String wanted = name.getText().strip();
                    form.work(
                            "pair-import",
                            "credentials.import.stage",
                            () -> {
                                model.doors().pairs().importKey(region, wanted, half, keys.source());
                                return wanted;
                            },
                            _ -> {
                                form.end(kit.texts().now("credentials.import.done", wanted));
                                model.read();
                            });
                }));
        form.open(keys.first());
    }

    /// Shows the public half of a private key.
    void derive() {
        Form form = form("credentials.derive.title", WIDE);
        KeyFilePane keys = new KeyFilePane(kit, model.doors());
        form.add(Nodes.paragraph(kit.texts().text("credentials.derive.sentence"), "muted"), keys);
        form.open(keys.first());
    }

    /// Deletes a key pair, or says where it is bound.
    void delete(Pair pair) {
        if (pair.boundTo().isEmpty()) {
            askToDelete(pair);
        } else {
            sayWhere(pair);
        }
    }

    private void askToDelete(Pair pair) {
        Form form = form("credentials.delete.title", WIDTH, pair.name());
        Confirm confirm = new Confirm(kit, pair.name());
        form.add(Nodes.paragraph(kit.texts().text("credentials.delete.sentence")), confirm);
        form.go(
                kit.texts().text("credentials.delete.go"),
                confirm.typed(),
                "danger",
                () -> form.work(
                        "pair-delete",
                        "credentials.delete.stage",
                        () -> {
                            model.doors().pairs().delete(pair.region(), pair.name());
                            return pair.name();
                        },
                        name -> {
                            form.end(kit.texts().now("credentials.delete.done", name));
                            model.read();
                        }));
        form.open(confirm.field());
    }

    private void sayWhere(Pair pair) {
        Form form = form("credentials.delete.bound.title", WIDTH, pair.name());
        List<String> names = pair.boundTo().stream().map(Instance::label).toList();
        Label where = Nodes.plain(String.join("\n", names.subList(0, Math.min(names.size(), 8))), "mono");
        form.add(Nodes.paragraph(kit.texts().text("credentials.delete.bound.sentence", names.size())), where);
        Button detach = form.dialog()
                .leave(
                        kit.texts().text("credentials.detach"),
                        () -> new BindDialog(kit, model, pair, Deed.DETACH).open(Optional.empty()),
                        "accent");
        form.open(detach);
    }
}

package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.keys.HandoutDesk;
import dev.ecsdeck.service.keys.HandoutDesk.Registered;
import dev.ecsdeck.service.keys.KeyExport;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.KeyPlaces;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import dev.ecsdeck.ui.ssh.ProgramsDialog.Lines;
import dev.ecsdeck.ui.ssh.ProgramsDialog.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The one way by which a private key reaches the disk: kind, passphrase, place; then the public key, the line that
/// logs in with it, and its sixty seconds.
final class SaveKeyDialog {
    private static final double WIDTH = 640;
    private static final double LABELS = 136;

    private final Kit kit;
    private final HandoutDesk desk;
    private final KeyPlaces places;
    private final Wanted wanted;
    private final Dialog dialog;
    private final ComboBox<KeyKind> kind = new ComboBox<>();
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final VBox below = Nodes.column(8);
    private final KeyRing ring;
    private final Button go;
    private Optional<KeyExport.Written> written = Optional.empty();

    SaveKeyDialog(Kit kit, HandoutDesk desk, KeyPlaces places, Wanted wanted) {
        this.kit = kit;
        this.desk = desk;
        this.places = places;
        this.wanted = wanted;
        this.ring = new KeyRing(kit, "keys.remedy.register", this::register);
        this.dialog = new Dialog(
                kit.overlay(),
                kit.texts(),
                kit.texts().text("keys.save.title", wanted.instance().label()),
                WIDTH);
        Looks.sheet(dialog, "ssh");
        kind.getItems().setAll(KeyKind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(KeyKind value) {
                return value == null ? "" : value.shownName();
            }

            @Override
            public KeyKind fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        kind.setValue(wanted.kind());
        dialog.leave(kit.texts().text("kit.close"), () -> {});
        this.go = dialog.stay(kit.texts().text("keys.save.go"), this::choose, "accent");
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !passphrase.getText().equals(again.getText()),
                        passphrase.textProperty(),
                        again.textProperty()));
        Label hint = Nodes.paragraph(kit.texts().text("keys.save.unprotected"), "small", "warn");
        Nodes.showIf(hint, passphrase.textProperty().map(String::isEmpty));
        Label different = Nodes.paragraph(kit.texts().text("keys.save.different"), "small", "bad");
        Nodes.showIf(different, go.disableProperty());
        below.getChildren()
                .setAll(
                        field("keys.choice.key", kind),
                        field("keys.save.passphrase", passphrase),
                        field("keys.save.again", again),
                        hint,
                        different,
                        Nodes.paragraph(kit.texts().text("keys.save.why"), "muted"));
        dialog.body(below);
        dialog.whenGone(this::forget);
    }

    void open() {
        dialog.open(passphrase);
    }

    private void forget() {
        passphrase.clear();
        again.clear();
    }

    private Node field(String key, Control control) {
        Label label = Nodes.label(kit.texts().text(key));
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text(key));
        return Nodes.row(12, label, Nodes.grow(control));
    }

    private void choose() {
        String name = "id_ecs_" + kind.getValue().name().toLowerCase(Locale.ROOT);
        places.chooseNew(kit, dialog.getScene().getWindow(), name).ifPresent(this::write);
    }

    private void write(Path file) {
        byte[] secret = passphrase.getText().getBytes(StandardCharsets.UTF_8);
        KeyKind chosen = kind.getValue();
        forget();
        kit.work().run("key-write", () -> desk.write(chosen, file, secret), this::saved, this::refuse);
    }

    private void saved(KeyExport.Written key) {
        written = Optional.of(key);
        go.setVisible(false);
        go.setManaged(false);
        show(key, Optional.empty());
        register();
    }

    private void register() {
        written.ifPresent(key -> {
            ring.show(Optional.empty(), "keys.ring.registering", false);
            kit.work()
                    .run(
                            "key-register",
                            () -> desk.register(wanted.instance(), wanted.user(), key),
                            registered -> show(key, Optional.of(registered)),
                            this::refuse);
        });
    }

    private void show(KeyExport.Written key, Optional<Registered> registered) {
        String otherwise = registered.isPresent() ? "keys.ring.unregistered" : "keys.ring.registering";
        ring.show(registered.map(Registered::goodUntil), otherwise, true);
        VBox lines = Nodes.column(
                8,
                Nodes.label(kit.texts().text("keys.save.done"), "strong"),
                line("keys.save.file", key.privateKey().toString()),
                line("keys.save.public", key.publicLine()));
        registered.ifPresent(now -> lines.getChildren().add(line("keys.programs.line.name", now.command())));
        HBox row = Nodes.row(24, Nodes.grow(lines), ring);
        row.setAlignment(Pos.TOP_LEFT);
        below.getChildren().setAll(row);
    }

    private Node line(String key, String text) {
        Button copy = Nodes.iconButton(
                Feather.COPY,
                kit.texts().text("keys.programs.copy-this", kit.texts().text(key)),
                "",
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        copy.getStyleClass().add("compact");
        Label name = Nodes.label(kit.texts().text(key), "small", "muted");
        return Nodes.column(
                0,
                Nodes.row(8, Nodes.grow(name), copy),
                Lines.well(text, kit.texts().text(key)));
    }

    private void refuse(Problem problem) {
        Remedy remedy = written.isPresent()
                ? new Remedy(kit.texts().text("keys.remedy.register"), this::register)
                : new Remedy(kit.texts().text("keys.save.go"), this::choose);
        below.getChildren()
                .setAll(new ProblemPane(
                        kit, problem, Optional.of(wanted.instance().label()), List.of(remedy)));
    }
}

package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A public key out of a file, or pasted: derived from a private key where the file holds one. The private half is
/// read on this computer and goes nowhere.
final class KeyFilePane extends VBox {
    private static final String PASTED = "authorized_keys";

    private final Kit kit;
    private final CredentialDoors doors;
    private final Label file = Nodes.middleCut("", "mono");
    private final TextField pasted = new TextField();
    private final PasswordField passphrase = new PasswordField();
    private final HBox locked;
    private final VBox result = Nodes.column(8);
    private final Button choose;
    private final ReadOnlyObjectWrapper<Optional<PublicHalf>> key = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Path> chosen = Optional.empty();

    KeyFilePane(Kit kit, CredentialDoors doors) {
        super(12);
        this.kit = kit;
        this.doors = doors;
        choose = Nodes.button(kit.texts().text("credentials.key.choose"), this::choose);
        choose.setGraphic(Nodes.icon(Feather.FOLDER));
        file.setMinWidth(0);
        HBox from = Nodes.row(8, choose, Nodes.grow(file));
        Button unlock = Nodes.button(kit.texts().text("credentials.key.unlock"), this::read);
        passphrase.setOnAction(_ -> read());
        passphrase.accessibleTextProperty().bind(kit.texts().text("credentials.key.passphrase"));
        locked = Form.row(kit, "credentials.key.passphrase", Nodes.row(8, Nodes.grow(passphrase), unlock));
        locked.setManaged(false);
        locked.setVisible(false);
        pasted.getStyleClass().add("mono");
        pasted.promptTextProperty().bind(kit.texts().text("credentials.key.paste.hint"));
        pasted.textProperty().subscribe((_, text) -> paste(text));
        getChildren()
                .setAll(
                        Form.row(kit, "credentials.key.file", from),
                        locked,
                        Form.row(kit, "credentials.key.paste", pasted),
                        result);
        Nodes.showIf(result, Bindings.isNotEmpty(result.getChildren()));
    }

    /// The key that was found; empty until then.
    ReadOnlyObjectProperty<Optional<PublicHalf>> keyProperty() {
        return key.getReadOnlyProperty();
    }

    /// How the place that it came from is called in a failure.
    String source() {
        return chosen.map(path -> String.valueOf(path.getFileName())).orElse(PASTED);
    }

    Button first() {
        return choose;
    }

    private void choose() {
        doors.places().choose(kit, getScene().getWindow()).ifPresent(this::take);
    }

    private void take(Path path) {
        chosen = Optional.of(path);
        pasted.clear();
        file.setText(path.toString());
        file.setTooltip(Nodes.tooltip(file.textProperty()));
        passphrase.clear();
        lock(false);
        read();
    }

    private void lock(boolean isLocked) {
        locked.setManaged(isLocked);
        locked.setVisible(isLocked);
    }

    private void read() {
        chosen.ifPresent(path -> {
            Optional<String> secret = Optional.of(passphrase.getText()).filter(text -> !text.isEmpty());
            kit.work().run("key-read", () -> doors.pairs().read(path, secret), this::found, this::refuse);
        });
    }

    private void paste(String text) {
        if (text.isBlank()) {
            if (chosen.isEmpty()) {
                key.set(Optional.empty());
                result.getChildren().clear();
            }
            return;
        }
        chosen = Optional.empty();
        file.setText("");
        lock(false);
        byte[] line = text.strip().getBytes(StandardCharsets.UTF_8);
        kit.work().run("key-read", () -> PublicHalf.read(line, PASTED, Optional.empty()), this::found, this::refuse);
    }

    private void found(PublicHalf half) {
        passphrase.clear();
        lock(false);
        key.set(Optional.of(half));
        TextArea line = new TextArea(half.line());
        line.setEditable(false);
        line.setWrapText(true);
        line.setPrefRowCount(3);
        line.getStyleClass().addAll("mono", "script-well", "public-line");
        line.accessibleTextProperty().bind(kit.texts().text("credentials.key.public"));
        Button copy = Nodes.button(
                kit.texts().text("credentials.key.copy"),
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, half.line())),
                "compact");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        Label kind = Nodes.plain(half.kind(), "strong");
        kind.setMinWidth(USE_PREF_SIZE);
        result.getChildren()
                .setAll(
                        Nodes.row(8, kind, Nodes.grow(Nodes.middleCut(half.fingerprint(), "mono", "muted")), copy),
                        line);
    }

    private void refuse(Problem problem) {
        key.set(Optional.empty());
        boolean needed = problem instanceof Problem.OwnKeyUnusable unusable
                && (unusable.fault() == OwnKeyFault.PASSPHRASE_NEEDED
                        || unusable.fault() == OwnKeyFault.PASSPHRASE_WRONG);
        lock(needed);
        result.getChildren().setAll(new ProblemPane(kit, problem, List.of()));
        if (needed) {
            passphrase.requestFocus();
        }
    }
}

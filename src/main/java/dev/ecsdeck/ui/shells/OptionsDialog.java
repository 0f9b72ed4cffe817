package dev.ecsdeck.ui.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What can be set before a shell opens.
public final class OptionsDialog {
    private static final double WIDTH = 560;
    private static final double LABELS = 136;

    private final Kit kit;
    private final Instance instance;
    private final TextField user = new TextField();
    private final TextField command = new TextField();
    private final TextField password = new TextField();
    private final ComboBox<ShellRequest.Network> network = new ComboBox<>();
    private final ComboBox<Integer> idle = new ComboBox<>();
    private final CheckBox encrypted = new CheckBox();

    public OptionsDialog(Kit kit, Instance instance) {
        this.kit = kit;
        this.instance = instance;
    }

    /// Asks, and hands the request to `open`.
    public void open(Consumer<Function<ScreenSize, ShellRequest>> open) {
        Dialog dialog = new Dialog(
                kit.overlay(), kit.texts(), kit.texts().text("shells.options.title", instance.label()), WIDTH);
        network.getItems().setAll(ShellRequest.Network.values());
        network.setValue(UsualNetwork.of(kit.prefs().now(), instance));
        network.setConverter(words(value ->
                kit.texts().now("shells.options.network." + value.name().toLowerCase(Locale.ROOT))));
        idle.getItems().setAll(0, 5, 10, 30, 60, 180);
        idle.setValue(kit.prefs().now().terminal().idleMinutes());
        idle.setConverter(words(minutes -> minutes == 0
                ? kit.texts().now("shells.options.idle.never")
                : kit.texts().now("kit.span.minutes", minutes)));
        encrypted.textProperty().bind(kit.texts().text("shells.options.encrypted"));
        user.setPromptText("ecs-assist-user");
        VBox fields = Nodes.column(8);
        fields.getChildren().add(field("user", user));
        fields.getChildren().add(field("command", command));
        fields.getChildren().add(field("network", network));
        if (instance.windows()) {
            fields.getChildren().add(field("password", password));
        }
        fields.getChildren().add(field("idle", idle));
        Label hint = Nodes.paragraph(kit.texts().text("shells.options.encrypted.hint"), "muted", "small");
        dialog.body(fields, encrypted, hint);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.leave(kit.texts().text("instances.card.open"), () -> open.accept(this::request), "accent")
                .setDefaultButton(true);
        dialog.open(user);
    }

    private ShellRequest request(ScreenSize size) {
        int minutes = idle.getValue();
        return new ShellRequest(
                instance,
                user.getText().strip(),
                command.getText().strip(),
                network.getValue(),
                password.getText().strip(),
                encrypted.isSelected() ? ShellRequest.Encryption.AUTO : ShellRequest.Encryption.NONE,
                minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
                size);
    }

    private Node field(String key, Control control) {
        Label label = Nodes.label(kit.texts().text("shells.options." + key));
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text("shells.options." + key));
        return Nodes.row(12, label, Nodes.grow(control));
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        };
    }
}

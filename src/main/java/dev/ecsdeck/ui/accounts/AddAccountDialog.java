package dev.ecsdeck.ui.accounts;

import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.SecretPlace;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks for what an account of some mode needs, and where its secrets are to be kept.
public final class AddAccountDialog {
    private static final double WIDTH = 560;
    private static final double LABELS = 152;
    /// Each mode with its fields; those that may stay empty end in `?`. Modes that sign in through a browser are
    /// made by the vendor's program alone.
    private static final Map<String, List<String>> MODES = modes();

    private final Kit kit;
    private final AccountDoors doors;
    private final TextField name = new TextField();
    private final ComboBox<String> mode = new ComboBox<>();
    private final TextField region = new TextField("cn-hangzhou");
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final VBox rows = Nodes.column(8);
    private final VBox place = Nodes.column(4);
    private final VBox problem = new VBox();
    private final BooleanProperty complete = new SimpleBooleanProperty();
    private final RadioButton inKeychain = new RadioButton();
    private final RadioButton inFile = new RadioButton();

    public AddAccountDialog(Kit kit, AccountDoors doors) {
        this.kit = kit;
        this.doors = doors;
    }

    private static Map<String, List<String>> modes() {
        Map<String, List<String>> modes = new LinkedHashMap<>();
        List<String> key = List.of("access_key_id", "access_key_secret");
        modes.put("AK", key);
        modes.put("StsToken", with(key, "sts_token"));
        modes.put("RamRoleArn", with(key, "ram_role_arn", "ram_session_name?", "external_id?"));
        modes.put("ChainableRamRoleArn", List.of("source_profile", "ram_role_arn", "ram_session_name?"));
        modes.put("EcsRamRole", List.of("ram_role_name?"));
        modes.put("OIDC", List.of("oidc_provider_arn", "oidc_token_file", "ram_role_arn", "ram_session_name?"));
        modes.put("CredentialsURI", List.of("credentials_uri"));
        modes.put("External", List.of("process_command"));
        modes.put("RsaKeyPair", List.of("private_key", "key_pair_name"));
        return modes;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /// @param added is given the account that is there then
    public void open(Consumer<Account> added) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("accounts.add.title"), WIDTH);
        mode.getItems().setAll(MODES.keySet());
        mode.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return kit.texts().messages().find("accounts.mode." + value).orElse(String.valueOf(value));
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        mode.setValue("AK");
        mode.setMaxWidth(Double.MAX_VALUE);
        mode.valueProperty().subscribe(this::ask);
        VBox all = Nodes.column(
                8,
                field("accounts.add.name", name),
                field("accounts.add.mode", mode),
                rows,
                field("accounts.add.region", region));
        askForPlace();
        dialog.body(all, place, Nodes.paragraph(kit.texts().text("accounts.add.browser"), "muted", "small"), problem);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button go = dialog.stay(kit.texts().text("accounts.add.go"), () -> go(dialog, added), "accent");
        go.disableProperty()
                .bind(complete.not()
                        .or(isBlank(name))
                        .or(isBlank(region))
                        .or(inKeychain
                                .selectedProperty()
                                .or(inFile.selectedProperty())
                                .not()));
        go.setDefaultButton(true);
        dialog.open(name);
    }

    private static BooleanBinding isBlank(TextField field) {
        return Bindings.createBooleanBinding(() -> field.getText().isBlank(), field.textProperty());
    }

    private void ask(String wanted) {
        rows.getChildren().clear();
        fields.clear();
        BooleanBinding missing = Bindings.createBooleanBinding(() -> false);
        for (String entry : MODES.getOrDefault(wanted, List.of())) {
            boolean optional = entry.endsWith("?");
            String field = optional ? entry.substring(0, entry.length() - 1) : entry;
            TextField control = isHidden(field) ? new PasswordField() : new TextField();
            control.getStyleClass().add("mono");
            if (optional) {
                control.promptTextProperty().bind(kit.texts().text("accounts.add.optional"));
            } else {
                missing = Bindings.or(missing, isBlank(control));
            }
            fields.put(field, control);
            rows.getChildren().add(field("accounts.field." + field, control));
        }
        complete.bind(Bindings.not(missing));
    }

    private static boolean isHidden(String field) {
        return field.endsWith("secret") || field.equals("sts_token");
    }

    /// The keychain may have to be started to say whether it is there, so it is asked on a thread.
    private void askForPlace() {
        ToggleGroup places = new ToggleGroup();
        inKeychain.setToggleGroup(places);
        inFile.setToggleGroup(places);
        inFile.textProperty()
                .bind(kit.texts().text("accounts.place.file", doors.editor().vendorFile()));
        Label asking = Nodes.label(kit.texts().text("accounts.place.asking"), "muted", "small");
        place.getChildren().setAll(Nodes.label(kit.texts().text("accounts.place.title"), "strong"), asking);
        kit.work()
                .run(
                        "accounts-keychain",
                        () -> doors.editor().keychain(),
                        found -> {
                            place.getChildren().remove(asking);
                            showPlaces(found);
                        },
                        _ -> {});
    }

    private void showPlaces(Optional<KeychainKind> keychain) {
        if (keychain.isPresent()) {
            inKeychain
                    .textProperty()
                    .bind(kit.texts()
                            .text("accounts.place.keychain", kit.texts().text("accounts.keychain." + keychain.get())));
            inKeychain.setSelected(true);
            place.getChildren().addAll(inKeychain, inFile);
        } else {
            place.getChildren()
                    .addAll(Nodes.paragraph(kit.texts().text("accounts.place.none"), "warn", "small"), inFile);
        }
    }

    private void go(Dialog dialog, Consumer<Account> added) {
        problem.getChildren().clear();
        Map<String, String> given = new LinkedHashMap<>();
        given.put("mode", mode.getValue());
        fields.forEach((field, control) -> {
            if (!control.getText().isBlank()) {
                given.put(field, control.getText().strip());
            }
        });
        given.put("region_id", region.getText().strip());
        String wanted = name.getText().strip();
        SecretPlace where = inKeychain.isSelected() ? SecretPlace.KEYCHAIN : SecretPlace.VENDOR_FILE;
        kit.work()
                .run(
                        "accounts-add",
                        () -> doors.editor().add(wanted, given, where),
                        account -> {
                            dialog.dismiss();
                            account.ifPresent(added);
                        },
                        why -> problem.getChildren().setAll(new ProblemPane(kit, why, List.of())));
    }

    private Node field(String key, Control control) {
        Label label = Nodes.label(kit.texts().text(key));
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text(key));
        return Nodes.row(12, label, Nodes.grow(control));
    }
}

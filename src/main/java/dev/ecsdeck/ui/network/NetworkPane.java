package dev.ecsdeck.ui.network;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.network.NetworkChoice;
import dev.ecsdeck.service.network.NetworkChoice.Way;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// How the program reaches the network. What is typed holds as soon as it means something.
public final class NetworkPane extends VBox {
    private static final double LABELS = 280;

    private final Kit kit;
    private final NetworkDoors doors;
    private final FxSignal<Optional<Problem>> fault;
    private final ComboBox<Way> way = new ComboBox<>();
    private final TextField address = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField extraCa = new TextField();
    private final Label kept = new Label();
    private final VBox wrong = new VBox();

    public NetworkPane(Kit kit, NetworkDoors doors) {
        this.kit = kit;
        this.doors = doors;
        this.fault = new FxSignal<>(doors.service().fault());
        NetworkChoice now = choice();
        fillWays(now);
        address.setText(now.address());
        user.setText(now.user());
        extraCa.setText(now.extraCa());
        SimpleBooleanProperty manual = new SimpleBooleanProperty();
        manual.bind(way.valueProperty().map(Way.MANUAL::equals));
        getChildren()
                .addAll(
                        row("proxy", way),
                        Nodes.showIf(row("address", addressControl()), manual),
                        Nodes.showIf(row("sign-in", signInControl()), manual),
                        row("ca", caControl()),
                        wrong,
                        row("test", new ProbePane(kit, doors)));
        fault.property().subscribe(this::showFault);
        sceneProperty().subscribe((before, after) -> {
            if (before != null && after == null) {
                fault.close();
            }
        });
    }

    private NetworkChoice choice() {
        return NetworkChoice.of(kit.prefs().now());
    }

    private void choose(UnaryOperator<NetworkChoice> how) {
        kit.prefs().change(settings -> how.apply(NetworkChoice.of(settings)).in(settings));
    }

    private void fillWays(NetworkChoice now) {
        way.getItems().setAll(Way.values());
        way.setConverter(new StringConverter<>() {
            @Override
            public String toString(Way value) {
                return value == null
                        ? ""
                        : kit.texts().now("network.way." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Way fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        way.setValue(now.way());
        way.accessibleTextProperty().bind(kit.texts().text("network.proxy.title"));
        way.setOnAction(_ -> choose(it -> it.withWay(way.getValue())));
    }

    private Node addressControl() {
        address.getStyleClass().add("mono");
        address.setPromptText("proxy.example.com:3128");
        address.setPrefWidth(260);
        address.accessibleTextProperty().bind(kit.texts().text("network.address.title"));
        ObservableValue<Boolean> good = address.textProperty()
                .map(text -> choice().withAddress(text).proxy().isPresent());
        address.textProperty().subscribe((_, text) -> {
            if (good.getValue()) {
                choose(it -> it.withAddress(text));
            }
        });
        Label bad = Nodes.label(kit.texts().text("network.address.wrong"), "bad", "small");
        return Nodes.column(4, address, Nodes.showIf(bad, good.map(ok -> !ok)));
    }

    private Node signInControl() {
        user.setPrefWidth(128);
        user.promptTextProperty().bind(kit.texts().text("network.user"));
        user.accessibleTextProperty().bind(kit.texts().text("network.user"));
        user.textProperty().subscribe((_, text) -> choose(it -> it.withUser(text)));
        password.setPrefWidth(128);
        password.promptTextProperty().bind(kit.texts().text("network.password"));
        password.accessibleTextProperty().bind(kit.texts().text("network.password"));
        Button keep = Nodes.button(kit.texts().text("network.password.keep"), this::keepPassword);
        keep.disableProperty().bind(password.textProperty().map(String::isEmpty));
        kept.getStyleClass().addAll("muted", "small");
        kept.setWrapText(true);
        return Nodes.column(4, Nodes.row(8, user, password, keep), kept);
    }

    private void keepPassword() {
        String fresh = password.getText();
        password.clear();
        kit.work()
                .run(
                        "network-password",
                        () -> doors.service().takePassword(fresh),
                        stays -> kept.textProperty()
                                .bind(kit.texts().text(stays ? "network.password.kept" : "network.password.this-run")),
                        why -> kept.textProperty().bind(ProblemPane.sentenceOf(kit.texts(), why)));
    }

    private Node caControl() {
        extraCa.getStyleClass().add("mono");
        extraCa.setPrefWidth(260);
        extraCa.promptTextProperty().bind(kit.texts().text("network.ca.none"));
        extraCa.accessibleTextProperty().bind(kit.texts().text("network.ca.title"));
        extraCa.setOnAction(_ -> choose(it -> it.withExtraCa(extraCa.getText())));
        extraCa.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                choose(it -> it.withExtraCa(extraCa.getText()));
            }
        });
        Button browse = Nodes.iconButton(Feather.FOLDER, kit.texts().text("network.ca.browse"), "", this::browse);
        return Nodes.row(8, extraCa, browse);
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(kit.texts().now("network.ca.title"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            extraCa.setText(chosen.getPath());
            choose(it -> it.withExtraCa(chosen.getPath()));
        }
    }

    private void showFault(Optional<Problem> problem) {
        wrong.getChildren().clear();
        problem.ifPresent(why -> wrong.getChildren().add(new ProblemPane(kit, why, List.of())));
    }

    private HBox row(String key, Node control) {
        VBox words = Nodes.column(
                0,
                Nodes.label(kit.texts().text("network." + key + ".title")),
                Nodes.paragraph(kit.texts().text("network." + key + ".hint"), "muted", "small"));
        words.setMinWidth(LABELS);
        words.setMaxWidth(LABELS);
        Region gap = new Region();
        gap.setMinWidth(24);
        HBox row = Nodes.row(0, words, gap, control);
        row.getStyleClass().add("settings-row");
        return row;
    }
}

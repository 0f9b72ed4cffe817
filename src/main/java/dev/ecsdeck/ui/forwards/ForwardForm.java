package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The dialog whose question is a sentence: listen on …, through …, to ….
final class ForwardForm {
    private static final double HEAD_AND_FOOT = 160;
    private static final String ANY_ADDRESS = "0.0.0.0";

    private final Kit kit;
    private final ForwardsModel model;
    private final Navigator navigator;
    private final Optional<ForwardRule> before;
    private final String id;
    private final Dialog dialog;
    private final Map<ForwardPreset, ToggleButton> presets = new EnumMap<>(ForwardPreset.class);
    private final TextField address = field("forwards.form.address", 104);
    private final TextField localPort = field("forwards.form.local-port", 72);
    private final ComboBox<Instance> instance = new ComboBox<>();
    private final ToggleButton here = new ToggleButton();
    private final ToggleButton behind = new ToggleButton();
    private final TextField host = field("forwards.form.host", 344);
    private final TextField targetPort = field("forwards.form.target-port", 72);
    private final Region portMark = Mark.DONE.node();
    private final Label portWords = Nodes.plain("");
    private final Button otherPort;
    private final ForwardOptions options;
    private final HopList hops;
    private final Button save;
    private ForwardPreset preset = ForwardPreset.OTHER;

    ForwardForm(Kit kit, ForwardsModel model, Navigator navigator, Optional<ForwardRule> rule, boolean isCopy) {
        this.kit = kit;
        this.model = model;
        this.navigator = navigator;
        this.before = rule;
        this.id = rule.map(ForwardRule::id).orElseGet(model::newId);
        String title = rule.isEmpty() || isCopy ? "forwards.form.new" : "forwards.form.edit";
        this.dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text(title), 720);
        Looks.sheet(dialog, "forwards");
        this.options = new ForwardOptions(kit, rule, model.tellsCallers());
        this.hops = new HopList(kit, model, this::draft);
        this.otherPort = Nodes.button(kit.texts().text("forwards.form.use-other", ""), this::useOtherPort, "compact");
        dialog.body(scrolled(Nodes.column(12, presetRow(), listenRow(), targetRow(), portRow(), hops, options)));
        dialog.aside(Nodes.button(kit.texts().text("forwards.form.copy-cli"), this::copyCli, "link"));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {}, "flat");
        save = dialog.stay(kit.texts().text("forwards.form.save"), this::save, "accent");
        save.setDefaultButton(true);
        fill();
        watch();
    }

    /// All of it where there is room, else as much as the window holds.
    private ScrollPane scrolled(VBox rows) {
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.prefViewportHeightProperty().bind(rows.heightProperty());
        scroll.maxHeightProperty().bind(kit.overlay().heightProperty().subtract(HEAD_AND_FOOT));
        scroll.setMinHeight(0);
        return scroll;
    }

    private TextField field(String key, double width) {
        TextField field = new TextField();
        field.setPrefWidth(width);
        field.setMinWidth(Math.min(width, 56));
        field.setId(key.substring(key.lastIndexOf('.') + 1));
        return field;
    }

    private HBox presetRow() {
        HBox row = Nodes.row(8);
        ToggleGroup group = new ToggleGroup();
        for (ForwardPreset each : ForwardPreset.values()) {
            if (each.usualPort().isEmpty()) {
                continue;
            }
            ToggleButton button = new ToggleButton(
                    PresetNames.of(each) + " " + each.usualPort().getAsInt());
            button.getStyleClass().add("compact");
            button.setToggleGroup(group);
            button.setOnAction(_ -> choose(each));
            presets.put(each, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private HBox listenRow() {
        name(address, "forwards.form.address");
        name(localPort, "forwards.form.local-port");
        instance.setPrefWidth(232);
        instance.accessibleTextProperty().bind(kit.texts().text("forwards.form.instance"));
        instance.promptTextProperty().bind(kit.texts().text("forwards.form.instance"));
        instance.setConverter(new StringConverter<>() {
            @Override
            public String toString(Instance shown) {
                return shown == null ? "" : shown.label();
            }

            @Override
            public Instance fromString(String text) {
                return instance.getValue();
            }
        });
        HBox row = Nodes.row(
                8,
                Nodes.label(kit.texts().text("forwards.form.listen"), "sentence"),
                address,
                Nodes.plain(":"),
                localPort,
                Nodes.label(kit.texts().text("forwards.form.through"), "sentence"),
                instance);
        row.getStyleClass().add("sentence-row");
        return row;
    }

    private HBox targetRow() {
        ToggleGroup group = new ToggleGroup();
        here.textProperty().bind(kit.texts().text("forwards.form.here"));
        behind.textProperty().bind(kit.texts().text("forwards.form.behind"));
        here.setToggleGroup(group);
        behind.setToggleGroup(group);
        here.getStyleClass().add("left-pill");
        behind.getStyleClass().add("right-pill");
        name(host, "forwards.form.host");
        name(targetPort, "forwards.form.target-port");
        host.managedProperty().bind(behind.selectedProperty());
        host.visibleProperty().bind(behind.selectedProperty());
        Label to = Nodes.label(kit.texts().text("forwards.form.to"), "sentence");
        for (Region whole : List.of(to, here, behind)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox row = Nodes.row(8, to, new HBox(here, behind), Nodes.grow(host), Nodes.plain(":"), targetPort);
        row.getStyleClass().add("sentence-row");
        return row;
    }

    private HBox portRow() {
        portWords.setWrapText(true);
        Nodes.showIf(otherPort, otherPort.disabledProperty().not());
        otherPort.setDisable(true);
        return Nodes.row(8, portMark, portWords, otherPort);
    }

    private void name(TextField field, String key) {
        field.accessibleTextProperty().bind(kit.texts().text(key));
        field.getStyleClass().add("mono");
    }

    private void fill() {
        List<Instance> all = model.instances().stream()
                .filter(Instance::isRunning)
                .sorted(Comparator.comparing(Instance::label))
                .toList();
        instance.getItems().setAll(all);
        address.setText(before.map(ForwardRule::address).orElse(ForwardRule.LOOPBACK));
        localPort.setText(before.map(rule -> "" + rule.localPort()).orElse("0"));
        before.flatMap(rule -> model.instances().stream()
                        .filter(each -> each.id().equals(rule.instance()))
                        .findFirst())
                .ifPresent(instance::setValue);
        boolean isBehind = before.flatMap(ForwardRule::targetHost).isPresent();
        (isBehind ? behind : here).setSelected(true);
        host.setText(before.flatMap(ForwardRule::targetHost).orElse(""));
        targetPort.setText(before.map(rule -> "" + rule.targetPort()).orElse(""));
        preset = before.map(ForwardRule::preset).orElse(ForwardPreset.OTHER);
        Optional.ofNullable(presets.get(preset)).ifPresent(button -> button.setSelected(true));
    }

    private void watch() {
        for (TextField field : List.of(address, localPort, host, targetPort)) {
            field.textProperty().subscribe((_, _) -> check());
        }
        instance.valueProperty().subscribe((_, _) -> check());
        here.selectedProperty().subscribe((_, _) -> check());
        localPort.textProperty().subscribe(_ -> checkPort());
        options.watch(this::check);
        options.wideProperty().subscribe((_, wide) -> address.setText(wide ? ANY_ADDRESS : ForwardRule.LOOPBACK));
        check();
    }

    /// A preset fills in the port over there, a free-looking one here, and whether warm channels are welcome.
    private void choose(ForwardPreset chosen) {
        preset = chosen;
        chosen.usualPort().ifPresent(port -> {
            targetPort.setText("" + port);
            localPort.setText("" + (port < 10_000 ? 10_000 + port : port));
        });
        options.setWarm(chosen.welcomesIdle() ? 1 : 0);
        check();
    }

    ForwardDraft draft() {
        return new ForwardDraft(
                before,
                id,
                preset,
                address.getText().strip(),
                localPort.getText(),
                Optional.ofNullable(instance.getValue()),
                behind.isSelected(),
                host.getText(),
                targetPort.getText(),
                options.draft());
    }

    private void check() {
        ForwardDraft draft = draft();
        options.suggestName(draft.suggestedName());
        Optional<ForwardDraft.Fault> fault = draft.fault();
        save.setDisable(fault.isPresent());
        hops.allow(fault.isEmpty());
        fault.filter(what -> what != ForwardDraft.Fault.LOCAL_PORT).ifPresentOrElse(this::complain, this::checkPort);
    }

    private void complain(ForwardDraft.Fault fault) {
        Mark.STOPPED.show(portMark);
        say("forwards.fault." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        otherPort.setDisable(true);
    }

    /// Under the sentence, following the language.
    private void say(String key, Object... arguments) {
        portWords.textProperty().bind(kit.texts().text(key, arguments));
    }

    private void checkPort() {
        String text = localPort.getText().strip();
        if (draft().fault()
                .filter(what -> what != ForwardDraft.Fault.LOCAL_PORT)
                .isPresent()) {
            return;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            Mark.DENIED.show(portMark);
            say("forwards.fault.local-port");
            otherPort.setDisable(true);
            return;
        }
        int port = Integer.parseInt(text);
        if (port == 0) {
            Mark.DONE.show(portMark);
            say("forwards.form.any-port");
            otherPort.setDisable(true);
            return;
        }
        model.portState(draft().before(), address.getText().strip(), port, state -> showPort(text, state));
    }

    private void showPort(String asked, ForwardsModel.PortState state) {
        if (!asked.equals(localPort.getText().strip())) {
            return;
        }
        boolean free = state.free();
        (free ? Mark.DONE : Mark.DENIED).show(portMark);
        if (free) {
            say("forwards.form.port-free", state.port());
        } else if (state.holder().isPresent()) {
            say("forwards.form.port-held", state.port(), state.holder().get());
        } else {
            say("forwards.form.port-taken", state.port());
        }
        otherPort.setDisable(free);
        otherPort.textProperty().bind(kit.texts().text("forwards.form.use-other", state.nextFree()));
        otherPort.setUserData(state.nextFree());
    }

    private void useOtherPort() {
        if (otherPort.getUserData() instanceof Integer port) {
            localPort.setText("" + port);
        }
    }

    private void copyCli() {
        ForwardDraft draft = draft();
        if (draft.fault().isEmpty()) {
            javafx.scene.input.Clipboard.getSystemClipboard()
                    .setContent(Map.of(javafx.scene.input.DataFormat.PLAIN_TEXT, ConnectLine.cli(draft.rule())));
            navigator.say(kit.texts().now("kit.copied"));
        }
    }

    private void save() {
        ForwardDraft draft = draft();
        if (draft.fault().isEmpty()) {
            hops.stop();
            dialog.dismiss();
            model.save(draft.rule(), true, () -> {}, navigator::showProblem);
        }
    }

    ForwardForm through(Optional<Instance> chosen) {
        chosen.ifPresent(instance::setValue);
        return this;
    }

    void open() {
        dialog.open(localPort);
    }
}

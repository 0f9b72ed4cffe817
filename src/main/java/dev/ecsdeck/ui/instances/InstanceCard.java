package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Policy;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One instance: its mark, name and tag, one sentence, what can be done, and its facts.
public final class InstanceCard extends VBox {
    private static final double LABELS = 80;

    private final Kit kit;
    private final InstancesModel model;
    private final Navigator navigator;
    private final Runnable close;
    private final List<Command> actions;
    private final Region mark = new Region();
    private final Label name = Nodes.plain("", "heading");
    private final Tag tag = new Tag();
    private final Label id = Nodes.middleCut("", "mono", "muted");
    private final Label sentence = Nodes.plain("", "small");
    private final VBox facts = new VBox();
    private @Nullable Written written;
    private final TextField note = new TextField();
    private final Button policy;
    private final Button star;
    private Button open = new Button();
    /// Says why nothing may come of it, where that is so.
    private final Tooltip openWhy = new Tooltip();
    private final SimpleObjectProperty<Optional<Row>> shown = new SimpleObjectProperty<>(Optional.empty());

    /// @param actions what else can be done with the chosen instance, each a row
    public InstanceCard(Kit kit, InstancesModel model, Navigator navigator, List<Command> actions, Runnable close) {
        this.kit = kit;
        this.model = model;
        this.navigator = navigator;
        this.actions = actions;
        this.close = close;
        this.policy = Nodes.button(kit.texts().text("instances.card.policy"), this::copyPolicy, "compact");
        this.star =
                Nodes.iconButton(Feather.STAR, kit.texts().text("instances.card.favourite"), "", this::toggleFavourite);
        getStyleClass().addAll("page", "instance-card");
        Looks.sheet(this, "instances");
        createNodes();
        bind();
    }

    private void createNodes() {
        star.getStyleClass().add("compact");
        Button cross = Nodes.iconButton(Feather.X, kit.texts().text("instances.card.close"), "Esc", close);
        cross.getStyleClass().add("compact");
        HBox head = Nodes.row(8, mark, Nodes.grow(name), tag, star, cross);
        name.setTooltip(Nodes.tooltip(name.textProperty()));
        Button copy = Nodes.iconButton(Feather.COPY, kit.texts().text("instances.card.copy-id"), "", this::copyId);
        copy.getStyleClass().add("compact");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        policy.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
        VBox top = Nodes.column(0, head, Nodes.row(4, id, copy), sentence, policy, main());
        top.getStyleClass().add("card-top");
        VBox rows = Nodes.column(0);
        actions.forEach(action -> rows.getChildren().add(actionRow(action)));
        note.promptTextProperty().bind(kit.texts().text("instances.card.note"));
        note.accessibleTextProperty().bind(kit.texts().text("instances.card.note"));
        VBox noteBox = Nodes.column(0, note);
        noteBox.getStyleClass().add("card-note");
        ScrollPane scroll = new ScrollPane(Nodes.column(0, top, rows, facts, noteBox));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
    }

    /// Puts the keyboard on the main button.
    public void focusFirst() {
        open.requestFocus();
    }

    private HBox main() {
        open = Nodes.button(
                kit.texts().text("instances.card.open"), () -> withInstance(navigator::openShell), "accent", "large");
        open.setGraphic(Nodes.icon(Feather.TERMINAL));
        open.setTooltip(openWhy);
        openWhy.setWrapText(true);
        openWhy.setMaxWidth(400);
        open.getStyleClass().add("left-part");
        Button options = new Button();
        options.setGraphic(Nodes.icon(Feather.CHEVRON_DOWN));
        options.getStyleClass().addAll("accent", "large", "icon", "right-part");
        options.accessibleTextProperty().bind(kit.texts().text("instances.card.options"));
        options.setTooltip(
                Nodes.tooltip(kit.texts().text("instances.card.options").map(t -> t + "  Shift+Enter")));
        options.setOnAction(_ -> withInstance(navigator::openShellWithOptions));
        HBox box = Nodes.row(0, Nodes.grow(open), options);
        box.getStyleClass().add("card-main");
        return box;
    }

    private Node actionRow(Command action) {
        Button row = Nodes.button(action.name(), action::run, "flat", "action-row");
        Label keys = Nodes.keyCap(action.keysText());
        keys.setVisible(!action.keysText().isEmpty());
        row.setMaxWidth(Double.MAX_VALUE);
        row.setGraphic(Nodes.icon(action.icon()));
        action.unavailable().subscribe(why -> {
            row.setOpacity(why.isEmpty() ? 1 : 0.5);
            row.setTooltip(why.map(reason -> Nodes.tooltip(new SimpleObjectProperty<>(reason)))
                    .orElse(null));
        });
        StackPane stack = new StackPane(row, keys);
        StackPane.setAlignment(keys, Pos.CENTER_RIGHT);
        keys.setMouseTransparent(true);
        Node lock = Nodes.icon(Feather.LOCK, "icon-warn", "icon-small");
        lock.setMouseTransparent(true);
        StackPane.setAlignment(lock, Pos.CENTER_RIGHT);
        StackPane.setMargin(lock, new Insets(0, action.keysText().isEmpty() ? 0 : 54, 0, 0));
        stack.getChildren().add(lock);
        action.caution().subscribe(why -> {
            lock.setVisible(why.isPresent());
            if (action.isAvailable()) {
                row.setTooltip(why.map(reason -> Nodes.tooltip(new SimpleObjectProperty<>(reason)))
                        .orElse(null));
            }
        });
        stack.getStyleClass().add("action-stack");
        return stack;
    }

    private void bind() {
        model.chosenProperty().subscribe(_ -> show());
        model.inventoryProperty().subscribe((_, _) -> show());
        model.sievedProperty().subscribe((_, _) -> show());
        model.listedProperty().subscribe((_, _) -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
        kit.ticker().agingWhileShown(this, this::tick);
        note.focusedProperty().subscribe(focused -> {
            if (!focused) {
                keepNote();
            }
        });
        note.setOnAction(_ -> keepNote());
    }

    private void keepNote() {
        shown.get().ifPresent(row -> {
            if (!model.noteOn(row.instance().id()).equals(note.getText().strip())) {
                model.note(row.instance().id(), note.getText());
            }
        });
    }

    private void withInstance(Consumer<Instance> action) {
        shown.get().map(Row::instance).ifPresent(action);
    }

    private void toggleFavourite() {
        withInstance(instance -> model.toggleFavourite(instance.id()));
        show();
    }

    private void copyId() {
        shown.get().ifPresent(row -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, row.id()));
            navigator.say(kit.texts().now("kit.copied"));
        });
    }

    private void copyPolicy() {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, Policy.allowing("StartTerminalSession")));
        navigator.say(kit.texts().now("kit.copied"));
    }

    private void show() {
        Optional<Row> before = shown.get();
        Optional<Row> row = model.chosenRow();
        shown.set(row);
        row.ifPresent(it -> {
            Instance instance = it.instance();
            it.standing().mark().show(mark);
            name.setText(instance.label());
            tag.show(it.environment());
            id.setText(it.id());
            star.getStyleClass().remove("starred");
            if (it.favourite()) {
                star.getStyleClass().add("starred");
            }
            boolean another = before.map(b -> !b.id().equals(it.id())).orElse(true);
            if (another) {
                note.setText(model.noteOn(instance.id()));
            }
            boolean helped = it.standing().key().equals("denied");
            policy.setVisible(helped);
            policy.setManaged(helped);
            Nodes.tone(sentence, tone(it.standing().mark()));
            tick();
            Written now = new Written(
                    instance, model.listedProperty().get(), kit.texts().messages());
            if (!now.equals(written)) {
                written = now;
                facts.getChildren().setAll(factsOf(instance));
            }
        });
    }

    /// What the facts were made of: to make them is dear, and a key in the filter changes none.
    private record Written(Instance instance, Listed listed, Messages messages) {}

    private void tick() {
        shown.get().ifPresent(row -> {
            sentence.setText(
                    row.standing().sentence(kit.texts().messages(), kit.ticker().now()));
            openWhy.setText(
                    row.standing().mark() == Mark.ONLINE
                            ? kit.texts().now("instances.card.open") + "  Enter"
                            : sentence.getText());
        });
    }

    private static String tone(Mark mark) {
        return switch (mark) {
            case ONLINE, DONE -> "good";
            case CARE -> "warn";
            case DENIED -> "bad";
            case STOPPED, UNDERWAY -> "muted";
        };
    }

    private List<Node> factsOf(Instance instance) {
        Grid network = new Grid();
        model.listedProperty().get().nameOf(instance).ifPresent(account -> network.add("account", account));
        network.add("private-ip", String.join(", ", instance.privateIps()), "mono");
        network.add("public-ip", String.join(", ", instance.publicIps()), "mono");
        network.add("region", instance.region().value());
        network.add("zone", instance.zone());
        network.add("vpc", instance.vpcId(), "mono");
        Grid system = new Grid();
        system.add("os", instance.osName());
        system.add("type", instance.type(), "mono");
        system.add("image", instance.imageId(), "mono");
        system.add("agent", agentVersion(instance), "mono");
        system.add("key-pair", instance.keyPairName());
        return List.of(section("network"), network, section("system"), system);
    }

    private static String agentVersion(Instance instance) {
        return switch (instance.agent()) {
            case AgentStatus.Online online -> online.version().toString();
            case AgentStatus.Outdated old -> old.version().map(Object::toString).orElse("");
            case AgentStatus.Silent silent ->
                silent.version().map(Object::toString).orElse("");
            case AgentStatus.Missing _, AgentStatus.Unknown _ -> "";
        };
    }

    private Label section(String name) {
        return Nodes.label(kit.texts().text("instances.card." + name), "section", "card-section");
    }

    /// Facts in two columns.
    private final class Grid extends GridPane {
        Grid() {
            getStyleClass().add("facts");
            ColumnConstraints labels = new ColumnConstraints(LABELS, LABELS, LABELS);
            ColumnConstraints values = new ColumnConstraints();
            values.setHgrow(Priority.ALWAYS);
            values.setMinWidth(0);
            getColumnConstraints().addAll(labels, values);
        }

        void add(String key, String value, String... styles) {
            Label label = Nodes.label(kit.texts().text("instances.fact." + key), "muted", "small");
            Label fact = value.isEmpty()
                    ? Nodes.label(kit.texts().text("instances.fact.none"), "subtle", "small")
                    : Nodes.middleCut(value, "small");
            if (!value.isEmpty()) {
                fact.getStyleClass().addAll(styles);
                fact.setTooltip(Nodes.tooltip(new SimpleObjectProperty<>(value)));
            }
            GridPane.setValignment(label, VPos.TOP);
            addRow(getRowCount(), label, fact);
        }
    }
}

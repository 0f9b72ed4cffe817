package dev.ecsdeck.ui.forwards;

import atlantafx.base.controls.ToggleSwitch;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The fields under the sentence of the dialog: what the forward is called, when it starts, and who may use it.
final class ForwardOptions extends GridPane {
    private final Kit kit;
    private final TextField name = field("name", 232);
    private final TextField tags = field("tags", 232);
    private final ComboBox<Boolean> callers = new ComboBox<>();
    private final ToggleSwitch starts = new ToggleSwitch();
    private final ToggleSwitch wide = new ToggleSwitch();
    private final TextField warm = field("warm", 56);
    private final TextField idle = field("idle", 56);
    private final Map<String, Boolean> programs = new TreeMap<>();
    private final VBox programRows = Nodes.column(4);

    /// @param tellsCallers whether this system says which program connects
    ForwardOptions(Kit kit, Optional<ForwardRule> rule, boolean tellsCallers) {
        this.kit = kit;
        setHgap(12);
        setVgap(12);
        chooseCallers(tellsCallers);
        starts.accessibleTextProperty().bind(kit.texts().text("forwards.form.start"));
        wide.accessibleTextProperty().bind(kit.texts().text("forwards.form.wide"));
        wide.setId("wide");
        warm.getStyleClass().add("mono");
        idle.getStyleClass().add("mono");
        addRow(0, label("name"), name, label("callers"), Nodes.grow(callers));
        add(Nodes.showIf(programRows, callers.valueProperty().map(Boolean.TRUE::equals)), 1, 1, 3, 1);
        addRow(2, label("tags"), tags, label("start"), Nodes.row(8, starts, words("with-program")));
        addRow(3, label("idle"), Nodes.row(8, idle, words("idle-unit", "small", "muted")));
        setColumnSpan(idle.getParent(), 3);
        Label warmWhy = Nodes.paragraph(kit.texts().text("forwards.form.warm-why"), "small", "muted");
        addRow(4, label("warm"), Nodes.row(8, warm, Nodes.grow(warmWhy)));
        setColumnSpan(warm.getParent(), 3);
        addRow(5, label("wide"), Nodes.row(8, wide, warning()));
        setColumnSpan(wide.getParent(), 3);
        fill(rule);
    }

    private TextField field(String key, double width) {
        TextField field = new TextField();
        field.setPrefWidth(width);
        field.setMinWidth(Math.min(width, 56));
        field.setId(key);
        return field;
    }

    private Label label(String key) {
        Label label = words(key, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Label words(String key, String... styles) {
        return Nodes.label(kit.texts().text("forwards.form." + key), styles);
    }

    private void chooseCallers(boolean tellsCallers) {
        for (TextField field : List.of(name, tags, warm, idle)) {
            field.accessibleTextProperty().bind(kit.texts().text("forwards.form." + field.getId()));
        }
        callers.setId("callers");
        callers.getItems().setAll(false, true);
        callers.setCellFactory(_ -> new CallersCell());
        callers.setButtonCell(new CallersCell());
        callers.accessibleTextProperty().bind(kit.texts().text("forwards.form.callers"));
        if (tellsCallers) {
            callers.disableProperty().bind(wide.selectedProperty());
        } else {
            callers.setDisable(true);
            callers.setTooltip(Nodes.tooltip(kit.texts().text("forwards.form.cannot-tell")));
            add(Nodes.paragraph(kit.texts().text("forwards.form.cannot-tell"), "small", "muted"), 2, 3, 2, 1);
        }
    }

    /// Says one of the two ways in the language of the moment.
    private final class CallersCell extends ListCell<Boolean> {
        @Override
        protected void updateItem(Boolean asked, boolean empty) {
            super.updateItem(asked, empty);
            textProperty().unbind();
            if (empty || asked == null) {
                setText("");
            } else {
                textProperty().bind(kit.texts().text(asked ? "forwards.form.asked" : "forwards.form.mine"));
            }
        }
    }

    private HBox warning() {
        Label calm = words("wide-off", "small", "muted");
        Label alarm = Nodes.paragraph(kit.texts().text("forwards.form.wide-on"), "small", "bad");
        Nodes.showIf(calm, wide.selectedProperty().not());
        Nodes.showIf(alarm, wide.selectedProperty());
        return Nodes.grow(Nodes.row(0, calm, Nodes.grow(alarm)));
    }

    private void fill(Optional<ForwardRule> rule) {
        name.setText(rule.map(ForwardRule::name).orElse(""));
        tags.setText(rule.map(it -> String.join(", ", it.tags())).orElse(""));
        callers.setValue(
                rule.filter(it -> it.callers() == ForwardRule.Callers.ASKED).isPresent());
        starts.setSelected(rule.filter(it -> it.start() == ForwardRule.Start.WITH_THE_PROGRAM)
                .isPresent());
        wide.setSelected(rule.filter(it -> it.exposure() == ForwardRule.Exposure.ANYONE_ON_THE_NETWORK)
                .isPresent());
        warm.setText(rule.map(it -> "" + it.warmChannels()).orElse("0"));
        idle.setText(rule.flatMap(ForwardRule::idleCut)
                .map(cut -> "" + cut.toMinutes())
                .orElse(""));
        programs.putAll(rule.map(ForwardRule::programs).orElse(Map.of()));
        showPrograms();
    }

    private void showPrograms() {
        programRows.getChildren().clear();
        programRows.getChildren().add(words(programs.isEmpty() ? "programs-none" : "programs", "small", "muted"));
        programs.forEach((path, allowed) -> {
            Label answer = Nodes.label(
                    kit.texts().text(allowed ? "forwards.form.allowed" : "forwards.form.refused"),
                    "small",
                    allowed ? "muted" : "bad");
            answer.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = Nodes.row(
                    8,
                    Nodes.grow(Nodes.middleCut(path, "mono")),
                    answer,
                    Nodes.styled(
                            Nodes.iconButton(
                                    Feather.X, kit.texts().text("forwards.form.forget", path), "", () -> forget(path)),
                            "compact"));
            programRows.getChildren().add(row);
        });
    }

    private void forget(String path) {
        programs.remove(path);
        showPrograms();
    }

    /// Calls `changed` at each change that may be wrong or right.
    void watch(Runnable changed) {
        for (TextField field : List.of(name, tags, warm, idle)) {
            field.textProperty().subscribe((_, _) -> changed.run());
        }
        wide.selectedProperty().subscribe((_, _) -> changed.run());
    }

    BooleanProperty wideProperty() {
        return wide.selectedProperty();
    }

    void suggestName(String suggested) {
        name.setPromptText(suggested);
    }

    void setWarm(int channels) {
        warm.setText("" + channels);
    }

    DraftOptions draft() {
        return new DraftOptions(
                name.getText(),
                Boolean.TRUE.equals(callers.getValue()),
                Map.copyOf(programs),
                starts.isSelected(),
                warm.getText(),
                idle.getText(),
                tags.getText(),
                wide.isSelected());
    }
}

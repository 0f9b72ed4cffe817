package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.service.commands.CommandPlan;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/// How a script is run: language, user, folder, time limit, arguments.
final class RunPlanPane extends GridPane {
    private static final double LABELS = 80;

    private final Kit kit;
    private final RunModel model;
    private final ComboBox<ScriptLanguage> language = new ComboBox<>();
    private final TextField user = new TextField();
    private final TextField folder = new TextField();
    private final TextField limit = new TextField("60");
    private final TextField arguments = new TextField();
    private int rows;

    RunPlanPane(Kit kit, RunModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("run-plan");
        setHgap(8);
        setVgap(6);
        ColumnConstraints labels = new ColumnConstraints(LABELS);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setHalignment(HPos.LEFT);
        getColumnConstraints().setAll(labels, fields);
        language.getItems().setAll(ScriptLanguage.values());
        language.valueProperty().bindBidirectional(model.languageProperty());
        language.setConverter(names());
        kit.texts().messagesProperty().subscribe((_, _) -> language.setConverter(names()));
        language.setMaxWidth(Double.MAX_VALUE);
        user.promptTextProperty()
                .bind(model.languageProperty()
                        .flatMap(chosen -> kit.texts()
                                .text(chosen == ScriptLanguage.SHELL ? "run.user.linux" : "run.user.windows")));
        folder.promptTextProperty().bind(kit.texts().text("run.folder.home"));
        arguments.promptTextProperty().bind(kit.texts().text("run.arguments.none"));
        arguments.disableProperty().bind(model.languageProperty().isEqualTo(ScriptLanguage.BATCH));
        folder.getStyleClass().add("mono");
        arguments.getStyleClass().add("mono");
        line("run.language", language);
        line("run.user", user);
        line("run.folder", folder);
        line("run.limit", limit);
        line("run.arguments", arguments);
    }

    private void line(String key, Node field) {
        ObservableValue<String> name = kit.texts().text(key);
        Label label = Nodes.label(name, "muted");
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(name);
        addRow(rows++, label, field);
    }

    private StringConverter<ScriptLanguage> names() {
        return new StringConverter<>() {
            @Override
            public String toString(ScriptLanguage value) {
                return kit.texts().now("run.language." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public ScriptLanguage fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        };
    }

    CommandPlan plan(String script) {
        return model.plan(script, arguments.getText(), user.getText(), folder.getText(), seconds());
    }

    /// Out of range where it is no number.
    private Duration seconds() {
        String text = limit.getText().strip();
        return text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }

    void show(PastCommand entry) {
        model.languageProperty().set(entry.language());
        user.setText(entry.user());
        folder.setText(entry.folder());
        limit.setText(Long.toString(entry.timeout()));
        arguments.clear();
    }
}

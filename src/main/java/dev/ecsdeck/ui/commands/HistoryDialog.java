package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// What was run before, the latest first.
final class HistoryDialog {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 320;

    private final Kit kit;
    private final RunModel model;
    private final Consumer<PastCommand> taker;
    private final ListView<PastCommand> list = new ListView<>();

    HistoryDialog(Kit kit, RunModel model, Consumer<PastCommand> taker) {
        this.kit = kit;
        this.model = model;
        this.taker = taker;
    }

    void open() {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("run.history"), WIDTH);
        list.getItems().setAll(model.history());
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(_ -> new Cell());
        list.accessibleTextProperty().bind(kit.texts().text("run.history"));
        Label none = Nodes.label(kit.texts().text("run.history.none"), "muted");
        list.setPlaceholder(none);
        dialog.body(list);
        Button forget = Nodes.button(kit.texts().text("run.history.forget"), () -> {
            model.forget();
            list.getItems().clear();
        });
        forget.setDisable(list.getItems().isEmpty());
        dialog.aside(forget);
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        Button use = dialog.leave(kit.texts().text("run.history.use"), this::take, "accent");
        use.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        list.getSelectionModel().selectFirst();
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !use.isDisabled()) {
                use.fire();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !use.isDisabled()) {
                use.fire();
            }
        });
        dialog.open(list);
    }

    private void take() {
        PastCommand chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            taker.accept(chosen);
        }
    }

    private final class Cell extends ListCell<PastCommand> {
        private final Label script = Nodes.plain("", "mono");
        private final Label facts = Nodes.plain("", "muted", "small");
        private final HBox box = Nodes.row(12, Nodes.grow(script), facts);

        @Override
        protected void updateItem(PastCommand past, boolean empty) {
            super.updateItem(past, empty);
            if (empty || past == null) {
                setGraphic(null);
                return;
            }
            String line = past.script()
                    .lines()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && !text.startsWith("#"))
                    .findFirst()
                    .orElse(past.script().strip());
            script.setText(line);
            String age =
                    Ages.since(kit.texts().messages(), past.when(), kit.ticker().now());
            facts.setText(kit.texts().now("run.history.facts", past.targets(), age));
            facts.setMinWidth(USE_PREF_SIZE);
            setAccessibleText(line);
            setGraphic(box);
            setPrefWidth(0);
        }
    }
}

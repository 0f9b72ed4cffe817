package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.diagnosis.Step;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The thirteen rungs, one line each; choosing one shows what was seen there.
final class LadderList extends VBox {
    private static final double ROW = 32;

    private final Kit kit;
    private final DoctorModel model;
    private final ListView<Rung> list = new ListView<>();
    private final Label wait = Nodes.plain("", "small", "subtle", "ladder-note");
    private boolean following;

    LadderList(Kit kit, DoctorModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("ladder");
        list.getItems().setAll(Rung.values());
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new RungCell());
        list.setPrefHeight(ROW * Rung.values().length + 2);
        list.setMinHeight(ROW * 6);
        list.accessibleTextProperty()
                .bind(kit.texts()
                        .text("doctor.title", model.patient().instance().label()));
        list.getSelectionModel().selectedItemProperty().subscribe((_, rung) -> {
            if (!following && rung != null) {
                model.chosenProperty().set(Optional.of(rung));
            }
        });
        wait.setWrapText(true);
        VBox.setVgrow(list, Priority.SOMETIMES);
        getChildren().addAll(list, wait);
        model.reportProperty().subscribe(_ -> show());
        model.chosenProperty().subscribe((_, _) -> show());
        kit.texts().messagesProperty().subscribe((_, _) -> show());
    }

    void focusList() {
        list.requestFocus();
    }

    private void show() {
        following = true;
        model.shown().ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        following = false;
        list.refresh();
        wait.setText(model.reportProperty()
                .get()
                .cause()
                .flatMap(found -> waiting(found.finding().cause().rung()))
                .orElse(""));
    }

    private Optional<String> waiting(Rung cause) {
        return model.reportProperty().get().steps().stream()
                .filter(step -> step.state() == Step.State.WAITING)
                .map(Step::rung)
                .filter(rung -> rung.compareTo(cause) > 0)
                .findFirst()
                .map(rung -> kit.texts().now("doctor.wait", rung.number(), cause.number()));
    }

    private final class RungCell extends ListCell<Rung> {
        private final Region mark = new Region();
        private final Label number = Nodes.plain("", "rung-number");
        private final Label name = Nodes.plain("");
        private final Label state = Nodes.plain("", "small");
        private final HBox row = Nodes.row(4, mark, number, Nodes.grow(name), state);

        RungCell() {
            getStyleClass().add("rung");
            state.setMinWidth(USE_PREF_SIZE);
            // A cell as wide as its words would bring a scroll bar.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Rung rung, boolean empty) {
            super.updateItem(rung, empty);
            if (empty || rung == null) {
                setGraphic(null);
                return;
            }
            DoctorWords words = new DoctorWords(
                    kit.texts().messages(), model.patient().instance().label());
            Step step = model.reportProperty().get().step(rung);
            Mark shape = DoctorWords.mark(step);
            shape.show(mark);
            number.setText(Integer.toString(rung.number()));
            name.setText(words.rung(step));
            state.setText(words.state(step, kit.ticker().now()));
            name.getStyleClass().removeAll("subtle", "strong");
            state.getStyleClass().removeAll("bad", "warn", "subtle", "mono");
            switch (shape) {
                case DENIED -> {
                    name.getStyleClass().add("strong");
                    state.getStyleClass().add("bad");
                }
                case CARE -> state.getStyleClass().add("warn");
                case STOPPED -> {
                    name.getStyleClass().add("subtle");
                    state.getStyleClass().add("subtle");
                }
                case DONE, ONLINE -> state.getStyleClass().addAll("subtle", "mono");
                case UNDERWAY -> state.getStyleClass().add("subtle");
            }
            setAccessibleText(words.standing(step, kit.ticker().now()));
            setGraphic(row);
        }
    }
}

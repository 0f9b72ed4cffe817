package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.service.commands.TargetRow;
import dev.ecsdeck.service.commands.TargetState;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The targets of a run, a row each.
final class TargetTable extends TableView<TargetRow> {
    private static final double MILLIS = 1_000.0;

    private final Kit kit;
    private final Function<Instance, Optional<Environment>> environment;

    TargetTable(Kit kit, Function<Instance, Optional<Environment>> environment) {
        this.kit = kit;
        this.environment = environment;
        getStyleClass().add("run-targets");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<TargetRow, TargetRow> name = column("run.column.target", 230);
        name.getStyleClass().add("first");
        name.setCellFactory(_ -> new NameCell());
        TableColumn<TargetRow, TargetRow> result = column("run.column.result", 140);
        result.setCellFactory(_ -> new ResultCell());
        TableColumn<TargetRow, TargetRow> time = column("run.column.time", 70);
        time.setCellFactory(_ -> new TimeCell());
        getColumns().setAll(List.of(name, result, time));
        setPlaceholder(new Region());
        accessibleTextProperty().bind(kit.texts().text("run.targets"));
        kit.texts().messagesProperty().subscribe((_, _) -> refresh());
    }

    private TableColumn<TargetRow, TargetRow> column(String key, double width) {
        TableColumn<TargetRow, TargetRow> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text(key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    /// Shows the rows; the chosen one stays chosen.
    void show(List<TargetRow> rows) {
        if (!idsOf(getItems()).equals(idsOf(rows))) {
            getItems().setAll(rows);
            getSelectionModel().select(0);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!getItems().get(i).equals(rows.get(i))) {
                boolean chosen = getSelectionModel().isSelected(i);
                getItems().set(i, rows.get(i));
                if (chosen) {
                    getSelectionModel().select(i);
                }
            }
        }
    }

    private static List<InstanceId> idsOf(List<TargetRow> rows) {
        return rows.stream().map(row -> row.instance().id()).toList();
    }

    ReadOnlyObjectProperty<TargetRow> chosenProperty() {
        return getSelectionModel().selectedItemProperty();
    }

    /// A target's state in words.
    static String words(Kit kit, TargetState state) {
        return switch (state) {
            case TargetState.Waiting _ -> kit.texts().now("run.state.waiting");
            case TargetState.Running _ -> kit.texts().now("run.state.running");
            case TargetState.Stopped _ -> kit.texts().now("run.state.stopped");
            case TargetState.Exited(int code) -> kit.texts().now("run.state.exited", Integer.toString(code));
            case TargetState.Failed(var problem) ->
                new ProblemText(kit.texts().messages()).of(problem).sentence();
        };
    }

    private static Mark markOf(TargetState state) {
        return switch (state) {
            case TargetState.Waiting _, TargetState.Stopped _ -> Mark.STOPPED;
            case TargetState.Running _ -> Mark.UNDERWAY;
            case TargetState.Exited(int code) -> code == 0 ? Mark.DONE : Mark.DENIED;
            case TargetState.Failed _ -> Mark.DENIED;
        };
    }

    private final class NameCell extends TableCell<TargetRow, TargetRow> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag tag = new Tag();
        private final HBox box = Nodes.row(8, mark, Nodes.grow(name), tag);

        @Override
        protected void updateItem(TargetRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            markOf(row.state()).show(mark);
            name.setText(row.instance().label());
            tag.show(environment.apply(row.instance()));
            setAccessibleText(name.getText() + ", " + words(kit, row.state()));
            setGraphic(box);
        }
    }

    private final class ResultCell extends TableCell<TargetRow, TargetRow> {
        @Override
        protected void updateItem(TargetRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("bad");
            setText(empty || row == null ? "" : words(kit, row.state()));
            if (!empty && row != null && row.state().isFailure()) {
                getStyleClass().add("bad");
            }
        }
    }

    private static final class TimeCell extends TableCell<TargetRow, TargetRow> {
        @Override
        protected void updateItem(TargetRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(
                    empty || row == null
                            ? ""
                            : row.took().map(TargetTable::seconds).orElse(""));
        }
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / MILLIS);
    }
}

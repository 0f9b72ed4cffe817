package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.doctor.Round;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Share;
import dev.ecsdeck.ui.kit.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Many instances looked at without a trial: those with a cause first.
public final class RoundView extends VBox {
    private final Kit kit;
    private final DoctorDoors doors;
    private final Consumer<Instance> open;
    private final Round round;
    private final FxSignal<Round.Progress> progress;
    private final TableView<Report> table = new TableView<>();
    private final Label count = Nodes.plain("", "muted", "small");
    private final Share share = new Share();
    private final Button stop;
    private final ReadOnlyObjectWrapper<List<Task>> tasks = new ReadOnlyObjectWrapper<>(List.of());

    /// @param open shows the doctor of one instance
    public RoundView(Kit kit, DoctorDoors doors, List<Instance> instances, Consumer<Instance> open) {
        this.kit = kit;
        this.doors = doors;
        this.open = open;
        this.round = doors.service().round(instances);
        this.progress = new FxSignal<>(round.progress());
        this.stop = Nodes.button(kit.texts().text("doctor.stop"), round::cancel);
        getStyleClass().addAll("page", "doctor", "round");
        Looks.sheet(this, "doctor");
        createNodes(instances.size());
        progress.each(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> {
            table.refresh();
            show(progress.value());
        });
    }

    public void focusTable() {
        table.requestFocus();
    }

    /// The round, while it goes on.
    ObservableValue<List<Task>> tasks() {
        return tasks.getReadOnlyProperty();
    }

    public void close() {
        round.cancel();
        progress.close();
    }

    private void createNodes(int all) {
        Button copy = Nodes.button(kit.texts().text("doctor.copy-report"), this::copy);
        copy.setGraphic(Nodes.icon(Feather.COPY));
        Button chosen = Nodes.button(kit.texts().text("doctor.round.open"), this::openChosen);
        chosen.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox head = Nodes.row(
                12,
                Nodes.label(kit.texts().text("doctor.round.title", all), "title"),
                Nodes.grow(count),
                chosen,
                copy,
                stop);
        head.getStyleClass().add("doctor-head");
        Label note = Nodes.paragraph(kit.texts().text("doctor.round.note"), "muted", "small", "permissions-note");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(kit.texts().text("doctor.round.title", all));
        VBox empty = Nodes.column(
                4,
                Nodes.label(kit.texts().text("doctor.round.empty.title"), "title"),
                Nodes.label(kit.texts().text("doctor.round.empty.sentence"), "muted"));
        empty.setAlignment(Pos.CENTER);
        table.setPlaceholder(all == 0 ? empty : new Region());
        TableColumn<Report, Report> finding = column("finding", 380, row -> "");
        finding.setCellFactory(_ -> new FindingCell());
        TableColumn<Report, Report> name =
                column("name", 200, row -> row.patient().instance().label());
        name.getStyleClass().add("first");
        table.getColumns()
                .setAll(List.of(name, finding, column("step", 220, this::step), column("fix", 220, this::fix)));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openChosen();
            }
        });
        StackPane middle = new StackPane(table);
        VBox.setVgrow(middle, Priority.ALWAYS);
        share.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(head, share, note, middle);
    }

    private void openChosen() {
        Report chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            open.accept(chosen.patient().instance());
        }
    }

    private TableColumn<Report, Report> column(String key, double width, Function<Report, String> fact) {
        TableColumn<Report, Report> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("doctor.round.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Report row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : fact.apply(row));
            }
        });
        return column;
    }

    private DoctorWords words(Report row) {
        return new DoctorWords(kit.texts().messages(), row.patient().instance().label());
    }

    private String step(Report row) {
        return row.cause()
                .map(found -> row.step(found.finding().cause().rung()))
                .map(step -> step.rung().number() + "  " + words(row).rung(step))
                .orElse("");
    }

    private String fix(Report row) {
        return row.cause()
                .flatMap(found -> found.fixes().stream().findFirst())
                .map(words(row)::fix)
                .orElse("");
    }

    private String finding(Report row) {
        return row.cause()
                .map(Verdict.Found::finding)
                .map(words(row)::title)
                .orElseGet(() -> kit.texts().now("doctor.round.well"));
    }

    private void show(Round.Progress now) {
        List<Report> sorted = now.reports().stream()
                .sorted(Comparator.comparing((Report row) -> row.cause().isEmpty())
                        .thenComparing(
                                row -> row.cause()
                                        .map(found -> found.finding().cause())
                                        .orElse(null),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(row -> row.patient().instance().label()))
                .toList();
        table.getItems().setAll(sorted);
        long causes = sorted.stream().filter(row -> row.cause().isPresent()).count();
        count.setText(
                now.isUnderway()
                        ? kit.texts().now("doctor.round.looking", sorted.size(), now.all())
                        : kit.texts().now("doctor.round.done", sorted.size(), causes, sorted.size() - causes));
        share.show(now.all() == 0 ? 1 : (double) sorted.size() / now.all());
        share.setVisible(now.isUnderway());
        stop.setDisable(!now.isUnderway());
        tasks.set(
                now.isUnderway()
                        ? List.of(new Task(
                                "round",
                                Feather.ACTIVITY,
                                kit.texts().now("doctor.round.title", now.all()),
                                count.getText(),
                                Task.share(sorted.size(), now.all())))
                        : List.of());
    }

    private void copy() {
        String text = table.getItems().stream()
                .map(row -> row.patient().instance().id() + "\t"
                        + row.patient().instance().label() + "\t"
                        + row.patient().instance().region() + "\t" + finding(row) + "\t" + step(row) + "\t" + fix(row))
                .collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, doors.clean().apply(text)));
        doors.say().accept(kit.texts().now("kit.copied"));
    }

    private final class FindingCell extends TableCell<Report, Report> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final HBox box = Nodes.row(8, mark, name);

        @Override
        protected void updateItem(Report row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            Optional<Verdict.Found> cause = row.cause();
            (cause.isPresent() ? Mark.DENIED : Mark.DONE).show(mark);
            name.setText(finding(row));
            setAccessibleText(row.patient().instance().label() + ", " + name.getText());
            setGraphic(box);
        }
    }
}

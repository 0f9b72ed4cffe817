package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.doctor.Permission;
import dev.ecsdeck.ui.doctor.PermissionsModel.Row;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the account may do, a row for each action, with the policy for what it may not.
public final class PermissionsView extends VBox {
    private final Kit kit;
    private final DoctorDoors doors;
    private final PermissionsModel model;
    private final TableView<Row> table = new TableView<>();
    private final Label count = Nodes.plain("", "muted", "small");
    private final VBox fault = new VBox();
    private final Button all;

    /// @param instance to try power actions on; nothing happens to it
    public PermissionsView(Kit kit, DoctorDoors doors, Supplier<Optional<Instance>> instance) {
        this.kit = kit;
        this.doors = doors;
        this.model = new PermissionsModel(kit.work(), doors.service(), instance);
        this.all = Nodes.button(kit.texts().text("doctor.permissions.copy-all"), this::copyAll);
        all.setGraphic(Nodes.icon(Feather.COPY));
        getStyleClass().addAll("page", "permissions");
        Looks.sheet(this, "doctor");
        createNodes();
        model.viewProperty().subscribe(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> {
            table.refresh();
            show(model.viewProperty().get());
        });
        model.refresh();
    }

    public void focusTable() {
        table.requestFocus();
    }

    private void createNodes() {
        HBox head = Nodes.row(
                12,
                Nodes.label(kit.texts().text("doctor.permissions.title"), "title"),
                Nodes.grow(count),
                all,
                Nodes.iconButton(
                        Feather.REFRESH_CW, kit.texts().text("doctor.permissions.refresh"), "F5", model::refresh));
        head.getStyleClass().add("doctor-head");
        Label sentence =
                Nodes.paragraph(kit.texts().text("doctor.permissions.sentence"), "muted", "small", "permissions-note");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Region());
        table.accessibleTextProperty().bind(kit.texts().text("doctor.permissions.title"));
        TableColumn<Row, Row> action = column("action", 280, Row::action);
        action.getStyleClass().add("mono-column");
        TableColumn<Row, Row> finding = column("finding", 340, row -> "");
        finding.setCellFactory(_ -> new FindingCell());
        TableColumn<Row, Row> policy = column("policy", 140, row -> "");
        policy.setCellFactory(_ -> new PolicyCell());
        TableColumn<Row, Row> what =
                column("what", 280, row -> kit.texts().now("doctor.permissions.for." + row.feature()));
        what.getStyleClass().add("first");
        table.getColumns().setAll(List.of(what, action, finding, policy));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, sentence, fault, table);
    }

    private TableColumn<Row, Row> column(String key, double width, Function<Row, String> fact) {
        TableColumn<Row, Row> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("doctor.permissions.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : fact.apply(row));
            }
        });
        return column;
    }

    private void show(PermissionsModel.View view) {
        table.getItems().setAll(view.rows());
        count.setText(
                view.isAsking()
                        ? kit.texts().now("doctor.permissions.asking")
                        : kit.texts()
                                .now(
                                        "doctor.permissions.count",
                                        view.count(Permission.ALLOWED),
                                        view.count(Permission.DENIED),
                                        view.count(Permission.UNKNOWN) + view.count(Permission.NOT_ASKED)));
        all.setDisable(view.denied().isEmpty());
        fault.getChildren().clear();
        view.fault()
                .ifPresent(problem -> fault.getChildren()
                        .add(Nodes.styled(
                                new ProblemPane(
                                        kit,
                                        problem,
                                        List.of(new Remedy(
                                                kit.texts().text("doctor.permissions.again"), model::refresh))),
                                "permissions-fault")));
    }

    private void copyAll() {
        copy(model.viewProperty().get().denied());
    }

    private void copy(List<String> actions) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, doors.service().policy(actions)));
        doors.say().accept(kit.texts().now("kit.copied"));
    }

    private static Mark markOf(Permission finding) {
        return switch (finding) {
            case ALLOWED -> Mark.DONE;
            case DENIED -> Mark.DENIED;
            case UNKNOWN -> Mark.CARE;
            case NOT_ASKED -> Mark.STOPPED;
        };
    }

    private final class FindingCell extends TableCell<Row, Row> {
        private final Region mark = new Region();
        private final Label words = Nodes.plain("");
        private final HBox box = Nodes.row(8, mark, words);

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            markOf(row.finding()).show(mark);
            words.setText(kit.texts().now("doctor.permissions." + row.finding()));
            words.getStyleClass().removeAll("muted", "bad");
            words.getStyleClass()
                    .addAll(
                            switch (row.finding()) {
                                case ALLOWED -> List.of();
                                case DENIED -> List.of("bad");
                                case UNKNOWN, NOT_ASKED -> List.of("muted");
                            });
            setAccessibleText(row.action() + ", " + words.getText());
            setGraphic(box);
        }
    }

    private final class PolicyCell extends TableCell<Row, Row> {
        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean lacks = !empty && row != null && row.finding() == Permission.DENIED;
            if (!lacks) {
                setGraphic(null);
                return;
            }
            Button button = Nodes.button(
                    kit.texts().text("doctor.permissions.copy"), () -> copy(List.of(row.action())), "compact");
            button.setGraphic(Nodes.icon(Feather.COPY, "icon-small"));
            setGraphic(button);
        }
    }
}

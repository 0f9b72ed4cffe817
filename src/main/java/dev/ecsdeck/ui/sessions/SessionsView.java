package dev.ecsdeck.ui.sessions;

import dev.ecsdeck.service.sessions.SessionRow;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import dev.ecsdeck.ui.kit.Tag;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All sessions of the account in one table. The chosen ones can be ended.
public final class SessionsView extends VBox {
    private final Kit kit;
    private final SessionsModel model;
    private final TableView<SessionRow> table = new TableView<>();
    private final Button end;
    private final Label count = Nodes.plain("", "muted", "small");
    private final VBox faults = new VBox();
    private final VBox empty = Nodes.column(4);

    public SessionsView(Kit kit, SessionsModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("page", "sessions");
        Looks.sheet(this, "sessions");
        this.end = Nodes.button(kit.texts().text("sessions.end"), this::askToEnd);
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
        CheckBox live = new CheckBox();
        live.textProperty().bind(kit.texts().text("sessions.live-only"));
        live.selectedProperty().bindBidirectional(model.liveOnlyProperty());
        end.setDisable(true);
        HBox head = Nodes.row(
                12,
                Nodes.label(kit.texts().text("sessions.title"), "title"),
                count,
                Nodes.spacer(),
                live,
                end,
                Nodes.iconButton(Feather.REFRESH_CW, kit.texts().text("sessions.refresh"), "F5", model::refresh));
        head.getStyleClass().add("page-head");
        columns();
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .getSelectedItems()
                .subscribe(() -> end.setDisable(
                        table.getSelectionModel().getSelectedItems().isEmpty()));
        table.setPlaceholder(new Region());
        table.accessibleTextProperty().bind(kit.texts().text("sessions.title"));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE && !end.isDisabled()) {
                askToEnd();
                event.consume();
            }
        });
        empty.setAlignment(Pos.CENTER);
        empty.setMouseTransparent(true);
        empty.getChildren()
                .addAll(
                        Nodes.label(kit.texts().text("sessions.empty.title"), "title"),
                        Nodes.label(kit.texts().text("sessions.empty.sentence"), "muted"));
        StackPane middle = new StackPane(table, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, faults, middle);
        kit.ticker().agingWhileShown(this, table::refresh);
    }

    private void columns() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<SessionRow, SessionRow> name = column("name", 240, _ -> "");
        name.getStyleClass().add("first");
        name.setCellFactory(_ -> new NameCell());
        table.getColumns()
                .setAll(List.of(
                        name,
                        column("kind", 130, this::kind),
                        mono(column("id", 220, SessionRow::sessionId)),
                        column("status", 150, this::status),
                        column("began", 110, this::began),
                        column("user", 90, SessionRow::userName),
                        mono(column("client", 130, SessionRow::clientIp))));
    }

    private TableColumn<SessionRow, SessionRow> column(String key, double width, Function<SessionRow, String> fact) {
        TableColumn<SessionRow, SessionRow> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("sessions.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new FactCell(fact));
        return column;
    }

    private static TableColumn<SessionRow, SessionRow> mono(TableColumn<SessionRow, SessionRow> column) {
        column.getStyleClass().add("mono-column");
        return column;
    }

    private String kind(SessionRow row) {
        return row.port()
                .map(port -> row.targetServer().isEmpty()
                        ? kit.texts().now("sessions.kind.port", port)
                        : kit.texts().now("sessions.kind.host", row.targetServer(), port))
                .orElseGet(() -> kit.texts().now("sessions.kind.shell"));
    }

    private String status(SessionRow row) {
        String words =
                kit.texts().messages().find("sessions.status." + row.status()).orElse(row.status());
        return row.why().isEmpty() ? words : words + " (" + row.why() + ")";
    }

    private String began(SessionRow row) {
        return row.began()
                .map(then -> kit.texts()
                        .now(
                                "sessions.began",
                                Ages.since(
                                        kit.texts().messages(),
                                        then,
                                        kit.ticker().now())))
                .orElse("");
    }

    private void show(SessionsModel.View view) {
        if (!table.getItems().equals(view.rows())) {
            table.getItems().setAll(view.rows());
        }
        long ours = view.rows().stream().filter(SessionRow::isOurs).count();
        count.setText(
                view.isReading()
                        ? kit.texts().now("sessions.reading")
                        : kit.texts().now("sessions.count", view.rows().size(), ours));
        empty.setVisible(
                view.rows().isEmpty() && !view.isReading() && view.faults().isEmpty());
        faults.getChildren().clear();
        view.faults().stream()
                .distinct()
                .limit(2)
                .forEach(problem -> faults.getChildren()
                        .add(Nodes.styled(
                                new ProblemPane(
                                        kit,
                                        problem,
                                        List.of(new Remedy(kit.texts().text("sessions.again"), model::refresh))),
                                "sessions-fault")));
    }

    private void askToEnd() {
        List<SessionRow> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (chosen.isEmpty()) {
            return;
        }
        Dialog ask = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("sessions.ask.title", chosen.size()), 560);
        ask.body(Nodes.paragraph(kit.texts().text("sessions.ask.sentence")));
        ask.leave(kit.texts().text("kit.cancel"), () -> {});
        ask.open(ask.leave(kit.texts().text("sessions.ask.go", chosen.size()), () -> model.end(chosen), "accent"));
    }

    private static Mark markOf(SessionRow row) {
        return switch (row.status()) {
            case "Connected" -> Mark.ONLINE;
            case "Connecting" -> Mark.UNDERWAY;
            case "Disconnected", "Terminating" -> Mark.CARE;
            case "Failed" -> Mark.DENIED;
            default -> Mark.STOPPED;
        };
    }

    private final class NameCell extends TableCell<SessionRow, SessionRow> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag ours = new Tag();
        private final HBox box = Nodes.row(8, mark, Nodes.grow(name), ours);

        @Override
        protected void updateItem(SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            markOf(row).show(mark);
            name.setText(model.nameOf(row));
            ours.say(row.isOurs() ? kit.texts().now("sessions.ours") : "");
            setAccessibleText(name.getText() + ", " + status(row));
            setGraphic(box);
        }
    }

    private static final class FactCell extends TableCell<SessionRow, SessionRow> {
        private final Function<SessionRow, String> fact;

        FactCell(Function<SessionRow, String> fact) {
            this.fact = fact;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : fact.apply(row));
        }
    }
}

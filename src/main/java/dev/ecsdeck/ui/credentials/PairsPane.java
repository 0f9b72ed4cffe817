package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.logon.KeyPairService.Pair;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.ui.credentials.BindDialog.Deed;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The key pairs of the region, a row each.
final class PairsPane extends VBox implements AutoCloseable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Kit kit;
    private final CredentialsModel model;
    private final PairDialogs dialogs;
    private final TableView<Pair> table = new TableView<>();
    private final VBox fault = new VBox();
    private final StackPane middle = new StackPane(table);
    private final Subscription language;

    PairsPane(Kit kit, CredentialsModel model, PairDialogs dialogs) {
        this.kit = kit;
        this.model = model;
        this.dialogs = dialogs;
        columns();
        table.setPlaceholder(new Region());
        table.accessibleTextProperty().bind(kit.texts().text("credentials.segment.pairs"));
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(fault, middle);
        model.boardProperty().subscribe(_ -> show());
        model.filterProperty().subscribe((_, _) -> show());
        language = kit.texts().messagesProperty().subscribe((_, _) -> {
            table.refresh();
            show();
        });
    }

    @Override
    public void close() {
        language.unsubscribe();
    }

    TableView<Pair> table() {
        return table;
    }

    private void show() {
        CredentialsModel.Board board = model.boardProperty().get();
        List<Pair> rows = model.pairs();
        if (!table.getItems().equals(rows)) {
            Optional<String> chosen = Optional.ofNullable(
                            table.getSelectionModel().getSelectedItem())
                    .map(Pair::name);
            table.getItems().setAll(rows);
            rows.stream()
                    .filter(pair -> chosen.equals(Optional.of(pair.name())))
                    .forEach(table.getSelectionModel()::select);
        }
        fault.getChildren().clear();
        board.fault()
                .ifPresent(problem -> fault.getChildren()
                        .add(Nodes.styled(
                                new ProblemPane(
                                        kit,
                                        problem,
                                        List.of(new Remedy(kit.texts().text("credentials.again"), model::read))),
                                "credentials-fault")));
        middle.getChildren().setAll(table);
        if (rows.isEmpty() && board.fault().isEmpty()) {
            middle.getChildren().add(instead(board));
        }
    }

    private Region instead(CredentialsModel.Board board) {
        if (board.isReading()) {
            return Nodes.label(
                    kit.texts()
                            .text("credentials.reading", model.regionProperty().get()),
                    "muted");
        }
        if (!board.pairs().isEmpty()) {
            return new EmptyPane(
                    kit,
                    Feather.FILTER,
                    "credentials.empty.filtered.",
                    Nodes.button(
                            kit.texts().text("credentials.empty.clear"),
                            () -> model.filterProperty().set(""),
                            "large"));
        }
        return new EmptyPane(
                kit,
                Feather.KEY,
                "credentials.empty.pairs.",
                Nodes.button(kit.texts().text("credentials.create"), dialogs::create, "large"),
                Nodes.button(kit.texts().text("credentials.import"), dialogs::importKey, "large"));
    }

    private void columns() {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableColumn<Pair, Pair> name = column("name", 190);
        name.getStyleClass().add("first");
        name.setMinWidth(136);
        name.setCellFactory(_ -> new NameCell());
        TableColumn<Pair, Pair> kind = column("kind", 96);
        kind.setCellFactory(
                _ -> new TextCell(pair -> pair.publicKey().map(PublicHalf::kind).orElse("")));
        kind.setMinWidth(88);
        TableColumn<Pair, Pair> fingerprint = column("fingerprint", 176);
        fingerprint.getStyleClass().add("mono-column");
        fingerprint.setCellFactory(_ -> new TextCell(Pair::fingerprint));
        TableColumn<Pair, Pair> where = column("instances", 210);
        where.setCellFactory(_ -> new WhereCell());
        TableColumn<Pair, Pair> created = column("created", 92);
        created.setMinWidth(92);
        created.setMaxWidth(110);
        created.getStyleClass().add("mono-column");
        created.setCellFactory(_ -> new TextCell(pair -> pair.created()
                .map(when -> DAY.format(when.atZone(ZoneId.systemDefault())))
                .orElse("")));
        TableColumn<Pair, Pair> deeds = column("deeds", 208);
        deeds.setMinWidth(208);
        deeds.setMaxWidth(240);
        deeds.setCellFactory(_ -> new DeedsCell());
        table.getColumns().setAll(List.of(name, kind, fingerprint, where, created, deeds));
    }

    private TableColumn<Pair, Pair> column(String key, double width) {
        TableColumn<Pair, Pair> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text("credentials.column." + key));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static final class NameCell extends TableCell<Pair, Pair> {
        private final Label name = Nodes.plain("", "strong");
        private final HBox box = Nodes.row(8, Nodes.icon(Feather.KEY, "icon-small"), Nodes.grow(name));

        @Override
        protected void updateItem(Pair pair, boolean empty) {
            super.updateItem(pair, empty);
            if (empty || pair == null) {
                setGraphic(null);
                return;
            }
            name.setText(pair.name());
            name.setTooltip(Nodes.tooltip(name.textProperty()));
            setAccessibleText(pair.name());
            setGraphic(box);
        }
    }

    private static final class TextCell extends TableCell<Pair, Pair> {
        private final Function<Pair, String> fact;

        TextCell(Function<Pair, String> fact) {
            this.fact = fact;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(Pair pair, boolean empty) {
            super.updateItem(pair, empty);
            setText(empty || pair == null ? "" : fact.apply(pair));
        }
    }

    private final class WhereCell extends TableCell<Pair, Pair> {
        private final Label count = Nodes.plain("", "mono");
        private final Label names = Nodes.plain("", "muted");
        private final HBox box = Nodes.row(12, count, Nodes.grow(names));

        WhereCell() {
            count.setMinWidth(USE_PREF_SIZE);
            names.setMinWidth(0);
        }

        @Override
        protected void updateItem(Pair pair, boolean empty) {
            super.updateItem(pair, empty);
            if (empty || pair == null) {
                setGraphic(null);
                return;
            }
            boolean free = pair.boundTo().isEmpty();
            count.setText(free ? "" : Integer.toString(pair.boundTo().size()));
            count.setManaged(!free);
            names.setText(
                    free
                            ? kit.texts().now("credentials.free")
                            : pair.boundTo().stream().map(Instance::label).collect(Collectors.joining(", ")));
            names.setTooltip(Nodes.tooltip(names.textProperty()));
            setAccessibleText(count.getText() + " " + names.getText());
            setGraphic(box);
        }
    }

    private final class DeedsCell extends TableCell<Pair, Pair> {
        private final Button attach =
                Nodes.button(kit.texts().text("credentials.attach"), () -> bind(Deed.ATTACH), "compact");
        private final Button detach =
                Nodes.button(kit.texts().text("credentials.detach"), () -> bind(Deed.DETACH), "compact");
        private final Button more =
                Nodes.iconButton(Feather.MORE_HORIZONTAL, kit.texts().text("credentials.more"), "", this::showMore);
        private final HBox box = Nodes.row(4, attach, detach, more);

        DeedsCell() {
            more.getStyleClass().add("compact");
        }

        private void bind(Deed deed) {
            new BindDialog(kit, model, getItem(), deed).open(Optional.empty());
        }

        private void showMore() {
            Pair pair = getItem();
            MenuItem name = item("credentials.copy.name", () -> copy(pair.name()));
            MenuItem fingerprint = item("credentials.copy.fingerprint", () -> copy(pair.fingerprint()));
            MenuItem key = item("credentials.key.copy", () -> pair.publicKey().ifPresent(half -> copy(half.line())));
            key.setDisable(pair.publicKey().isEmpty());
            MenuItem delete = item("credentials.delete", () -> dialogs.delete(pair));
            new ContextMenu(name, fingerprint, key, delete).show(more, Side.BOTTOM, 0, 0);
        }

        private MenuItem item(String key, Runnable action) {
            MenuItem item = new MenuItem(kit.texts().now(key));
            item.setOnAction(_ -> action.run());
            return item;
        }

        private void copy(String text) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            model.around().window().say(kit.texts().now("kit.copied"));
        }

        @Override
        protected void updateItem(Pair pair, boolean empty) {
            super.updateItem(pair, empty);
            if (empty || pair == null) {
                setGraphic(null);
                return;
            }
            detach.setDisable(pair.boundTo().isEmpty());
            setGraphic(box);
        }
    }
}

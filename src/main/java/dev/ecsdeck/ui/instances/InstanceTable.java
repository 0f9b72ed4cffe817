package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// The table itself: virtual, one line a row, columns shared out by [Column#share].
final class InstanceTable extends TableView<Row> {
    private static final String COLUMNS = "instances.columns";
    private static final double SCROLL_BAR = 12;
    private static final double ROW = 28;
    /// Padding of the cell and the gap before the age.
    private static final double STATUS_ROOM = 20;

    private static final int AGES_EVERY_SECONDS = 10;
    private final Kit kit;
    private final Map<Column, TableColumn<Row, Row>> columns = new EnumMap<>(Column.class);
    private final Label measure = Nodes.plain("");
    private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper();
    private long seconds;

    InstanceTable(Kit kit) {
        this.kit = kit;
        setTableMenuButtonVisible(false);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        accessibleTextProperty().bind(kit.texts().text("instances.table"));
        setPlaceholder(new Region());
        for (Column column : Column.values()) {
            columns.put(column, create(column));
        }
        measure.setVisible(false);
        measure.setManaged(false);
        getChildren().add(measure);
        widthProperty().subscribe(_ -> share());
        measure.fontProperty().subscribe((_, _) -> share());
        kit.ticker().whileShown(this, this::tick);
        kit.texts().messagesProperty().subscribe((_, _) -> refresh());
    }

    /// The service knows an agent's last word to a minute, and a table that draws every second costs what it should
    /// not.
    private void tick() {
        if (seconds++ % AGES_EVERY_SECONDS == 0) {
            beat.set(beat.get() + 1);
        }
    }

    /// Counts up every ten seconds while the table is seen.
    ReadOnlyLongProperty beat() {
        return beat.getReadOnlyProperty();
    }

    /// The width that a column has now; 0 if it is not shown.
    Map<Column, Double> widths() {
        return Column.share(wanted(), getWidth() - SCROLL_BAR, statusAtLeast());
    }

    /// Measured, because fonts differ by a tenth between systems.
    private double statusAtLeast() {
        var messages = kit.texts().messages();
        Text longest = new Text(messages.text("instances.standing.online")
                + messages.text("instances.age.online", Ages.span(messages, Duration.ofMinutes(59))));
        longest.setFont(measure.getFont());
        return longest.getLayoutBounds().getWidth() + STATUS_ROOM;
    }

    List<Column> wanted() {
        List<String> chosen = kit.prefs().list(COLUMNS, List.of());
        if (chosen.isEmpty()) {
            return Column.usual(getWidth());
        }
        return Arrays.stream(Column.values())
                .filter(column -> column == Column.NAME || chosen.contains(column.name()))
                .toList();
    }

    void want(Column column, boolean shown) {
        List<Column> now = new ArrayList<>(wanted());
        now.remove(column);
        if (shown) {
            now.add(column);
        }
        kit.prefs().keepList(COLUMNS, now.stream().sorted().map(Enum::name).toList());
        share();
    }

    /// Shows `rows`; the choice stays on the same instance.
    void show(List<Row> rows) {
        ObservableList<Row> items = getItems();
        if (items.equals(rows)) {
            return;
        }
        Optional<InstanceId> chosen = chosen();
        items.setAll(rows);
        if (!getSortOrder().isEmpty()) {
            sort();
        }
        chosen.ifPresent(this::choose);
    }

    Optional<InstanceId> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem())
                .map(row -> row.instance().id());
    }

    /// Selects the row of `id`, if it is shown.
    void choose(InstanceId id) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).instance().id().equals(id)) {
                if (!getSelectionModel().isSelected(i)) {
                    getSelectionModel().clearAndSelect(i);
                    reveal(i);
                }
                return;
            }
        }
    }

    /// Brings the chosen row into sight, with a few before it.
    void revealChosen() {
        int index = getSelectionModel().getSelectedIndex();
        if (index >= 0) {
            reveal(index);
        }
    }

    private void reveal(int index) {
        boolean seen = lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && index >= flow.getFirstVisibleCell().getIndex()
                && index < flow.getFirstVisibleCell().getIndex() + shownRows();
        if (!seen) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    private int shownRows() {
        return (int) ((getHeight() - ROW) / ROW) - 1;
    }

    private void share() {
        Map<Column, Double> widths = widths();
        List<TableColumn<Row, ?>> shown = new ArrayList<>();
        widths.forEach((column, width) -> {
            TableColumn<Row, Row> node = columns.get(column);
            if (node != null) {
                node.setPrefWidth(Math.floor(width));
                shown.add(node);
            }
        });
        if (!getColumns().equals(shown)) {
            getColumns().setAll(shown);
        }
    }

    private TableColumn<Row, Row> create(Column column) {
        TableColumn<Row, Row> node = new TableColumn<>();
        node.setReorderable(false);
        node.setResizable(false);
        node.textProperty().bind(kit.texts().text(column.textKey()));
        node.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        node.setComparator((a, b) -> NaturalOrder.INSTANCE.compare(column.fact(a), column.fact(b)));
        if (column == Column.NAME) {
            node.getStyleClass().add("first");
        }
        node.setCellFactory(_ -> switch (column) {
            case NAME -> new NameCell();
            case STATUS -> new StatusCell();
            default -> new FactCell(column);
        });
        return node;
    }

    /// Mark, name, and the environment at the right.
    private static final class NameCell extends TableCell<Row, Row> {
        private final Region mark = new Region();
        private final Label name = Nodes.plain("");
        private final Tag tag = new Tag();
        private final HBox box = Nodes.row(8, mark, Nodes.grow(name), tag);
        private final Tooltip whole = new Tooltip();

        NameCell() {
            name.setTooltip(whole);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            row.standing().mark().show(mark);
            name.setText(row.instance().label());
            whole.setText(row.instance().label());
            tag.show(row.environment());
            setGraphic(box);
        }
    }

    /// The state in words, and the age of what is known.
    private final class StatusCell extends TableCell<Row, Row> {
        private final Label words = Nodes.plain("");
        private final Label age = Nodes.plain("", "muted");
        private final HBox box = Nodes.row(4, words, age);
        private final Tooltip why = new Tooltip();

        StatusCell() {
            HBox.setHgrow(words, Priority.NEVER);
            age.setMinWidth(USE_PREF_SIZE);
            why.setWrapText(true);
            why.setMaxWidth(400);
            setTooltip(why);
            beat.subscribe(_ -> tick());
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Standing standing = row.standing();
            words.setText(standing.words(kit.texts().messages()));
            words.getStyleClass().remove("muted");
            if (standing.mark() == Mark.STOPPED) {
                words.getStyleClass().add("muted");
            }
            tick();
            setGraphic(box);
        }

        private void tick() {
            Row row = getItem();
            if (row == null || isEmpty()) {
                return;
            }
            var messages = kit.texts().messages();
            age.setText(row.standing().ageWords(messages, kit.ticker().now()));
            String sentence = row.standing().sentence(messages, kit.ticker().now());
            why.setText(sentence);
            setAccessibleText(row.instance().label() + ": " + sentence);
        }
    }

    /// An id, an address or another fact as the service spells it.
    private static final class FactCell extends TableCell<Row, Row> {
        private final Column column;

        FactCell(Column column) {
            this.column = column;
            switch (column) {
                case ID, PRIVATE_IP, PUBLIC_IP -> getStyleClass().add("mono");
                case ZONE, REGION, VPC, OS, IMAGE, TYPE -> getStyleClass().add("muted");
                case NAME, STATUS -> {}
            }
            if (column == Column.VPC || column == Column.IMAGE || column == Column.ID) {
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            }
            setEllipsisString("…");
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : column.fact(row));
        }
    }
}

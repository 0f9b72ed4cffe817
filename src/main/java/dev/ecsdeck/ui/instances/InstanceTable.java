package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.NaturalOrder;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The table itself: virtual, one line a row, columns shared out by [Column#share].
final class InstanceTable extends TableView<Line> {
    private static final String COLUMNS = "instances.columns";
    private static final double SCROLL_BAR = 12;
    private static final double ROW = 28;
    /// Padding of the cell and the gap before the age.
    private static final double STATUS_ROOM = 20;

    private final Kit kit;
    private final Map<Column, TableColumn<Line, Row>> columns = new EnumMap<>(Column.class);
    private final Label measure = Nodes.plain("");
    private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper();
    private Map<InstanceId, Line> lines = Map.of();
    private List<Line> unsorted = List.of();
    private boolean accounts;
    /// The widths that the user gave.
    private final Map<Column, Double> byHand = new EnumMap<>(Column.class);

    InstanceTable(Kit kit) {
        this.kit = kit;
        setTableMenuButtonVisible(false);
        setColumnResizePolicy(this::resize);
        readWidths();
        accessibleTextProperty().bind(kit.texts().text("instances.table"));
        setPlaceholder(new Region());
        setSortPolicy(_ -> sortBy(getComparator()));
        for (Column column : Column.values()) {
            columns.put(column, create(column));
        }
        measure.setVisible(false);
        measure.setManaged(false);
        getChildren().add(measure);
        widthProperty().subscribe(_ -> share());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> FxWork.later(this::keepWidths));
        measure.fontProperty().subscribe((_, _) -> share());
        kit.ticker().agingWhileShown(this, this::tick);
        kit.texts().messagesProperty().subscribe((_, _) -> refresh());
    }

    private void tick() {
        beat.set(beat.get() + 1);
    }

    /// Counts up while the table is seen: time to write ages anew.
    private ReadOnlyLongProperty beat() {
        return beat.getReadOnlyProperty();
    }

    /// The widths of the columns that are shown, in order.
    Map<Column, Double> widths() {
        return Column.share(wanted(), getWidth() - SCROLL_BAR, statusAtLeast(), byHand);
    }

    private static String sizeKey(Column column) {
        return "instances.column." + column.name();
    }

    private void readWidths() {
        for (Column column : Column.values()) {
            double width = kit.prefs().size(sizeKey(column), 0);
            if (width >= Column.LEAST) {
                byHand.put(column, width);
            }
        }
    }

    /// What dragging, or a double click, between two heads does: that column gets its width, and those that have
    /// none of the user's own share what is left.
    private boolean resize(ResizeFeatures<?> wish) {
        Optional<Column> dragged = columns.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wish.getColumn()))
                .map(Map.Entry::getKey)
                .findFirst();
        dragged.ifPresent(column -> {
            byHand.put(column, Math.max(Column.LEAST, Math.rint(wish.getColumn().getWidth() + wish.getDelta())));
            give(widths());
        });
        return dragged.isPresent();
    }

    private void give(Map<Column, Double> widths) {
        columns.forEach((column, node) -> {
            Double width = widths.get(column);
            if (width != null) {
                node.setPrefWidth(Math.floor(width));
            }
        });
    }

    /// Keeps the widths that were dragged, and lets go the columns that have no more room.
    private void keepWidths() {
        if (byHand.entrySet().stream().anyMatch(own -> kit.prefs().size(sizeKey(own.getKey()), 0) != own.getValue())) {
            byHand.forEach((column, width) -> kit.prefs().keepSize(sizeKey(column), width));
            share();
        }
    }

    boolean hasOwnWidths() {
        return !byHand.isEmpty();
    }

    /// Gives every column the width again that the program finds right.
    void forgetWidths() {
        byHand.keySet().forEach(column -> kit.prefs().keepSize(sizeKey(column), 0));
        byHand.clear();
        share();
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
        List<Column> usual = Column.usual(getWidth());
        return Arrays.stream(Column.values())
                .filter(column -> switch (column) {
                    case NAME -> true;
                    case ACCOUNT -> accounts;
                    default -> chosen.isEmpty() ? usual.contains(column) : chosen.contains(column.name());
                })
                .toList();
    }

    /// The column of accounts comes and goes with there being several.
    void showAccounts(boolean several) {
        accounts = several;
        share();
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

    /// Shows `rows`. Lines whose instance stays keep their place, and so do the choice and what is looked at.
    void show(List<Row> rows) {
        boolean changed = false;
        Map<InstanceId, Line> staying = new HashMap<>();
        List<Line> wanted = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Line line = lines.get(row.instance().id());
            if (line == null) {
                line = new Line(row);
            } else {
                changed |= line.become(row);
            }
            staying.put(row.instance().id(), line);
            wanted.add(line);
        }
        lines = staying;
        if (!wanted.equals(unsorted)) {
            unsorted = wanted;
            replace(wanted);
        } else if (changed && !getSortOrder().isEmpty()) {
            sort();
        }
    }

    private void replace(List<Line> wanted) {
        Optional<Line> top = topmost();
        boolean sawChosen = isSeen(getSelectionModel().getSelectedIndex());
        getItems().setAll(wanted);
        if (!getSortOrder().isEmpty()) {
            sort();
        }
        if (sawChosen && !getSelectionModel().isEmpty()) {
            revealChosen();
        } else {
            top.map(getItems()::indexOf).filter(index -> index >= 0).ifPresent(this::scrollTo);
        }
    }

    /// Without a column to sort by, the order is the list's own again.
    private boolean sortBy(@Nullable Comparator<Line> order) {
        if (order == null) {
            getItems().setAll(unsorted);
        } else {
            FXCollections.sort(getItems(), order);
        }
        return true;
    }

    Optional<InstanceId> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(Line::id);
    }

    /// Selects the row of `id`, if it is shown.
    void choose(InstanceId id) {
        Line line = lines.get(id);
        if (line != null && !line.equals(getSelectionModel().getSelectedItem())) {
            int index = getItems().indexOf(line);
            getSelectionModel().clearAndSelect(index);
            reveal(index);
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
        if (!isSeen(index)) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    private boolean isSeen(int index) {
        return topIndex()
                .filter(top -> index >= top && index < top + shownRows())
                .isPresent();
    }

    private Optional<Line> topmost() {
        return topIndex().filter(index -> index < getItems().size()).map(getItems()::get);
    }

    private Optional<Integer> topIndex() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? Optional.of(flow.getFirstVisibleCell().getIndex())
                : Optional.empty();
    }

    private int shownRows() {
        return (int) ((getHeight() - ROW) / ROW) - 1;
    }

    private void share() {
        Map<Column, Double> widths = widths();
        List<TableColumn<Line, ?>> shown = new ArrayList<>();
        columns.forEach((column, node) -> {
            if (widths.containsKey(column)) {
                shown.add(node);
            }
        });
        give(widths);
        if (!getColumns().equals(shown)) {
            getColumns().setAll(shown);
        }
    }

    private TableColumn<Line, Row> create(Column column) {
        TableColumn<Line, Row> node = new TableColumn<>();
        node.setReorderable(false);
        node.setMinWidth(Column.LEAST);
        node.textProperty().bind(kit.texts().text(column.textKey()));
        node.setCellValueFactory(cell -> cell.getValue().rowProperty());
        node.setComparator((a, b) -> NaturalOrder.INSTANCE.compare(column.fact(a), column.fact(b)));
        if (column == Column.NAME) {
            node.getStyleClass().add("first");
        }
        node.setCellFactory(_ -> switch (column) {
            case NAME -> new Cells.NameCell();
            case STATUS -> new Cells.StatusCell(kit, beat());
            default -> new Cells.FactCell(column);
        });
        return node;
    }
}

package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rows of a pane: virtual, several may be chosen, typing goes to the next name that begins so.
final class FileTable extends TableView<Entry> {
    private static final double SIZE = 84;
    private static final double MODIFIED = 140;
    private static final double MODE = 96;
    private static final double SCROLL_BAR = 12;
    private static final double LEAST_NAME = 120;
    private static final Duration TYPING = Duration.ofSeconds(1);
    private static final List<String> TEXTS =
            List.of(".conf", ".cfg", ".ini", ".yml", ".yaml", ".md", ".log", ".sh", ".json", ".txt", ".xml", ".py");
    private static final List<String> PACKAGES = List.of(".gz", ".zip", ".xz", ".bz2", ".tar", ".tgz", ".rpm", ".deb");

    private final Kit kit;
    private final PaneModel model;
    private final TableColumn<Entry, Entry> name;
    private final TableColumn<Entry, Entry> size;
    private final TableColumn<Entry, Entry> modified;
    private final TableColumn<Entry, Entry> mode;
    private final Map<Order.By, TableColumn<Entry, Entry>> columns;
    private String typed = "";
    private Instant typedAt = Instant.EPOCH;
    private Optional<String> shownFolder = Optional.empty();

    FileTable(Kit kit, PaneModel model) {
        this.kit = kit;
        this.model = model;
        this.name = column(Order.By.NAME, new NameColumn());
        this.size = column(Order.By.SIZE, new SizeColumn());
        this.modified = column(Order.By.MODIFIED, new StampColumn());
        this.mode = column(Order.By.MODE, new ModeColumn());
        this.columns =
                Map.of(Order.By.NAME, name, Order.By.SIZE, size, Order.By.MODIFIED, modified, Order.By.MODE, mode);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        setPlaceholder(new Region());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        accessibleTextProperty().bind(kit.texts().text(model.isHere() ? "files.table.here" : "files.table.there"));
        getSortOrder().add(name);
        setSortPolicy(_ -> {
            model.orderProperty().set(wantedOrder());
            return true;
        });
        widthProperty().subscribe(_ -> share());
        model.entriesProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
    }

    private Order wantedOrder() {
        return columns.entrySet().stream()
                .filter(column -> getSortOrder().contains(column.getValue()))
                .findFirst()
                .map(column ->
                        new Order(column.getKey(), column.getValue().getSortType() == TableColumn.SortType.ASCENDING))
                .orElse(Order.USUAL);
    }

    /// What is chosen, without the row that leads up.
    List<FileItem> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(entry -> entry != null && !entry.isUp())
                .map(Entry::item)
                .toList();
    }

    /// Chooses the entry of that name and brings it into sight.
    void choose(String name) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).name().equals(name)) {
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    private void show(List<Entry> entries) {
        Set<String> names = getSelectionModel().getSelectedItems().stream()
                .filter(entry -> entry != null)
                .map(Entry::name)
                .collect(Collectors.toCollection(HashSet::new));
        boolean same = shownFolder.equals(model.folderProperty().get());
        Optional<String> left = same ? Optional.empty() : shownFolder.map(model.place()::nameOf);
        shownFolder = model.folderProperty().get();
        getSelectionModel().clearSelection();
        getItems().setAll(entries);
        if (same) {
            chooseAgain(entries, names);
        } else if (!entries.isEmpty()) {
            getSelectionModel().select(0);
            scrollTo(0);
            left.ifPresent(this::choose);
        }
    }

    /// All at once: one by one, the selection tells the table of each.
    private void chooseAgain(List<Entry> entries, Set<String> names) {
        int[] again = IntStream.range(0, entries.size())
                .filter(i -> names.contains(entries.get(i).name()))
                .toArray();
        if (again.length > 0) {
            getSelectionModel().selectIndices(again[0], Arrays.copyOfRange(again, 1, again.length));
        }
    }

    private void type(KeyEvent event) {
        String letter = event.getCharacter();
        boolean plain = !letter.isBlank() && letter.charAt(0) > ' ' && letter.charAt(0) != 127;
        if (!plain || event.isShortcutDown() || event.isAltDown() || event.isControlDown()) {
            return;
        }
        Instant now = kit.ticker().now();
        typed = Duration.between(typedAt, now).compareTo(TYPING) > 0 ? letter : typed + letter;
        typedAt = now;
        String wanted = typed.toLowerCase(Locale.ROOT);
        int from = Math.max(0, getSelectionModel().getSelectedIndex()) + (typed.length() == 1 ? 1 : 0);
        for (int i = 0; i < getItems().size(); i++) {
            Entry entry = getItems().get((from + i) % getItems().size());
            if (!entry.isUp() && entry.name().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                choose(entry.name());
                break;
            }
        }
        event.consume();
    }

    private void share() {
        boolean withMode = !model.isHere() && getWidth() >= LEAST_NAME + SIZE + MODIFIED + MODE + SCROLL_BAR;
        double taken = SIZE + MODIFIED + SCROLL_BAR + (withMode ? MODE : 0);
        name.setPrefWidth(Math.max(LEAST_NAME, Math.floor(getWidth() - taken)));
        size.setPrefWidth(SIZE);
        modified.setPrefWidth(MODIFIED);
        mode.setPrefWidth(MODE);
        List<TableColumn<Entry, Entry>> shown =
                withMode ? List.of(name, size, modified, mode) : List.of(name, size, modified);
        if (!getColumns().equals(shown)) {
            getColumns().setAll(shown);
        }
    }

    /// Makes the cells of a column.
    private interface Cells {
        TableCell<Entry, Entry> cell();
    }

    private TableColumn<Entry, Entry> column(Order.By by, Cells cells) {
        TableColumn<Entry, Entry> column = new TableColumn<>();
        column.setReorderable(false);
        column.setResizable(false);
        column.textProperty().bind(kit.texts().text("files.column." + by.name().toLowerCase(Locale.ROOT)));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> cells.cell());
        column.getStyleClass().add(by.name().toLowerCase(Locale.ROOT));
        return column;
    }

    private static Feather icon(Entry entry) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        if (entry.opens()) {
            return entry.isUp() ? Feather.CORNER_LEFT_UP : Feather.FOLDER;
        }
        if (entry.item().type() == FileItem.Type.LINK) {
            return Feather.LINK;
        }
        return TEXTS.stream().anyMatch(name::endsWith)
                ? Feather.FILE_TEXT
                : PACKAGES.stream().anyMatch(name::endsWith) ? Feather.PACKAGE : Feather.FILE;
    }

    private static final class NameColumn implements Cells {
        @Override
        public TableCell<Entry, Entry> cell() {
            return new TableCell<>() {
                private final FontIcon icon = Nodes.icon(Feather.FILE, "icon-small");
                private final Label name = Nodes.plain("");
                private final HBox box = Nodes.row(8, icon, Nodes.grow(name));

                @Override
                protected void updateItem(Entry entry, boolean empty) {
                    super.updateItem(entry, empty);
                    if (empty || entry == null) {
                        setGraphic(null);
                        setAccessibleText("");
                        return;
                    }
                    icon.setIconCode(icon(entry));
                    name.setText(entry.name());
                    setAccessibleText(entry.name());
                    setGraphic(box);
                }
            };
        }
    }

    /// A figure in a column of figures.
    private abstract static class FactCell extends TableCell<Entry, Entry> {
        FactCell(String... styles) {
            getStyleClass().addAll("mono", "muted");
            getStyleClass().addAll(styles);
        }

        abstract String fact(Entry entry);

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null || entry.isUp() ? "" : fact(entry));
        }
    }

    private static final class SizeColumn implements Cells {
        @Override
        public TableCell<Entry, Entry> cell() {
            return new FactCell("figure") {
                @Override
                String fact(Entry entry) {
                    return entry.opens() ? "" : Sizes.of(entry.item().size());
                }
            };
        }
    }

    private static final class StampColumn implements Cells {
        @Override
        public TableCell<Entry, Entry> cell() {
            return new FactCell() {
                @Override
                String fact(Entry entry) {
                    return Sizes.stamp(entry.item().modified());
                }
            };
        }
    }

    private static final class ModeColumn implements Cells {
        @Override
        public TableCell<Entry, Entry> cell() {
            return new FactCell() {
                @Override
                String fact(Entry entry) {
                    return entry.item().modeText();
                }
            };
        }
    }
}

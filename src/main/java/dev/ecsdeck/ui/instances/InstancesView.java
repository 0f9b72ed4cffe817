package dev.ecsdeck.ui.instances;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Share;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The list of instances with its filter, and what stands there when there is nothing to list.
public final class InstancesView extends VBox {
    /// What takes less time than this shows nothing of itself.
    private static final Duration UNSEEN = Duration.ofMillis(300);

    private final Kit kit;
    private final InstancesModel model;
    private final Navigator navigator;
    private final InstanceTable table;
    private final Bones bones;
    private final CustomTextField filter = new CustomTextField();
    private final Label fault = Nodes.plain("", "bad", "small");
    private final HBox progress = Nodes.row(12);
    private final Share bar = new Share();
    private final Label progressWords = Nodes.plain("", "muted", "small");
    private final MarkChips chips;
    private final StackPane middle = new StackPane();
    private boolean slow;
    private List<Command> actions = List.of();

    public InstancesView(Kit kit, InstancesModel model, Navigator navigator) {
        this.kit = kit;
        this.model = model;
        this.navigator = navigator;
        this.table = new InstanceTable(kit);
        this.bones = new Bones(table);
        this.chips = new MarkChips(kit, model);
        getStyleClass().addAll("page", "instances");
        Looks.sheet(this, "instances");
        createNodes();
        bind();
    }

    /// Offers these in the menu of a row, for the chosen instance.
    public void offer(List<Command> all) {
        actions = List.copyOf(all);
    }

    /// Puts the keyboard into the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// Puts the keyboard into the list, on a row.
    public void focusList() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        table.revealChosen();
    }

    private void createNodes() {
        filter.setLeft(Nodes.icon(Feather.FILTER));
        filter.promptTextProperty().bind(kit.texts().text("instances.filter.prompt"));
        filter.accessibleTextProperty().bind(kit.texts().text("instances.filter.name"));
        filter.setTooltip(Nodes.tooltip(kit.texts().text("instances.filter.help")));
        bar.setPrefWidth(96);
        progress.getChildren().addAll(bar, progressWords);
        progressWords.setMinWidth(USE_PREF_SIZE);
        Button saved = Nodes.iconButton(Feather.BOOKMARK, kit.texts().text("instances.filters"), "", () -> {});
        saved.setOnAction(_ -> new FilterMenu(kit, model).show(saved, Side.BOTTOM, 0, 4));
        Button columns = Nodes.iconButton(Feather.SLIDERS, kit.texts().text("instances.columns"), "", () -> {});
        columns.setOnAction(_ -> columnMenu().show(columns, Side.BOTTOM, 0, 4));
        Button refresh =
                Nodes.iconButton(Feather.REFRESH_CW, kit.texts().text("instances.refresh"), "F5", model::refresh);
        HBox tools = Nodes.row(8, Nodes.grow(filter), saved, progress, chips, Nodes.row(0, columns, refresh));
        tools.getStyleClass().add("filter-row");
        HBox wrong = Nodes.row(8, fault);
        wrong.getStyleClass().add("filter-fault");
        Nodes.showIf(wrong, fault.textProperty().isNotEmpty());
        middle.getChildren().setAll(table, bones);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(new FaultBands(kit, model), tools, wrong, middle);
    }

    private void bind() {
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        model.sievedProperty().subscribe(sieved -> {
            table.show(sieved.rows());
            chooseFirst();
            showState();
        });
        model.listedProperty().subscribe(now -> table.showAccounts(now.areSeveral()));
        model.inventoryProperty().subscribe((before, after) -> {
            if (after.stage() == Inventory.Stage.READING && before.stage() != Inventory.Stage.READING) {
                noticeIfSlow();
            }
            showState();
        });
        if (model.inventory().stage() == Inventory.Stage.READING) {
            noticeIfSlow();
        }
        model.brokenProperty().subscribe(wrong -> fault.setText(faultWords(wrong)));
        model.chosenProperty().subscribe(id -> id.ifPresent(table::choose));
        kit.texts().messagesProperty().subscribe((_, _) -> {
            fault.setText(faultWords(model.brokenProperty().get()));
            showState();
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> Optional.ofNullable(line)
                        .ifPresent(it -> model.chosenProperty().set(Optional.of(it.id()))));
        table.setRowFactory(_ -> {
            TableRow<Line> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                    navigator.openShell(row.getItem().row().instance());
                }
            });
            return row;
        });
        table.setOnContextMenuRequested(this::openMenu);
        table.setOnKeyPressed(this::keyOnTable);
        table.setOnKeyTyped(this::typeOnTable);
        filter.setOnKeyPressed(this::keyOnFilter);
    }

    /// A click has chosen its row before; a click beside the rows means none of them.
    private void openMenu(ContextMenuEvent event) {
        boolean onRow = event.isKeyboardTrigger() || isInRow(event.getTarget());
        chosenInstance().filter(_ -> onRow).ifPresent(instance -> {
            new RowMenu(kit, navigator, instance, actions).show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static boolean isInRow(EventTarget target) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !(node instanceof TableRow<?>)) {
            node = node.getParent();
        }
        return node instanceof TableRow<?> row && !row.isEmpty();
    }

    /// The chosen row stays chosen; the first list chooses its first row.
    private void chooseFirst() {
        model.chosenProperty().get().ifPresent(table::choose);
        if (model.chosenProperty().get().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void keyOnTable(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            chosenInstance().ifPresent(event.isShiftDown() ? navigator::openShellWithOptions : navigator::openShell);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && !model.filterTextProperty().get().isEmpty()) {
            model.filterTextProperty().set("");
            event.consume();
        }
    }

    /// Typing on the list goes into the filter.
    private void typeOnTable(KeyEvent event) {
        String typed = event.getCharacter();
        boolean isText = !typed.isBlank() && typed.charAt(0) > ' ' && typed.charAt(0) != 127;
        if (isText && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            filter.requestFocus();
            filter.setText(filter.getText() + typed);
            filter.end();
            event.consume();
        }
    }

    private void keyOnFilter(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                focusList();
                event.consume();
            }
            case ENTER -> {
                if (!table.getItems().isEmpty()) {
                    if (table.getSelectionModel().isEmpty()) {
                        table.getSelectionModel().select(0);
                    }
                    chosenInstance().ifPresent(navigator::openShell);
                }
                event.consume();
            }
            case ESCAPE -> {
                if (!filter.getText().isEmpty()) {
                    filter.clear();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private Optional<Instance> chosenInstance() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .map(line -> line.row().instance());
    }

    private String faultWords(Optional<InstanceFilter.Broken> wrong) {
        return wrong.map(broken -> kit.texts()
                        .now(
                                "instances.filter."
                                        + broken.fault()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                broken.near()))
                .orElse("");
    }

    private void noticeIfSlow() {
        slow = false;
        kit.work()
                .workers()
                .after(
                        UNSEEN,
                        () -> FxWork.later(() -> {
                            slow = model.inventory().stage() == Inventory.Stage.READING;
                            showState();
                        }));
    }

    private void showState() {
        Inventory inventory = model.inventory();
        // A list that is read again stays as it is; the status bar tells of it.
        boolean first = inventory.asOf().isEmpty();
        boolean reading = inventory.stage() == Inventory.Stage.READING && first && slow;
        progress.setVisible(reading);
        progress.setManaged(reading);
        chips.setVisible(!reading);
        chips.setManaged(!reading);
        bar.show(inventory.regionsAll() == 0 ? 0 : (double) inventory.regionsDone() / inventory.regionsAll());
        progressWords.setText(
                inventory.regionsAll() == 0
                        ? kit.texts().now("instances.progress.regions")
                        : kit.texts()
                                .now(
                                        "instances.progress",
                                        inventory.regionsDone(),
                                        inventory.regionsAll(),
                                        inventory.instances().size()));
        bones.setVisible(reading && model.filterTextProperty().get().isEmpty());
        if (bones.isVisible()) {
            bones.standAfter(table.getItems().size());
        }
        boolean nothing = table.getItems().isEmpty() && inventory.stage() != Inventory.Stage.READING;
        middle.getChildren().removeIf(node -> node instanceof EmptyList);
        if (nothing && inventory.stage() != Inventory.Stage.IDLE) {
            middle.getChildren().add(new EmptyList(kit, model));
        }
    }

    private ContextMenu columnMenu() {
        ContextMenu menu = new ContextMenu();
        Arrays.stream(Column.values())
                .filter(column -> column != Column.NAME && column != Column.ACCOUNT)
                .forEach(column -> {
                    CheckMenuItem item = new CheckMenuItem();
                    item.textProperty().bind(kit.texts().text(column.textKey()));
                    item.setSelected(table.wanted().contains(column));
                    item.setOnAction(_ -> table.want(column, item.isSelected()));
                    menu.getItems().add(item);
                });
        MenuItem usual = new MenuItem();
        usual.textProperty().bind(kit.texts().text("instances.columns.usual-widths"));
        usual.setDisable(!table.hasOwnWidths());
        usual.setOnAction(_ -> table.forgetWidths());
        menu.getItems().addAll(new SeparatorMenuItem(), usual);
        return menu;
    }
}

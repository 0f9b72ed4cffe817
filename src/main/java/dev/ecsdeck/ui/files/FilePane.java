package dev.ecsdeck.ui.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One side: where it is, what is there, what is chosen.
final class FilePane extends VBox {
    private final Kit kit;
    private final PaneModel model;
    private final FileDeeds deeds;
    private final PathBar path;
    private final FileTable table;
    private final Label standing = Nodes.plain("", "small", "muted");
    private final Label empty;
    private final StackPane middle = new StackPane();
    private final DragAndDrop dragging;

    /// @param whose says at the foot whose files they are; with the free room behind it
    FilePane(Kit kit, PaneModel model, FileDeeds deeds, ObservableValue<String> whose) {
        this.kit = kit;
        this.model = model;
        this.deeds = deeds;
        this.path = new PathBar(kit, model);
        this.table = new FileTable(kit, model);
        this.empty = Nodes.label(kit.texts().text("files.empty"), "muted");
        this.dragging = new DragAndDrop(model, deeds);
        getStyleClass().add("file-pane");
        empty.setMouseTransparent(true);
        middle.getChildren().addAll(table, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        Label right = Nodes.label(whose, "small", "muted");
        HBox foot = Nodes.row(8, Nodes.grow(standing), right);
        foot.getStyleClass().add("pane-foot");
        getChildren().addAll(head(), middle, foot);
        bind();
    }

    private HBox head() {
        Button up = tool(Feather.ARROW_UP, "files.up", "Alt+Up", model::up);
        Button fresh = tool(Feather.FOLDER_PLUS, "files.new-folder", "F7", () -> deeds.newFolder(model));
        Button again = tool(Feather.REFRESH_CW, "files.refresh", "F5", model::refresh);
        Button more = tool(Feather.MORE_HORIZONTAL, "files.more", "", () -> {});
        more.setOnAction(_ -> menu().show(more, Side.BOTTOM, 0, 4));
        HBox head = Nodes.row(
                4,
                Nodes.icon(model.isHere() ? Feather.MONITOR : Feather.SERVER),
                Nodes.grow(path),
                up,
                fresh,
                again,
                more);
        head.getStyleClass().add("path");
        return head;
    }

    private Button tool(Feather icon, String key, String keys, Runnable action) {
        Button button = Nodes.iconButton(icon, kit.texts().text(key), keys, action);
        button.getStyleClass().add("compact");
        return button;
    }

    private ContextMenu menu() {
        return new FileMenu(kit, model, deeds).of(table.chosen(), path::edit);
    }

    private void bind() {
        table.setRowFactory(_ -> {
            TableRow<Entry> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                    open(row.getItem());
                }
            });
            dragging.watch(row, table::chosen);
            return row;
        });
        table.setOnMousePressed(_ -> table.requestFocus());
        dragging.watch(table);
        table.setOnContextMenuRequested(event -> {
            menu().show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        table.getSelectionModel().getSelectedItems().addListener((javafx.beans.Observable _) -> tell());
        model.entriesProperty().subscribe(_ -> tell());
        model.soFarProperty().subscribe(_ -> tell());
        model.readingProperty().subscribe(_ -> tell());
        kit.texts().messagesProperty().subscribe((_, _) -> tell());
        model.problemProperty().subscribe(this::show);
    }

    private void show(Optional<Problem> problem) {
        middle.getChildren().removeIf(ProblemPane.class::isInstance);
        table.setVisible(problem.isEmpty());
        problem.ifPresent(why -> {
            Remedy again = new Remedy(kit.texts().text("files.again"), model::refresh);
            Remedy back = new Remedy(kit.texts().text("files.back"), model::dismissProblem);
            boolean mayGoBack = model.folderProperty().get().isPresent();
            ProblemPane pane = new ProblemPane(kit, why, mayGoBack ? List.of(again, back) : List.of(again));
            pane.getStyleClass().add("pane-problem");
            middle.getChildren().add(pane);
        });
        tell();
    }

    private void tell() {
        List<Entry> all = model.entriesProperty().get();
        long count = all.stream().filter(entry -> !entry.isUp()).count();
        empty.setVisible(count == 0
                && !model.readingProperty().get()
                && model.folderProperty().get().isPresent()
                && model.problemProperty().get().isEmpty());
        if (model.readingProperty().get() && model.soFarProperty().get() > 0) {
            standing.setText(
                    kit.texts().now("files.reading", model.soFarProperty().get()));
            return;
        }
        List<FileItem> chosen = table.chosen();
        long bytes = chosen.stream()
                .filter(item -> item.type() == FileItem.Type.FILE)
                .mapToLong(FileItem::size)
                .sum();
        standing.setText(
                chosen.isEmpty()
                        ? kit.texts().now("files.count", count)
                        : kit.texts().now("files.chosen", chosen.size(), count, Sizes.of(bytes)));
    }

    private void open(Entry entry) {
        if (entry.opens()) {
            model.go(entry.item().path());
        } else {
            deeds.open(model, entry.item());
        }
    }

    private static boolean is(KeyEvent event, KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers).match(event);
    }

    private void press(KeyEvent event) {
        Entry focused = table.getFocusModel().getFocusedItem();
        List<FileItem> chosen = table.chosen();
        if (is(event, KeyCode.ENTER) && focused != null) {
            open(focused);
        } else if (is(event, KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN)) {
            deeds.move(model, chosen);
        } else if (is(event, KeyCode.ENTER, KeyCombination.ALT_DOWN)) {
            deeds.properties(model, chosen);
        } else if (is(event, KeyCode.BACK_SPACE) || is(event, KeyCode.UP, KeyCombination.ALT_DOWN)) {
            model.up();
        } else if (is(event, KeyCode.DELETE)) {
            deeds.delete(model, chosen);
        } else if (is(event, KeyCode.F2)) {
            deeds.rename(model, chosen);
        } else if (is(event, KeyCode.F4)) {
            deeds.edit(model, chosen);
        } else if (is(event, KeyCode.F7)) {
            deeds.newFolder(model);
        } else if (is(event, KeyCode.H, KeyCombination.SHORTCUT_DOWN)) {
            model.showHidden(!model.hiddenShownProperty().get());
        } else if (is(event, KeyCode.L, KeyCombination.SHORTCUT_DOWN)) {
            path.edit();
        } else {
            return;
        }
        event.consume();
    }

    FileTable table() {
        return table;
    }

    PaneModel model() {
        return model;
    }

    boolean hasKeyboard() {
        for (Node node = getScene() == null ? null : getScene().getFocusOwner();
                node != null;
                node = node.getParent()) {
            if (node.equals(this)) {
                return true;
            }
        }
        return false;
    }
}

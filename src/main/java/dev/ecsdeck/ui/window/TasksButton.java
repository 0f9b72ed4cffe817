package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Share;
import dev.ecsdeck.ui.kit.Task;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How many tasks go on now. Opens a menu that tells how far each is, and leads there.
final class TasksButton extends Button {
    /// What opens it from anywhere.
    static final String KEYS = "Ctrl+Shift+T";

    private static final double WIDTH = 360;

    private final Kit kit;
    private final TaskBoard board;
    private final ContextMenu menu = new ContextMenu();
    private final Label count = Nodes.plain("");
    private Subscription whileOpen = Subscription.EMPTY;
    private List<Line> lines = List.of();

    /// One task in the menu.
    private static final class Line extends HBox {
        private final String key;
        private final Label title = Nodes.plain("");
        private final Label standing = Nodes.plain("", "small", "muted");
        private final Share share = new Share();

        Line(Task task) {
            super(12);
            key = task.key();
            getStyleClass().add("task-line");
            VBox words = Nodes.column(2, title, standing, share);
            words.setMinWidth(0);
            getChildren().addAll(Nodes.icon(task.icon()), Nodes.grow(words));
            setPrefWidth(WIDTH);
            setMaxWidth(WIDTH);
            show(task);
        }

        void show(Task task) {
            title.setText(task.title());
            standing.setText(task.standing());
            task.share().ifPresent(share::show);
            share.setVisible(task.share().isPresent());
            share.setAccessibleText(task.title() + ", " + task.standing());
        }
    }

    TasksButton(Kit kit, TaskBoard board) {
        this.kit = kit;
        this.board = board;
        getStyleClass().addAll("flat", "tasks");
        setMinWidth(USE_PREF_SIZE);
        Node icon = Nodes.icon(Feather.ACTIVITY);
        setGraphic(Nodes.row(8, icon, count));
        setTooltip(Nodes.tooltip(kit.texts().text("window.tasks").map(text -> text + "  " + KEYS)));
        setOnAction(_ -> open());
        menu.setOnHidden(_ -> whileOpen.unsubscribe());
        board.entriesProperty().subscribe(this::count);
        kit.texts()
                .messagesProperty()
                .subscribe((_, _) -> count(board.entriesProperty().get()));
    }

    private void count(List<TaskBoard.Entry> entries) {
        count.setText(kit.texts().now("window.tasks.count", entries.size()));
        setAccessibleText(count.getText());
    }

    void open() {
        if (menu.isShowing()) {
            menu.hide();
            return;
        }
        whileOpen.unsubscribe();
        lines = List.of();
        menu.getItems().clear();
        whileOpen = board.entriesProperty().subscribe(this::list);
        menu.show(this, Side.BOTTOM, 0, 4);
    }

    /// Lines of tasks that go on are changed in place, so that the keyboard stays where it is.
    private void list(List<TaskBoard.Entry> entries) {
        boolean same = !menu.getItems().isEmpty()
                && lines.stream()
                        .map(line -> line.key)
                        .toList()
                        .equals(entries.stream()
                                .map(entry -> entry.task().key())
                                .toList());
        if (!same) {
            lines = entries.stream().map(entry -> new Line(entry.task())).toList();
            menu.getItems().clear();
            for (int i = 0; i < entries.size(); i++) {
                CustomMenuItem item = new CustomMenuItem(lines.get(i));
                Runnable show = entries.get(i).show();
                item.setOnAction(_ -> show.run());
                menu.getItems().add(item);
            }
            if (entries.isEmpty()) {
                MenuItem none = new MenuItem(kit.texts().now("window.tasks.none"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(entries.get(i).task());
        }
    }
}

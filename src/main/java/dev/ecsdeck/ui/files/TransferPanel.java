package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.TransferRow;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.service.files.Transfers;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The queue under the panes: a head that says how much is left, and a row a transfer. Folds to its head.
final class TransferPanel extends VBox implements AutoCloseable {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 5;

    private final Kit kit;
    private final Transfers transfers;
    private final boolean isCapped;
    private final FxSignal<List<TransferRow>> rows;
    private final ListView<TransferRow> list = new ListView<>();
    private final Label summary = Nodes.plain("", "small", "muted");
    private final Button fold;
    private final Button pause;
    private final Button clear;
    private final Map<Long, Boolean> over = new HashMap<>();
    private final Consumer<TransferRow> arrived;
    private final String owner;
    private final ReadOnlyObjectWrapper<List<Task>> tasks = new ReadOnlyObjectWrapper<>(List.of());
    private boolean unfolded = true;

    /// @param arrived hears of each transfer that has come to its end
    TransferPanel(
            Kit kit, FileRoom room, Navigator navigator, Consumer<TransferRow> show, Consumer<TransferRow> arrived) {
        this.kit = kit;
        this.transfers = room.transfers();
        this.isCapped = room.whose().isCapped();
        this.arrived = arrived;
        this.owner = room.whose().instance().label();
        this.rows = new FxSignal<>(transfers.rows());
        getStyleClass().add("transfers");
        fold = Nodes.iconButton(Feather.CHEVRON_DOWN, kit.texts().text("files.transfers.fold"), "", this::toggle);
        fold.getStyleClass().add("compact");
        pause = Nodes.button(kit.texts().text("files.transfers.pause"), this::pauseOrResume, "compact");
        clear = Nodes.button(kit.texts().text("files.transfers.clear"), transfers::removeDone, "compact");
        HBox head = Nodes.row(
                8,
                fold,
                Nodes.label(kit.texts().text("files.transfers.title"), "strong"),
                Nodes.grow(summary),
                pause,
                clear);
        head.getStyleClass().add("panel-head");
        list.setFixedCellSize(ROW);
        list.accessibleTextProperty().bind(kit.texts().text("files.transfers.title"));
        TransferLine.Ways ways = new TransferLine.Ways(
                row -> transfers.pause(row.id()),
                row -> transfers.resume(row.id()),
                row -> transfers.first(row.id()),
                show,
                row -> explain(navigator, row),
                row -> transfers.remove(row.id()));
        list.setCellFactory(_ -> new TransferLine(kit, ways));
        getChildren().addAll(head, list);
        rows.property().subscribe(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> {
            list.refresh();
            tell(rows.value());
        });
    }

    private static void explain(Navigator navigator, TransferRow row) {
        if (row.state() instanceof TransferState.Failed failed) {
            navigator.showProblem(failed.problem());
        }
    }

    private boolean isAllPaused() {
        return rows.value().stream().anyMatch(row -> row.state() instanceof TransferState.Paused)
                && rows.value().stream()
                        .allMatch(row -> row.state().isOver() || row.state() instanceof TransferState.Paused);
    }

    private void pauseOrResume() {
        if (isAllPaused()) {
            transfers.resumeAll();
        } else {
            transfers.pauseAll();
        }
    }

    private void toggle() {
        unfolded = !unfolded;
        fold.setGraphic(Nodes.icon(unfolded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
        size(rows.value().size());
    }

    private void size(int count) {
        boolean some = unfolded && count > 0;
        list.setVisible(some);
        list.setManaged(some);
        double height = ROW * Math.min(MOST_ROWS, count) + 1;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    /// Only rows that changed are set, so that a button keeps the keyboard while its row moves on.
    private void show(List<TransferRow> now) {
        ObservableList<TransferRow> items = list.getItems();
        boolean sameRows = items.size() == now.size();
        for (int i = 0; sameRows && i < now.size(); i++) {
            sameRows = items.get(i).id() == now.get(i).id();
        }
        if (sameRows) {
            for (int i = 0; i < now.size(); i++) {
                if (!items.get(i).equals(now.get(i))) {
                    items.set(i, now.get(i));
                }
            }
        } else {
            items.setAll(now);
        }
        size(now.size());
        tell(now);
        now.forEach(this::hear);
        over.keySet().removeIf(id -> now.stream().noneMatch(row -> row.id() == id));
    }

    private void hear(TransferRow row) {
        boolean before = Boolean.TRUE.equals(over.put(row.id(), row.state().isOver()));
        if (row.state().isOver() && !before) {
            arrived.accept(row);
        }
    }

    private void tell(List<TransferRow> now) {
        summary.setText(TransferWords.summary(kit.texts().messages(), now, isCapped));
        tasks.set(isMoving(now) ? List.of(task(now)) : List.of());
        pause.textProperty().bind(kit.texts().text(isAllPaused() ? "files.transfers.resume" : "files.transfers.pause"));
        pause.setDisable(now.stream().allMatch(row -> row.state().isOver()));
        clear.setDisable(now.stream().noneMatch(row -> row.state() instanceof TransferState.Done));
    }

    ObservableValue<List<Task>> tasks() {
        return tasks.getReadOnlyProperty();
    }

    private static boolean isMoving(List<TransferRow> rows) {
        return rows.stream().anyMatch(row -> !row.state().isOver() && !(row.state() instanceof TransferState.Paused));
    }

    private Task task(List<TransferRow> rows) {
        long done = rows.stream().mapToLong(TransferRow::doneBytes).sum();
        long all = rows.stream().mapToLong(TransferRow::totalBytes).sum();
        return new Task(
                "files",
                Feather.FOLDER,
                kit.texts().now("files.title", owner),
                summary.getText(),
                Task.share(done, all));
    }

    @Override
    public void close() {
        tasks.set(List.of());
        rows.close();
    }
}

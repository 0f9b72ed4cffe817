package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Things dragged from a pane to the other one, and from the system's file manager to the instance. What is dragged
/// from this computer's pane can also be dropped on other programs.
final class DragAndDrop {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final DataFormat FROM_HERE = format("application/x-ecs-deck-files-here");
    private static final DataFormat FROM_THERE = format("application/x-ecs-deck-files-there");

    private final PaneModel model;
    private final FileDeeds deeds;

    DragAndDrop(PaneModel model, FileDeeds deeds) {
        this.model = model;
        this.deeds = deeds;
    }

    private static DataFormat format(String type) {
        return Optional.ofNullable(DataFormat.lookupMimeType(type)).orElseGet(() -> new DataFormat(type));
    }

    /// Lets `row` be dragged with all that is chosen, and dropped on if it is a folder's.
    void watch(TableRow<Entry> row, Supplier<List<FileItem>> chosen) {
        row.setOnDragDetected(event -> {
            List<FileItem> items = chosen.get();
            if (row.isEmpty() || items.isEmpty()) {
                return;
            }
            deeds.drag(items);
            Dragboard board = row.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.put(model.isHere() ? FROM_HERE : FROM_THERE, "");
            if (model.isHere()) {
                content.putFiles(
                        items.stream().map(item -> new File(item.path())).toList());
            }
            board.setContent(content);
            event.consume();
        });
        accept(row, () -> folderOf(row));
    }

    /// Lets things be dropped beside the rows: into the folder that is shown.
    void watch(Node pane) {
        accept(pane, () -> model.folderProperty().get());
    }

    private Optional<String> folderOf(TableRow<Entry> row) {
        Entry entry = row.isEmpty() ? null : row.getItem();
        return entry != null && entry.opens()
                ? Optional.of(entry.item().path())
                : model.folderProperty().get();
    }

    private void accept(Node node, Supplier<Optional<String>> folder) {
        node.setOnDragOver(event -> {
            if (mayDrop(event) && folder.get().isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(DROP, true);
                event.consume();
            }
        });
        node.setOnDragExited(_ -> node.pseudoClassStateChanged(DROP, false));
        node.setOnDragDropped(event -> {
            Dragboard board = event.getDragboard();
            folder.get().ifPresent(to -> {
                if (board.hasContent(FROM_HERE) || board.hasContent(FROM_THERE)) {
                    deeds.dropped(model, to);
                } else {
                    deeds.dropFiles(board.getFiles().stream().map(File::toPath).toList(), to);
                }
            });
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private boolean mayDrop(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (model.isHere()) {
            return board.hasContent(FROM_THERE);
        }
        return board.hasContent(FROM_HERE) || (board.hasFiles() && !board.hasContent(FROM_THERE));
    }
}

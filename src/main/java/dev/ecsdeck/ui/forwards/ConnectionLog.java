package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A rule's connections since it was started, newest first.
final class ConnectionLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Kit kit;
    private final Dialog dialog;

    ConnectionLog(Kit kit, ForwardsModel model, ForwardRule rule) {
        this.kit = kit;
        this.dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("forwards.log-of", rule.name()), 720);
        TableView<ConnectionRecord> table =
                new TableView<>(FXCollections.observableArrayList(model.log(rule.id()).stream()
                        .sorted(Comparator.comparingLong(ConnectionRecord::number)
                                .reversed())
                        .toList()));
        table.setPrefHeight(320);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(dev.ecsdeck.ui.kit.Nodes.label(kit.texts().text("forwards.no-connections"), "muted"));
        column(table, "forwards.log-time", 72, record -> TIME.format(record.opened()));
        column(table, "forwards.log-caller", 220, ConnectionRecord::caller);
        column(table, "forwards.log-down", 72, record -> Figures.bytes(record.bytesDown()));
        column(table, "forwards.log-up", 72, record -> Figures.bytes(record.bytesUp()));
        column(table, "forwards.log-end", 200, this::end);
        dialog.body(table);
    }

    private String end(ConnectionRecord record) {
        return record.problem()
                .map(problem -> ProblemPane.titleOf(kit.texts(), problem).getValue())
                .orElseGet(() -> kit.texts()
                        .now("forwards.outcome." + record.outcome().name().toLowerCase(Locale.ROOT)));
    }

    private void column(
            TableView<ConnectionRecord> table, String key, double width, Function<ConnectionRecord, String> text) {
        TableColumn<ConnectionRecord, String> column = new TableColumn<>();
        column.textProperty().bind(kit.texts().text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        table.getColumns().add(column);
    }

    void open() {
        dialog.open(dialog.leave(kit.texts().text("kit.close"), () -> {}));
    }
}

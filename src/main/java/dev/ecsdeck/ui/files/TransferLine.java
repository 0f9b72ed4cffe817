package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.TransferRow;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Share;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One row of the queue.
final class TransferLine extends ListCell<TransferRow> {
    private static final double NAME = 240;
    private static final double BAR = 120;
    private static final double PERCENT = 52;
    private static final double RATE = 88;
    private static final double STANDING = 176;

    /// What can be done with a row.
    record Ways(
            Consumer<TransferRow> pause,
            Consumer<TransferRow> resume,
            Consumer<TransferRow> first,
            Consumer<TransferRow> show,
            Consumer<TransferRow> explain,
            Consumer<TransferRow> remove) {}

    private final Kit kit;
    private final Ways ways;
    private final Region mark = new Region();
    private final FontIcon direction = Nodes.icon(Feather.ARROW_UP, "icon-small");
    private final Label name = Nodes.middleCut("");
    private final Label where = Nodes.plain("", "muted");
    private final Share share = new Share();
    private final Label percent = Nodes.plain("", "mono");
    private final Label rate = Nodes.plain("", "mono", "figure");
    private final Label standing = Nodes.plain("", "mono", "muted");
    private final Tooltip whole = new Tooltip();
    private final Button act;
    private final Button why;
    private final Button remove;
    private final HBox box;

    TransferLine(Kit kit, Ways ways) {
        this.kit = kit;
        this.ways = ways;
        act = tool(Feather.PAUSE, () -> act(getItem()));
        why = tool(Feather.ALERT_CIRCLE, () -> ways.explain().accept(getItem()));
        why.accessibleTextProperty().bind(kit.texts().text("files.row.why"));
        remove = tool(Feather.X, () -> ways.remove().accept(getItem()));
        fixed(name, NAME);
        fixed(percent, PERCENT);
        fixed(rate, RATE);
        fixed(standing, STANDING);
        share.setMinWidth(BAR);
        share.setPrefWidth(BAR);
        share.setMaxWidth(BAR);
        rate.setAlignment(Pos.CENTER_RIGHT);
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        box = Nodes.row(8, mark, direction, name, Nodes.grow(where), share, percent, rate, standing, why, act, remove);
        where.setMinWidth(0);
        getStyleClass().add("transfer-line");
    }

    private static void fixed(Region node, double width) {
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
    }

    private static Button tool(Feather icon, Runnable action) {
        Button button = new Button();
        button.setGraphic(Nodes.icon(icon, "icon-small"));
        button.getStyleClass().addAll("icon", "flat", "compact");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void act(TransferRow row) {
        switch (row.state()) {
            case TransferState.Waiting _ -> ways.first().accept(row);
            case TransferState.Paused _, TransferState.Failed _, TransferState.Reconnecting _ ->
                ways.resume().accept(row);
            case TransferState.Done _ -> ways.show().accept(row);
            case TransferState.Counting _, TransferState.Running _, TransferState.Comparing _, TransferState.Asking _ ->
                ways.pause().accept(row);
        }
    }

    @Override
    protected void updateItem(TransferRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            return;
        }
        var messages = kit.texts().messages();
        TransferWords.mark(row.state()).show(mark);
        direction.setIconCode(row.isUpload() ? Feather.ARROW_UP : Feather.ARROW_DOWN);
        name.setText(row.name());
        where.setText(
                row.isUpload() ? messages.text("files.row.to", row.to()) : messages.text("files.row.from", row.from()));
        share.show(row.share());
        share.getStyleClass().remove("done");
        if (row.state() instanceof TransferState.Done) {
            share.getStyleClass().add("done");
        }
        percent.setText(Sizes.percent(row.share()));
        rate.setText(row.state() instanceof TransferState.Running ? Sizes.rate(row.bytesPerSecond()) : "");
        standing.setText(TransferWords.standing(messages, row));
        String sentence = TransferWords.sentence(messages, row);
        whole.setText(sentence);
        setTooltip(whole);
        setAccessibleText(sentence);
        boolean failed = row.state() instanceof TransferState.Failed;
        why.setVisible(failed);
        why.setManaged(failed);
        showAct(row);
        remove.setAccessibleText(
                messages.text(row.state() instanceof TransferState.Done ? "files.row.forget" : "files.row.cancel"));
        setGraphic(box);
    }

    private void showAct(TransferRow row) {
        Feather icon = switch (row.state()) {
            case TransferState.Waiting _ -> Feather.ARROW_UP;
            case TransferState.Paused _ -> Feather.PLAY;
            case TransferState.Failed _, TransferState.Reconnecting _ -> Feather.ROTATE_CW;
            case TransferState.Done _ -> Feather.FOLDER;
            case TransferState.Counting _, TransferState.Running _, TransferState.Comparing _, TransferState.Asking _ ->
                Feather.PAUSE;
        };
        ((FontIcon) act.getGraphic()).setIconCode(icon);
        act.setAccessibleText(
                kit.texts().now("files.act." + row.state().getClass().getSimpleName()));
    }
}

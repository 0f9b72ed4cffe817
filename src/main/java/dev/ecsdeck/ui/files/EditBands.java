package dev.ecsdeck.ui.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.files.EditRow;
import dev.ecsdeck.service.files.EditState;
import dev.ecsdeck.service.files.Edits;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A band for each file that is open in an editor.
final class EditBands extends VBox implements AutoCloseable {
    private final Kit kit;
    private final Edits edits;
    private final String instance;
    private final Navigator navigator;
    private final FxSignal<List<EditRow>> rows;

    /// @param instance its name
    EditBands(Kit kit, Edits edits, String instance, Navigator navigator) {
        this.kit = kit;
        this.edits = edits;
        this.instance = instance;
        this.navigator = navigator;
        this.rows = new FxSignal<>(edits.rows());
        rows.property().subscribe(this::show);
        kit.texts().messagesProperty().subscribe((_, _) -> show(rows.value()));
    }

    private void show(List<EditRow> now) {
        getChildren().setAll(now.stream().map(this::band).toList());
    }

    private HBox band(EditRow row) {
        Label name = Nodes.plain(row.name(), "strong");
        Label words = Nodes.plain("");
        words.setTooltip(Nodes.tooltip(words.textProperty()));
        HBox band = Nodes.row(4, Nodes.icon(Feather.EDIT_2, "icon-small"), name, Nodes.grow(words));
        name.setMinWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        band.getStyleClass().addAll("band", tone(row.state()));
        band.getChildren().addAll(buttons(row));
        Button stop = Nodes.iconButton(Feather.X, kit.texts().text("files.edit.stop"), "", () -> edits.stop(row.id()));
        stop.getStyleClass().add("compact");
        band.getChildren().add(stop);
        if (row.state() instanceof EditState.Open open && open.sent().isPresent()) {
            kit.ticker().whileShown(words, () -> words.setText(words(row)));
        }
        words.setText(words(row));
        return band;
    }

    private static String tone(EditState state) {
        return switch (state) {
            case EditState.Fetching _, EditState.Open _, EditState.Sending _ -> "accent";
            case EditState.Changed _ -> "warning";
            case EditState.Failed _ -> "danger";
        };
    }

    private String words(EditRow row) {
        Messages messages = kit.texts().messages();
        return switch (row.state()) {
            case EditState.Fetching _ -> messages.text("files.edit.fetching");
            case EditState.Open open ->
                open.sent()
                        .map(sent -> messages.text(
                                "files.edit.sent",
                                instance,
                                Ages.since(messages, sent, kit.ticker().now())))
                        .orElseGet(() -> messages.text("files.edit.open", instance));
            case EditState.Sending _ -> messages.text("files.edit.sending", instance);
            case EditState.Changed changed ->
                messages.text(changed.there().isEmpty() ? "files.edit.gone" : "files.edit.changed", instance);
            case EditState.Failed failed -> sentence(messages, failed.problem(), row);
        };
    }

    private static String sentence(Messages messages, Problem problem, EditRow row) {
        String why = new ProblemText(messages).of(problem).sentence();
        return row.hasUnsent()
                ? messages.text("files.edit.unsent", why)
                : messages.text("files.edit.failed", why, row.copy());
    }

    private List<Button> buttons(EditRow row) {
        Button changes = compact("files.edit.changes", () -> changes(row));
        return switch (row.state()) {
            case EditState.Fetching _, EditState.Sending _ -> List.of();
            case EditState.Open _ -> List.of(compact("files.edit.again", () -> edits.showAgain(row.id())));
            case EditState.Changed _ -> List.of(changes, accent("files.edit.overwrite", row));
            case EditState.Failed failed ->
                failed.hasUnsent()
                        ? List.of(accent("files.edit.send", row))
                        : List.of(compact("files.edit.again", () -> edits.showAgain(row.id())));
        };
    }

    private Button compact(String key, Runnable action) {
        return Nodes.button(kit.texts().text(key), action, "compact");
    }

    private Button accent(String key, EditRow row) {
        Button button = compact(key, () -> edits.send(row.id()));
        button.getStyleClass().add("accent");
        button.setGraphic(Nodes.icon(Feather.UPLOAD, "icon-small"));
        return button;
    }

    private void changes(EditRow row) {
        kit.work()
                .run(
                        "edit-changes",
                        () -> edits.changes(row.id()),
                        lines -> new ChangesDialog(kit, row, lines, () -> edits.send(row.id())).open(),
                        navigator::showProblem);
    }

    @Override
    public void close() {
        rows.close();
    }
}

package dev.ecsdeck.ui.commands;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.service.commands.TargetRow;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What one target printed.
final class OutputPane extends VBox {
    private final Kit kit;
    private final Navigator navigator;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final Label name = Nodes.plain("", "heading");
    private final Label state = Nodes.plain("", "small");
    private final CustomTextField find = new CustomTextField();
    private final Button terminal;
    private @Nullable TargetRow shown;

    OutputPane(Kit kit, Navigator navigator) {
        this.kit = kit;
        this.navigator = navigator;
        getStyleClass().add("run-output");
        find.setLeft(Nodes.icon(Feather.SEARCH));
        find.promptTextProperty().bind(kit.texts().text("run.find"));
        find.accessibleTextProperty().bind(kit.texts().text("run.find"));
        find.setOnAction(_ -> next());
        find.setPrefWidth(160);
        terminal = Nodes.button(kit.texts().text("run.terminal"), this::openTerminal, "compact");
        terminal.setGraphic(Nodes.icon(Feather.TERMINAL, "icon-small"));
        HBox head = Nodes.row(
                8,
                name,
                Nodes.grow(state),
                find,
                Nodes.iconButton(Feather.COPY, kit.texts().text("run.copy"), "", this::copy),
                terminal);
        head.getStyleClass().add("run-output-head");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("log-lines");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.accessibleTextProperty().bind(kit.texts().text("run.output"));
        VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        kit.texts().messagesProperty().subscribe((_, _) -> show(shown));
        show(null);
    }

    void show(@Nullable TargetRow row) {
        boolean same = shown != null
                && row != null
                && shown.instance().id().equals(row.instance().id())
                && shown.output().equals(row.output());
        shown = row;
        terminal.setDisable(row == null);
        name.setText(row == null ? "" : row.instance().label());
        state.setText(row == null ? "" : TargetTable.words(kit, row.state()));
        Nodes.tone(state, row != null && row.state().isFailure() ? "bad" : "muted");
        if (same) {
            return;
        }
        area.replaceText(row == null ? "" : row.output());
        if (row != null && row.dropped() > 0) {
            area.appendText("\n" + kit.texts().now("run.dropped", row.dropped()));
        }
        area.moveTo(0);
        area.requestFollowCaret();
    }

    private void next() {
        String sought = find.getText().toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return;
        }
        String text = area.getText().toLowerCase(Locale.ROOT);
        int at = text.indexOf(sought, area.getCaretPosition());
        at = at < 0 ? text.indexOf(sought) : at;
        if (at < 0) {
            navigator.say(kit.texts().now("run.find.none"));
        } else {
            area.selectRange(at, at + sought.length());
            area.requestFollowCaret();
        }
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, area.getText()));
        navigator.say(kit.texts().now("kit.copied"));
    }

    private void openTerminal() {
        TargetRow row = shown;
        if (row != null) {
            navigator.openShell(row.instance());
        }
    }
}

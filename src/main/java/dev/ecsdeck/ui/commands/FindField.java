package dev.ecsdeck.ui.commands;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;

/// Finds words in the script: Ctrl+F shows it, Enter goes on, Shift+Enter goes back, Esc ends it.
final class FindField extends CustomTextField {
    private static final double WIDTH = 200;
    private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");

    private final CodeArea area;

    FindField(Kit kit, CodeArea area) {
        this.area = area;
        setLeft(Nodes.icon(Feather.SEARCH));
        promptTextProperty().bind(kit.texts().text("run.find.script"));
        accessibleTextProperty().bind(kit.texts().text("run.find.script"));
        getStyleClass().add("script-find");
        setMaxWidth(WIDTH);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        hideFind();
        textProperty().subscribe((_, _) -> seek(area.getSelection().getStart(), true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            hideFind();
            area.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            boolean forward = !event.isShiftDown();
            seek(forward ? area.getSelection().getEnd() : area.getSelection().getStart() - 1, forward);
            event.consume();
        }
    }

    void show() {
        setVisible(true);
        setManaged(true);
        if (area.getSelectedText().lines().count() == 1) {
            setText(area.getSelectedText());
        }
        requestFocus();
        selectAll();
    }

    private void hideFind() {
        setVisible(false);
        setManaged(false);
    }

    /// Goes round at the end and at the beginning.
    private void seek(int from, boolean forward) {
        String sought = getText().toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            pseudoClassStateChanged(MISSED, false);
            return;
        }
        String text = area.getText().toLowerCase(Locale.ROOT);
        int at = forward ? text.indexOf(sought, from) : text.lastIndexOf(sought, from);
        if (at < 0) {
            at = forward ? text.indexOf(sought) : text.lastIndexOf(sought);
        }
        pseudoClassStateChanged(MISSED, at < 0);
        if (at >= 0) {
            area.selectRange(at, at + sought.length());
            area.requestFollowCaret();
        }
    }
}

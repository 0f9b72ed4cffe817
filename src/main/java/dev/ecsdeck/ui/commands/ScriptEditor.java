package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.ui.kit.Kit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// Where a script is written: line numbers, colours, undo.
final class ScriptEditor extends StackPane {
    private static final int INDENT = 4;
    private final CodeArea area = new CodeArea();

    ScriptEditor(Kit kit, ObjectProperty<ScriptLanguage> language) {
        getStyleClass().add("script-editor");
        area.getStyleClass().add("script");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.accessibleTextProperty().bind(kit.texts().text("run.script"));
        area.textProperty().subscribe(text -> colour(text, language.get()));
        language.subscribe(next -> colour(area.getText(), next));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
                if (!event.isShiftDown()) {
                    area.replaceSelection(" ".repeat(INDENT));
                    event.consume();
                }
            }
        });
        FindField find = new FindField(kit, area);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F && event.isShortcutDown() && !event.isShiftDown()) {
                find.show();
                event.consume();
            }
        });
        getChildren().addAll(new VirtualizedScrollPane<>(area), find);
    }

    private void colour(String text, ScriptLanguage language) {
        if (!text.isEmpty()) {
            area.setStyleSpans(0, ScriptStyles.of(text, language));
        }
    }

    ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    String text() {
        return area.getText();
    }

    /// Puts a script in the place of what stands there; undo brings that back.
    void show(String script) {
        area.replaceText(script);
        area.moveTo(0);
        area.requestFollowCaret();
    }

    void focusText() {
        area.requestFocus();
    }
}

package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.terminal.Finder;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import java.util.regex.PatternSyntaxException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Finds text on the screen and above it. Enter goes to the older hit, Shift+Enter to the newer one.
final class FindBar extends HBox {
    private final Kit kit;
    private final TerminalPane terminal;
    private final TextField field = new TextField();
    private final CheckBox pattern = new CheckBox();
    private final CheckBox cased = new CheckBox();
    private final Label count = Nodes.plain("", "small", "muted");
    private @Nullable Finder finder;

    FindBar(Kit kit, TerminalPane terminal) {
        super(8);
        this.kit = kit;
        this.terminal = terminal;
        getStyleClass().add("find-bar");
        field.promptTextProperty().bind(kit.texts().text("shells.find.prompt"));
        field.accessibleTextProperty().bind(kit.texts().text("shells.find.prompt"));
        field.setPrefWidth(240);
        pattern.textProperty().bind(kit.texts().text("shells.find.pattern"));
        cased.textProperty().bind(kit.texts().text("shells.find.case"));
        count.setMinWidth(72);
        getChildren()
                .addAll(
                        field,
                        Nodes.iconButton(
                                Feather.CHEVRON_UP, kit.texts().text("shells.find.older"), "Enter", this::older),
                        Nodes.iconButton(
                                Feather.CHEVRON_DOWN,
                                kit.texts().text("shells.find.newer"),
                                "Shift+Enter",
                                this::newer),
                        count,
                        cased,
                        pattern,
                        Nodes.spacer(),
                        Nodes.iconButton(Feather.X, kit.texts().text("kit.close"), "Esc", this::close));
        field.textProperty().subscribe((_, _) -> search());
        pattern.selectedProperty().subscribe((_, _) -> search());
        cased.selectedProperty().subscribe((_, _) -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setVisible(false);
        setManaged(false);
    }

    void open() {
        setVisible(true);
        setManaged(true);
        if (terminal.hasSelection() && !terminal.selectedText().contains("\n")) {
            field.setText(terminal.selectedText());
        }
        field.requestFocus();
        field.selectAll();
        search();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        if (finder != null) {
            finder.close();
            finder = null;
        }
        terminal.requestFocus();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && field.isFocused()) {
            if (event.isShiftDown()) {
                newer();
            } else {
                older();
            }
            event.consume();
        }
    }

    private void search() {
        if (!isVisible()) {
            return;
        }
        Finder used = finder == null ? terminal.finder() : finder;
        finder = used;
        used.whenChanged(() -> showCount(used));
        try {
            used.search(new Finder.Query(field.getText(), pattern.isSelected(), cased.isSelected()));
            showCount(used);
        } catch (PatternSyntaxException broken) {
            count.setText(kit.texts().now("shells.find.broken"));
        }
    }

    private void older() {
        if (finder != null) {
            finder.next();
            showCount(finder);
        }
    }

    private void newer() {
        if (finder != null) {
            finder.previous();
            showCount(finder);
        }
    }

    private void showCount(Finder found) {
        String words = kit.texts().now("shells.find.count", found.position(), found.count());
        count.setText(field.getText().isEmpty() ? "" : found.isSearching() ? words + "…" : words);
    }
}

package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// All that can be done from anywhere in the window, and the keys for it. In a terminal only keys that no shell
/// could want are ours.
final class Commands {
    private final Texts texts;
    private final Cautions cautions;
    private final List<Command> all = new ArrayList<>();
    /// Whether the last key was a command's: the character that follows it is nobody's, wherever the command has put
    /// the keyboard meanwhile.
    private boolean isTypedDone;

    Commands(Texts texts, Cautions cautions) {
        this.texts = texts;
        this.cautions = cautions;
    }

    /// Adds a command; its name stands under `window.command.` and its id.
    Command add(String id, Feather icon, String keys, Runnable action) {
        return add(Command.of(id, icon, keys, texts.text("window.command." + id), action));
    }

    Command add(Command command) {
        Command guarded = cautions.guard(command);
        all.add(guarded);
        return guarded;
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    /// Does what the command of that id does; nothing where there is none.
    void run(String id) {
        all.stream().filter(command -> command.id().equals(id)).forEach(Command::run);
    }

    /// Listens to the keys of `scene` before anything in it does.
    ///
    /// @param dialogOpen while it says so, keys belong to a dialog
    void listen(Scene scene, BooleanSupplier dialogOpen) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (dialogOpen.getAsBoolean()) {
                isTypedDone = false;
                return;
            }
            boolean inTerminal = isTerminal(scene.getFocusOwner());
            Optional<Command> meant = all.stream()
                    .filter(command ->
                            command.keys().filter(keys -> keys.match(event)).isPresent())
                    .filter(command -> !inTerminal || isOurs(command.keys().orElseThrow()))
                    .findFirst();
            isTypedDone = meant.isPresent();
            meant.ifPresent(command -> {
                event.consume();
                command.run();
            });
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (isTypedDone) {
                event.consume();
            }
        });
    }

    private static boolean isTerminal(Node focused) {
        return focused != null && focused.getStyleClass().contains("terminal-pane");
    }

    private static boolean isOurs(KeyCombination keys) {
        if (!(keys instanceof KeyCodeCombination code)) {
            return false;
        }
        boolean shortcut = code.getShortcut() == KeyCombination.ModifierValue.DOWN
                || code.getControl() == KeyCombination.ModifierValue.DOWN;
        boolean shift = code.getShift() == KeyCombination.ModifierValue.DOWN;
        boolean walks = code.getCode() == KeyCode.TAB
                || code.getCode() == KeyCode.PAGE_UP
                || code.getCode() == KeyCode.PAGE_DOWN
                || code.getCode() == KeyCode.COMMA;
        return shortcut && (shift || walks);
    }
}

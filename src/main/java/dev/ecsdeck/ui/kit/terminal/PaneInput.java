package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.screen.Modes;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Hangs keys, mouse, input methods, focus and the scroll bar on a pane.
final class PaneInput {
    private PaneInput() {}

    static void listen(
            TerminalPane pane,
            ScreenView view,
            TerminalCallbacks callbacks,
            ScrollBar scrollBar,
            BooleanSupplier isAltMeta) {
        Consumer<Keystroke> sender = key -> {
            pane.type(key);
            callbacks.typed(key);
        };
        boolean isMac =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        KeyInput keys = new KeyInput(sender, new Shortcuts(pane, isMac), isAltMeta, isMac);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        pane.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        Modes modes = pane.terminal().modes();
        MouseInput mouse = new MouseInput(pane, view, modes);
        view.canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, mouse::pressed);
        view.canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, mouse::dragged);
        view.canvas.addEventHandler(MouseEvent.MOUSE_MOVED, mouse::moved);
        view.canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> mouse.left());
        view.canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, mouse::released);
        view.canvas.addEventHandler(ScrollEvent.SCROLL, mouse::scrolled);
        ImeInput ime = new ImeInput(view, text -> sender.accept(_ -> text));
        pane.setInputMethodRequests(ime);
        // The toolkit switches input methods on for a node with this handler only, whatever else listens.
        pane.setOnInputMethodTextChanged(ime::changed);
        pane.focusedProperty().addListener((_, _, hasFocus) -> {
            view.setFocused(hasFocus);
            if (modes.focusEvents) {
                pane.send(hasFocus ? "\u001b[I" : "\u001b[O");
            }
        });
        scrollBar.valueProperty().addListener((_, _, value) -> pane.scrollBarMoved(Math.round(value.doubleValue())));
    }
}

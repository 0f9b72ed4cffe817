package dev.ecsdeck.ui.kit.terminal;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.terminal.vt.TerminalEvents;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// From the emulator's thread to the JavaFX thread.
final class PaneEvents implements TerminalEvents, TerminalOutputStream {
    private final TerminalPane pane;
    private final TerminalCallbacks callbacks;
    private final AtomicBoolean areColoursTold = new AtomicBoolean();

    PaneEvents(TerminalPane pane, TerminalCallbacks callbacks) {
        this.pane = pane;
        this.callbacks = callbacks;
    }

    @Override
    public void changed() {
        Platform.runLater(() -> pane.view().wake());
    }

    @Override
    public void title(String title) {
        Platform.runLater(() -> callbacks.title(title));
    }

    @Override
    public void bell() {
        Platform.runLater(callbacks::bell);
    }

    @Override
    public void directory(String url) {
        Platform.runLater(() -> callbacks.directory(url));
    }

    @Override
    public void clipboard(String text) {
        Platform.runLater(() -> callbacks.clipboard(text, () -> pane.copyText(text)));
    }

    @Override
    public void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {
        Platform.runLater(() -> callbacks.mark(mark, line, exitStatus));
    }

    @Override
    public void coloursChanged() {
        // A program that sets the whole palette says so 256 times.
        if (areColoursTold.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                areColoursTold.set(false);
                pane.coloursChanged();
            });
        }
    }

    @Override
    public int themeColour(int slot) {
        return pane.theme().slot(slot);
    }

    @Override
    public void sendBytes(byte[] bytes, boolean isUserInput) {
        pane.answer(bytes);
    }

    @Override
    public void sendString(String text, boolean isUserInput) {
        sendBytes(text.getBytes(StandardCharsets.UTF_8), isUserInput);
    }
}

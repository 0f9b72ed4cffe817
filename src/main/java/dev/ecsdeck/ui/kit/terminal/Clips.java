package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.PasteCleaner;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.ui.kit.terminal.Selection.Place;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Between a pane and the clipboard: copies what is selected, pastes cleaned text, asks before many lines.
final class Clips {
    private final TerminalPane pane;
    private final ScreenView view;
    private final VtTerminal terminal;
    private final TerminalCallbacks callbacks;

    Clips(TerminalPane pane, ScreenView view, VtTerminal terminal, TerminalCallbacks callbacks) {
        this.pane = pane;
        this.view = view;
        this.terminal = terminal;
        this.callbacks = callbacks;
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isEmpty()) {
            return;
        }
        int lines = PasteCleaner.lines(text);
        int many = pane.settings().askBeforeLines();
        if (callbacks.isPasteAsked() || many > 0 && lines >= many) {
            callbacks.confirmPaste(lines, text, () -> pasteText(text));
        } else {
            pasteText(text);
        }
    }

    void pasteText(String text) {
        pane.typed(PasteCleaner.encode(text, terminal.modes().bracketedPaste));
    }

    void copy(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private boolean isBlank(long line) {
        return terminal.lines(line, line + 1).stream().allMatch(it -> it.text().isBlank());
    }

    /// Selects what there is; blank lines below the last word are none of it.
    void selectAll() {
        long first = terminal.firstLine();
        long last = terminal.endLine() - 1;
        while (last > first && isBlank(last)) {
            last--;
        }
        view.selection.select(new Place(first, 0), new Place(last, Integer.MAX_VALUE));
        view.wake();
    }
}

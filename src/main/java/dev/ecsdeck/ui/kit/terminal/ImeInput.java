package dev.ecsdeck.ui.kit.terminal;

import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;

/// Input methods: composed text stands at the cursor, the window of candidates below it, committed text is sent.
final class ImeInput implements InputMethodRequests {
    private final ScreenView view;
    private final Consumer<String> sender;

    ImeInput(ScreenView view, Consumer<String> sender) {
        this.view = view;
        this.sender = sender;
    }

    void changed(InputMethodEvent event) {
        StringBuilder composed = new StringBuilder();
        for (InputMethodTextRun run : event.getComposed()) {
            composed.append(run.getText());
        }
        view.setComposed(composed.toString());
        if (!event.getCommitted().isEmpty()) {
            sender.accept(event.getCommitted());
        }
        event.consume();
    }

    @Override
    public Point2D getTextLocation(int offset) {
        Point2D place = view.canvas.localToScreen(view.cursorX(), view.cursorBottom());
        return place == null ? Point2D.ZERO : place;
    }

    @Override
    public int getLocationOffset(int x, int y) {
        return 0;
    }

    @Override
    public void cancelLatestCommittedText() {
        // What was sent cannot be taken back.
    }

    @Override
    public String getSelectedText() {
        return view.selection.text();
    }
}

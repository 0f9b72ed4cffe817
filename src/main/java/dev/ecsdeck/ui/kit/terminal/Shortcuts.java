package dev.ecsdeck.ui.kit.terminal;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The pane's own keys: none that a shell or a full-screen program could want. On macOS Command stands in for Control
/// with Shift.
final class Shortcuts {
    private final TerminalPane pane;
    private final boolean isMac;

    Shortcuts(TerminalPane pane, boolean isMac) {
        this.pane = pane;
        this.isMac = isMac;
    }

    /// @return whether the key was one of ours
    boolean run(KeyEvent event) {
        boolean isOurs = isMac
                ? event.isMetaDown() && !event.isControlDown()
                : event.isControlDown() && event.isShiftDown() && !event.isAltDown();
        if (isOurs && edit(event.getCode())) {
            return true;
        }
        boolean isZoom = isMac ? event.isMetaDown() : event.isControlDown() && !event.isAltDown();
        if (isZoom && zoom(event)) {
            return true;
        }
        return event.isShiftDown() && !event.isAltDown() && !event.isMetaDown() && shifted(event);
    }

    private boolean edit(KeyCode code) {
        switch (code) {
            case C -> pane.copySelection();
            case V -> pane.paste();
            case F -> pane.askToFind();
            case A -> pane.selectAll();
            case UP -> pane.scrollLines(-1);
            case DOWN -> pane.scrollLines(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean zoom(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> pane.zoomBy(1);
            case SUBTRACT -> pane.zoomBy(-1);
            case MINUS -> {
                if (event.isShiftDown()) {
                    return false;
                }
                pane.zoomBy(-1);
            }
            case DIGIT0, NUMPAD0 -> {
                if (event.isShiftDown()) {
                    return false;
                }
                pane.resetZoom();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean shifted(KeyEvent event) {
        if (event.isControlDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PAGE_UP -> pane.scrollPages(-1);
            case PAGE_DOWN -> pane.scrollPages(1);
            case HOME -> pane.scrollToTop();
            case END -> pane.scrollToBottom();
            case INSERT -> pane.paste();
            default -> {
                return false;
            }
        }
        return true;
    }
}

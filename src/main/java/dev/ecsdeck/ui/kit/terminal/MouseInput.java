package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.Key;
import dev.ecsdeck.terminal.KeyModifiers;
import dev.ecsdeck.terminal.MouseEncoder;
import dev.ecsdeck.terminal.screen.Modes;
import dev.ecsdeck.ui.kit.terminal.LinkFinder.Target;
import dev.ecsdeck.ui.kit.terminal.Selection.Place;
import dev.ecsdeck.ui.kit.terminal.Selection.Unit;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// The mouse: to the program that has asked for it, unless Shift is held; else selecting, links, wheel.
final class MouseInput {
    private static final int LINES_A_NOTCH = 3;
    private static final double PIXELS_A_NOTCH = 40;

    private final TerminalPane pane;
    private final ScreenView view;
    private final Modes modes;
    private final MouseEncoder encoder;
    private int heldButton = MouseEncoder.NONE;
    private int lastRow = -1;
    private int lastColumn = -1;
    private double wheel;
    private boolean isSelecting;
    /// What a click would open.
    private Optional<Target> pointed = Optional.empty();

    MouseInput(TerminalPane pane, ScreenView view, Modes modes) {
        this.pane = pane;
        this.view = view;
        this.modes = modes;
        this.encoder = new MouseEncoder(modes);
    }

    private boolean isForProgram(boolean isShiftDown) {
        return modes.isMouseReported() && !isShiftDown && view.isFollowing();
    }

    private static KeyModifiers held(MouseEvent event) {
        return new KeyModifiers(event.isShiftDown(), event.isAltDown(), event.isControlDown());
    }

    private int row(double y) {
        return Math.clamp(view.rowAt(y), 0, Math.max(0, view.copy.rows - 1));
    }

    private int column(double x) {
        return Math.clamp(view.columnAt(x), 0, Math.max(0, view.copy.columns - 1));
    }

    private static int button(MouseButton button) {
        return switch (button) {
            case PRIMARY -> MouseEncoder.LEFT;
            case MIDDLE -> MouseEncoder.MIDDLE;
            case SECONDARY -> MouseEncoder.RIGHT;
            default -> MouseEncoder.NONE;
        };
    }

    void pressed(MouseEvent event) {
        pane.requestFocus();
        int button = button(event.getButton());
        if (button != MouseEncoder.NONE && isForProgram(event.isShiftDown())) {
            heldButton = button;
            pane.sendBytes(encoder.press(button, row(event.getY()), column(event.getX()), held(event)));
            return;
        }
        switch (event.getButton()) {
            case PRIMARY -> primary(event);
            case MIDDLE -> pane.middleClick();
            case SECONDARY -> pane.openMenu(event.getScreenX(), event.getScreenY());
            default -> {}
        }
    }

    private void primary(MouseEvent event) {
        if (event.isShortcutDown() && !event.isAltDown() && openLink(event)) {
            return;
        }
        isSelecting = true;
        if (event.isShiftDown() && !view.selection.isEmpty()) {
            view.selection.extend(place(event));
        } else {
            view.selection.begin(place(event), unit(event));
        }
        view.wake();
    }

    private boolean openLink(MouseEvent event) {
        Optional<Target> target = pane.linkAt(row(event.getY()), column(event.getX()));
        target.ifPresent(found -> {
            if (found.isPath()) {
                pane.callbacks().path(found.text(), event.getScreenX(), event.getScreenY());
            } else {
                pane.callbacks().link(found.text());
            }
        });
        return target.isPresent();
    }

    private static Unit unit(MouseEvent event) {
        if (event.isAltDown()) {
            return Unit.BLOCK;
        }
        return switch (event.getClickCount() % 3) {
            case 2 -> Unit.WORD;
            case 0 -> Unit.LINE;
            default -> Unit.CHARACTER;
        };
    }

    private Place place(MouseEvent event) {
        int row = Math.clamp(view.rowAt(event.getY()), 0, Math.max(0, view.copy.rows - 1));
        boolean isByCell = event.getClickCount() > 1;
        int column = isByCell ? column(event.getX()) : view.boundaryAt(event.getX());
        return new Place(view.copy.topLine + row, column);
    }

    void dragged(MouseEvent event) {
        if (heldButton != MouseEncoder.NONE) {
            moved(heldButton, event);
        } else if (isSelecting) {
            int row = view.rowAt(event.getY());
            if (row < 0) {
                pane.scrollLines(-1);
            } else if (row >= view.copy.rows) {
                pane.scrollLines(1);
            }
            view.selection.extend(place(event));
            view.wake();
        }
    }

    void moved(MouseEvent event) {
        if (isForProgram(event.isShiftDown())) {
            moved(MouseEncoder.NONE, event);
        }
        point(event.isShortcutDown() ? pane.linkAt(row(event.getY()), column(event.getX())) : Optional.empty());
        Cursor cursor = pointed.isPresent() ? Cursor.HAND : modes.isMouseReported() ? Cursor.DEFAULT : Cursor.TEXT;
        if (!Objects.equals(view.canvas.getCursor(), cursor)) {
            view.canvas.setCursor(cursor);
        }
    }

    private void point(Optional<Target> target) {
        if (!target.equals(pointed)) {
            pointed = target;
            pane.callbacks().pointed(target.map(Target::text).orElse(null));
        }
    }

    void left() {
        point(Optional.empty());
    }

    private void moved(int button, MouseEvent event) {
        int row = row(event.getY());
        int column = column(event.getX());
        if (row != lastRow || column != lastColumn) {
            lastRow = row;
            lastColumn = column;
            pane.sendBytes(encoder.move(button, row, column, held(event)));
        }
    }

    void released(MouseEvent event) {
        if (heldButton != MouseEncoder.NONE) {
            pane.sendBytes(encoder.release(heldButton, row(event.getY()), column(event.getX()), held(event)));
            heldButton = MouseEncoder.NONE;
        } else if (isSelecting) {
            isSelecting = false;
            pane.selectionDone();
        }
    }

    void scrolled(ScrollEvent event) {
        event.consume();
        if (event.isShortcutDown()) {
            if (event.getDeltaY() != 0) {
                pane.zoomBy(event.getDeltaY() > 0 ? 1 : -1);
            }
            return;
        }
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.isShiftDown() ? event.getDeltaX() : 0;
        wheel += delta / PIXELS_A_NOTCH;
        int notches = (int) wheel;
        if (notches == 0 && event.getTouchCount() == 0 && !event.isInertia() && delta != 0) {
            notches = delta > 0 ? 1 : -1;
        }
        wheel = notches == (int) wheel ? wheel - notches : 0;
        if (notches != 0) {
            wheel(notches, event);
        }
    }

    private void wheel(int notches, ScrollEvent event) {
        int times = Math.abs(notches);
        if (isForProgram(event.isShiftDown())) {
            int button = notches > 0 ? MouseEncoder.WHEEL_UP : MouseEncoder.WHEEL_DOWN;
            KeyModifiers held = new KeyModifiers(event.isShiftDown(), event.isAltDown(), event.isControlDown());
            for (int count = 0; count < times; count++) {
                pane.sendBytes(encoder.press(button, row(event.getY()), column(event.getX()), held));
            }
        } else if (view.copy.isAlternate && modes.alternateScroll) {
            for (int count = 0; count < times * LINES_A_NOTCH; count++) {
                pane.sendKey(notches > 0 ? Key.UP : Key.DOWN);
            }
        } else {
            pane.scrollLines(-notches * LINES_A_NOTCH);
        }
    }
}

package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import dev.ecsdeck.terminal.screen.Editing;
import dev.ecsdeck.terminal.screen.Modes;
import dev.ecsdeck.terminal.screen.Screen;

/// SM, RM, DECSET, DECRST and the answers to DECRQM.
final class ModeActions {
    private static final int UNKNOWN = 0;
    private static final int SET = 1;
    private static final int RESET = 2;
    private static final int ALWAYS_SET = 3;

    private final Screen screen;
    private final Modes modes;
    private final Editing editing;

    ModeActions(Screen screen, Editing editing) {
        this.screen = screen;
        this.modes = screen.modes();
        this.editing = editing;
    }

    void set(CsiParameters parameters, boolean isOn) {
        for (int index = 0; index < parameters.count(); index++) {
            int mode = parameters.raw(index);
            if (parameters.prefix() == '?') {
                setPrivate(mode, isOn);
            } else if (parameters.prefix() == 0) {
                setAnsi(mode, isOn);
            }
        }
    }

    private void setAnsi(int mode, boolean isOn) {
        if (mode == 4) {
            modes.setInsert(isOn);
        } else if (mode == 20) {
            modes.newLine = isOn;
        }
    }

    private void setPrivate(int mode, boolean isOn) {
        switch (mode) {
            case 1 -> modes.applicationCursor = isOn;
            case 5 -> modes.reverseVideo = isOn;
            case 6 -> screen.setOrigin(isOn);
            case 7 -> modes.setAutoWrap(isOn);
            case 12 -> modes.cursorShape = withBlink(modes.cursorShape, isOn);
            case 25 -> modes.cursorVisible = isOn;
            case 45 -> modes.setReverseWrap(isOn);
            case 47, 1047, 1048, 1049 -> alternate(mode, isOn);
            case 66 -> modes.applicationKeypad = isOn;
            case 67 -> modes.backarrowSendsBackspace = isOn;
            case 9, 1000, 1001, 1002, 1003 -> mouse(mode, isOn);
            case 1004 -> modes.focusEvents = isOn;
            case 1005, 1006, 1015 ->
                modes.mouseFormat = isOn ? format(mode) : withoutFormat(format(mode), modes.mouseFormat);
            case 1007 -> modes.alternateScroll = isOn;
            case 2004 -> modes.bracketedPaste = isOn;
            case 2026 -> modes.synchronizedOutput = isOn;
            default -> {}
        }
    }

    private static CursorShape withBlink(CursorShape shape, boolean isBlinking) {
        return switch (shape) {
            case BLINK_BLOCK, STEADY_BLOCK -> isBlinking ? CursorShape.BLINK_BLOCK : CursorShape.STEADY_BLOCK;
            case BLINK_UNDERLINE, STEADY_UNDERLINE ->
                isBlinking ? CursorShape.BLINK_UNDERLINE : CursorShape.STEADY_UNDERLINE;
            case BLINK_VERTICAL_BAR, STEADY_VERTICAL_BAR ->
                isBlinking ? CursorShape.BLINK_VERTICAL_BAR : CursorShape.STEADY_VERTICAL_BAR;
        };
    }

    private void alternate(int mode, boolean isOn) {
        boolean movesCursor = mode >= 1048;
        if (isOn) {
            if (movesCursor && !(mode == 1049 && screen.isAlternate())) {
                screen.saveCursor();
            }
            if (mode != 1048 && !screen.isAlternate()) {
                screen.useAlternate(true);
                if (mode == 1049) {
                    editing.eraseDisplay(2);
                }
            }
            return;
        }
        if (mode != 1048 && screen.isAlternate()) {
            if (mode == 1047) {
                editing.eraseDisplay(2);
            }
            screen.useAlternate(false);
        }
        if (movesCursor) {
            screen.restoreCursor();
        }
    }

    private void mouse(int mode, boolean isOn) {
        modes.mousePressOnly = isOn && mode == 9;
        modes.mouse = isOn ? mouseMode(mode) : MouseMode.MOUSE_REPORTING_NONE;
    }

    private static MouseMode mouseMode(int mode) {
        return switch (mode) {
            case 1001 -> MouseMode.MOUSE_REPORTING_HILITE;
            case 1002 -> MouseMode.MOUSE_REPORTING_BUTTON_MOTION;
            case 1003 -> MouseMode.MOUSE_REPORTING_ALL_MOTION;
            default -> MouseMode.MOUSE_REPORTING_NORMAL;
        };
    }

    private static MouseFormat format(int mode) {
        return switch (mode) {
            case 1005 -> MouseFormat.MOUSE_FORMAT_XTERM_EXT;
            case 1006 -> MouseFormat.MOUSE_FORMAT_SGR;
            default -> MouseFormat.MOUSE_FORMAT_URXVT;
        };
    }

    private static MouseFormat withoutFormat(MouseFormat off, MouseFormat now) {
        return off == now ? MouseFormat.MOUSE_FORMAT_XTERM : now;
    }

    /// The number that DECRQM wants: 0 unknown, 1 set, 2 reset, 3 always set.
    int state(int mode, boolean isPrivate) {
        if (!isPrivate) {
            return mode == 4 ? state(modes.isInsert()) : mode == 20 ? state(modes.newLine) : UNKNOWN;
        }
        return switch (mode) {
            case 1 -> state(modes.applicationCursor);
            case 5 -> state(modes.reverseVideo);
            case 6 -> state(modes.isOrigin());
            case 7 -> state(modes.isAutoWrap());
            case 9 -> state(modes.mousePressOnly);
            case 12 -> state(modes.cursorShape.isBlinking());
            case 25 -> state(modes.cursorVisible);
            case 45 -> state(modes.isReverseWrap());
            case 47, 1047, 1049 -> state(screen.isAlternate());
            case 66 -> state(modes.applicationKeypad);
            case 67 -> state(modes.backarrowSendsBackspace);
            case 1000, 1001, 1002, 1003 ->
                state(!modes.mousePressOnly && modes.mouse == mouseMode(mode) && modes.isMouseReported());
            case 1004 -> state(modes.focusEvents);
            case 1005, 1006, 1015 -> state(modes.mouseFormat == format(mode));
            case 1007 -> state(modes.alternateScroll);
            case 2004 -> state(modes.bracketedPaste);
            case 2026 -> state(modes.synchronizedOutput);
            case 2027 -> ALWAYS_SET;
            default -> UNKNOWN;
        };
    }

    private static int state(boolean isOn) {
        return isOn ? SET : RESET;
    }
}

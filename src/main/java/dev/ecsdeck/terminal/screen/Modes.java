package dev.ecsdeck.terminal.screen;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;

/// What the far side has switched on. Written by the emulator under its lock; the view reads single fields without.
public final class Modes {
    public volatile boolean applicationCursor;
    public volatile boolean applicationKeypad;
    public volatile boolean backarrowSendsBackspace;
    public volatile boolean bracketedPaste;
    public volatile boolean focusEvents;
    public volatile boolean alternateScroll;
    public volatile boolean cursorVisible;
    public volatile boolean reverseVideo;
    public volatile boolean newLine;
    /// Level of xterm's "modify other keys": 0, 1 or 2.
    public volatile int modifyOtherKeys;

    public volatile MouseMode mouse = MouseMode.MOUSE_REPORTING_NONE;
    public volatile MouseFormat mouseFormat = MouseFormat.MOUSE_FORMAT_XTERM;
    public volatile boolean mousePressOnly;
    public volatile CursorShape cursorShape = CursorShape.STEADY_BLOCK;

    /// While set, the screen is between two states and not to be shown.
    public volatile boolean synchronizedOutput;

    boolean autoWrap;
    boolean reverseWrap;
    boolean origin;
    boolean insert;

    Modes() {
        reset();
    }

    /// As after power on.
    void reset() {
        softReset();
        modifyOtherKeys = 0;
        backarrowSendsBackspace = false;
        bracketedPaste = false;
        focusEvents = false;
        alternateScroll = true;
        reverseVideo = false;
        newLine = false;
        mouse = MouseMode.MOUSE_REPORTING_NONE;
        mouseFormat = MouseFormat.MOUSE_FORMAT_XTERM;
        mousePressOnly = false;
        cursorShape = CursorShape.STEADY_BLOCK;
        synchronizedOutput = false;
        reverseWrap = false;
    }

    /// DECSTR.
    void softReset() {
        applicationCursor = false;
        applicationKeypad = false;
        cursorVisible = true;
        autoWrap = true;
        origin = false;
        insert = false;
    }

    public boolean isMouseReported() {
        return mouse != MouseMode.MOUSE_REPORTING_NONE;
    }

    public boolean isAutoWrap() {
        return autoWrap;
    }

    public void setAutoWrap(boolean isOn) {
        autoWrap = isOn;
    }

    public boolean isReverseWrap() {
        return reverseWrap;
    }

    public void setReverseWrap(boolean isOn) {
        reverseWrap = isOn;
    }

    public boolean isOrigin() {
        return origin;
    }

    public boolean isInsert() {
        return insert;
    }

    public void setInsert(boolean isOn) {
        insert = isOn;
    }
}

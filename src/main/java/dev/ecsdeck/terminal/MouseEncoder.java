package dev.ecsdeck.terminal;

import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import dev.ecsdeck.terminal.screen.Modes;
import java.nio.charset.StandardCharsets;

/// What xterm sends for the mouse, in the mode and encoding that the far side has asked for (ctlseqs, "Mouse
/// Tracking"). Cells count from zero. An event that the mode does not want gives an empty array.
public final class MouseEncoder {
    public static final int LEFT = 0;
    public static final int MIDDLE = 1;
    public static final int RIGHT = 2;
    public static final int NONE = 3;
    public static final int WHEEL_UP = 64;
    public static final int WHEEL_DOWN = 65;
    public static final int WHEEL_LEFT = 66;
    public static final int WHEEL_RIGHT = 67;

    private static final int MOTION = 32;
    private static final int OFFSET = 32;
    private static final int LARGEST_BYTE = 223;
    private static final int LARGEST_UTF8 = 2015;
    private static final byte[] NOTHING = {};

    private final Modes modes;

    public MouseEncoder(Modes modes) {
        this.modes = modes;
    }

    public byte[] press(int button, int row, int column, KeyModifiers held) {
        return modes.isMouseReported() ? encode(code(button, held), row, column, true) : NOTHING;
    }

    public byte[] release(int button, int row, int column, KeyModifiers held) {
        if (!modes.isMouseReported() || modes.mousePressOnly || button >= WHEEL_UP) {
            return NOTHING;
        }
        return encode(code(button, held), row, column, false);
    }

    /// @param button the one that is held, or [#NONE]
    public byte[] move(int button, int row, int column, KeyModifiers held) {
        boolean isWanted = modes.mouse == MouseMode.MOUSE_REPORTING_ALL_MOTION
                || modes.mouse == MouseMode.MOUSE_REPORTING_BUTTON_MOTION && button != NONE;
        return isWanted ? encode(code(button, held) + MOTION, row, column, true) : NOTHING;
    }

    private int code(int button, KeyModifiers held) {
        if (modes.mousePressOnly) {
            return button;
        }
        return button + (held.shift() ? 4 : 0) + (held.alt() ? 8 : 0) + (held.control() ? 16 : 0);
    }

    private byte[] encode(int code, int row, int column, boolean isPressed) {
        return switch (modes.mouseFormat) {
            case MOUSE_FORMAT_SGR ->
                ascii("\u001b[<" + code + ";" + (column + 1) + ";" + (row + 1) + (isPressed ? "M" : "m"));
            case MOUSE_FORMAT_URXVT ->
                ascii("\u001b[" + (released(code, isPressed) + OFFSET) + ";" + (column + 1) + ";" + (row + 1) + "M");
            case MOUSE_FORMAT_XTERM_EXT -> extended(released(code, isPressed), row, column);
            case MOUSE_FORMAT_XTERM -> classic(released(code, isPressed), row, column);
        };
    }

    /// Encodings without a letter for "released" say button 3.
    private static int released(int code, boolean isPressed) {
        return isPressed ? code : code & ~3 | NONE;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] extended(int code, int row, int column) {
        if (row >= LARGEST_UTF8 || column >= LARGEST_UTF8) {
            return NOTHING;
        }
        String text = "\u001b[M" + (char) (code + OFFSET) + (char) (column + 1 + OFFSET) + (char) (row + 1 + OFFSET);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] classic(int code, int row, int column) {
        if (row >= LARGEST_BYTE || column >= LARGEST_BYTE) {
            return NOTHING;
        }
        return new byte[] {
            0x1b, '[', 'M', (byte) (code + OFFSET), (byte) (column + 1 + OFFSET), (byte) (row + 1 + OFFSET)
        };
    }
}

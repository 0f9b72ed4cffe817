package dev.ecsdeck.terminal;

import dev.ecsdeck.terminal.screen.Modes;

/// What xterm sends for a key (ctlseqs, "PC-Style Function Keys" and "VT220-Style Function Keys"; patch 400, 2024).
/// Application modes change cursor keys and keypad only without modifiers. Stateless; the modes are read at the call.
public final class KeyEncoder {
    private static final String ESC = "\u001b";
    private static final String CSI = ESC + "[";
    private static final String SS3 = ESC + "O";

    private final Modes modes;

    public KeyEncoder(Modes modes) {
        this.modes = modes;
    }

    public String encode(Key key, KeyModifiers held) {
        return switch (key) {
            case UP -> cursor('A', held);
            case DOWN -> cursor('B', held);
            case RIGHT -> cursor('C', held);
            case LEFT -> cursor('D', held);
            case BEGIN -> cursor('E', held);
            case END -> cursor('F', held);
            case HOME -> cursor('H', held);
            case INSERT -> tilde(2, held);
            case DELETE -> tilde(3, held);
            case PAGE_UP -> tilde(5, held);
            case PAGE_DOWN -> tilde(6, held);
            case F1, F2, F3, F4 -> early((char) ('O' + key.number()), held);
            case F5 -> tilde(15, held);
            case F6, F7, F8, F9, F10 -> tilde(11 + key.number(), held);
            case F11, F12 -> tilde(12 + key.number(), held);
            case F13, F14, F15, F16, F17, F18, F19, F20, F21, F22, F23, F24 ->
                encode(Key.valueOf("F" + (key.number() - 12)), new KeyModifiers(true, held.alt(), held.control()));
            case ENTER -> enter(held);
            case TAB -> tab(held);
            case BACKSPACE -> backspace(held);
            case ESCAPE -> held.alt() ? ESC + ESC : ESC;
            case KEYPAD_ENTER -> keypad('M', "\r", held);
            case KEYPAD_MULTIPLY -> keypad('j', "*", held);
            case KEYPAD_ADD -> keypad('k', "+", held);
            case KEYPAD_SUBTRACT -> keypad('m', "-", held);
            case KEYPAD_DECIMAL -> keypad('n', ".", held);
            case KEYPAD_DIVIDE -> keypad('o', "/", held);
            case KEYPAD_0, KEYPAD_1, KEYPAD_2, KEYPAD_3, KEYPAD_4, KEYPAD_5, KEYPAD_6, KEYPAD_7, KEYPAD_8, KEYPAD_9 -> {
                int digit = key.number();
                yield keypad((char) ('p' + digit), Integer.toString(digit), held);
            }
        };
    }

    private String cursor(char fin, KeyModifiers held) {
        if (held.any()) {
            return CSI + "1;" + held.number() + fin;
        }
        return (modes.applicationCursor ? SS3 : CSI) + fin;
    }

    private static String early(char fin, KeyModifiers held) {
        return held.any() ? CSI + "1;" + held.number() + fin : SS3 + fin;
    }

    private static String tilde(int number, KeyModifiers held) {
        return CSI + number + (held.any() ? ";" + held.number() : "") + "~";
    }

    private String keypad(char application, String plain, KeyModifiers held) {
        if (!modes.applicationKeypad) {
            return held.alt() ? ESC + plain : plain;
        }
        return held.any() ? SS3 + held.number() + application : SS3 + application;
    }

    private String enter(KeyModifiers held) {
        if (modes.modifyOtherKeys > 1 && (held.shift() || held.control())) {
            return other(13, held);
        }
        String plain = modes.newLine ? "\r\n" : "\r";
        return held.alt() ? ESC + plain : plain;
    }

    private String tab(KeyModifiers held) {
        if (modes.modifyOtherKeys > 0 && held.control()) {
            return other(9, held);
        }
        if (held.shift()) {
            return held.alt() ? ESC + CSI + "Z" : CSI + "Z";
        }
        return held.alt() ? ESC + "\t" : "\t";
    }

    private String backspace(KeyModifiers held) {
        boolean sendsBackspace = modes.backarrowSendsBackspace != held.control();
        String plain = sendsBackspace ? "\b" : "\u007f";
        return held.alt() ? ESC + plain : plain;
    }

    private static String other(int codePoint, KeyModifiers held) {
        return CSI + "27;" + held.number() + ";" + codePoint + "~";
    }

    /// A character typed with Control or Alt held; `codePoint` is what the key gives with Shift alone taken into
    /// account.
    public String encode(int codePoint, KeyModifiers held) {
        String plain = Character.toString(codePoint);
        if (held.control()) {
            int control = control(codePoint);
            if (modes.modifyOtherKeys > 1 || control < 0 && modes.modifyOtherKeys == 1) {
                return other(codePoint, held);
            }
            plain = control < 0 ? plain : Character.toString(control);
        }
        return held.alt() ? ESC + plain : plain;
    }

    /// The control character that a key gives with Control held, or -1.
    private static int control(int codePoint) {
        return switch (codePoint) {
            case ' ', '2', '`' -> 0;
            case '3' -> 0x1b;
            case '4' -> 0x1c;
            case '5' -> 0x1d;
            case '6', '~' -> 0x1e;
            case '7', '/', '-' -> 0x1f;
            case '8', '?' -> 0x7f;
            default -> {
                if (codePoint >= '@' && codePoint <= '_' || codePoint >= 'a' && codePoint <= 'z') {
                    yield codePoint & 0x1f;
                }
                yield -1;
            }
        };
    }
}

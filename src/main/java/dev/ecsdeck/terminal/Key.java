package dev.ecsdeck.terminal;

/// Keys that are not characters.
public enum Key {
    UP,
    DOWN,
    RIGHT,
    LEFT,
    HOME,
    END,
    INSERT,
    DELETE,
    PAGE_UP,
    PAGE_DOWN,
    BEGIN,
    F1(1),
    F2(2),
    F3(3),
    F4(4),
    F5(5),
    F6(6),
    F7(7),
    F8(8),
    F9(9),
    F10(10),
    F11(11),
    F12(12),
    F13(13),
    F14(14),
    F15(15),
    F16(16),
    F17(17),
    F18(18),
    F19(19),
    F20(20),
    F21(21),
    F22(22),
    F23(23),
    F24(24),
    ENTER,
    TAB,
    BACKSPACE,
    ESCAPE,
    KEYPAD_0(0),
    KEYPAD_1(1),
    KEYPAD_2(2),
    KEYPAD_3(3),
    KEYPAD_4(4),
    KEYPAD_5(5),
    KEYPAD_6(6),
    KEYPAD_7(7),
    KEYPAD_8(8),
    KEYPAD_9(9),
    KEYPAD_DECIMAL,
    KEYPAD_ADD,
    KEYPAD_SUBTRACT,
    KEYPAD_MULTIPLY,
    KEYPAD_DIVIDE,
    KEYPAD_ENTER;

    private final int number;

    Key() {
        this(0);
    }

    Key(int number) {
        this.number = number;
    }

    /// Of a function key, or the digit of a key of the keypad.
    int number() {
        return number;
    }
}

package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.Key;
import dev.ecsdeck.terminal.KeyModifiers;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Key events to what is sent. Control with a letter goes to the shell; the program's own keys are Control and Shift
/// (Command on macOS) with a letter, and are left to [Shortcuts] and then to the window.
final class KeyInput {
    private static final Map<KeyCode, Key> KEYS = keys();
    private static final String UNSHIFTED_PUNCTUATION = "`-=[]\\;',./";

    private final Consumer<Keystroke> sender;
    private final Shortcuts shortcuts;
    private final BooleanSupplier isAltMeta;
    private final boolean isMac;
    /// The character event that follows a key event that is done with.
    private boolean isTypedDone;

    KeyInput(Consumer<Keystroke> sender, Shortcuts shortcuts, BooleanSupplier isAltMeta, boolean isMac) {
        this.sender = sender;
        this.shortcuts = shortcuts;
        this.isAltMeta = isAltMeta;
        this.isMac = isMac;
    }

    void pressed(KeyEvent event) {
        isTypedDone = false;
        if (event.getCode().isModifierKey() || event.getCode() == KeyCode.CAPS) {
            return;
        }
        if (shortcuts.run(event)) {
            isTypedDone = true;
            event.consume();
            return;
        }
        if (isForWindow(event)) {
            isTypedDone = true;
            return;
        }
        Keystroke encoded = encode(event);
        if (encoded != null) {
            isTypedDone = true;
            sender.accept(encoded);
            event.consume();
        }
    }

    private boolean isForWindow(KeyEvent event) {
        if (isMac) {
            return event.isMetaDown();
        }
        boolean isLetter = event.getCode().isLetterKey() || event.getCode().isDigitKey();
        return event.isMetaDown() || event.isControlDown() && event.isShiftDown() && isLetter;
    }

    private @Nullable Keystroke encode(KeyEvent event) {
        KeyModifiers held = held(event);
        Key key = KEYS.get(event.getCode());
        if (key != null) {
            return encoder -> encoder.encode(key, held);
        }
        boolean isAltGraph = event.isControlDown() && event.isAltDown() && !isMac;
        if (!event.isControlDown() || isAltGraph && !event.getCode().isLetterKey()) {
            return null;
        }
        int character = character(event.getCode(), event.isShiftDown());
        if (character < 0) {
            return null;
        }
        return encoder -> encoder.encode(character, held);
    }

    private KeyModifiers held(KeyEvent event) {
        return new KeyModifiers(
                event.isShiftDown(), event.isAltDown() && isAltMeta.getAsBoolean(), event.isControlDown());
    }

    /// What the key has printed on it on a US keyboard, or -1.
    private static int character(KeyCode code, boolean isShifted) {
        if (code == KeyCode.SPACE) {
            return ' ';
        }
        if (code == KeyCode.MINUS && isShifted) {
            return '_';
        }
        if (code == KeyCode.DIGIT2 && isShifted) {
            return '@';
        }
        if (code == KeyCode.DIGIT6 && isShifted) {
            return '^';
        }
        if (code == KeyCode.SLASH && isShifted) {
            return '?';
        }
        String text = code.getChar();
        if (code.isLetterKey()) {
            return Character.toLowerCase(text.charAt(0));
        }
        if (code.isDigitKey()) {
            return text.charAt(text.length() - 1);
        }
        return switch (code) {
            case BACK_QUOTE -> '`';
            case MINUS -> '-';
            case UNDERSCORE -> '_';
            case AT -> '@';
            case CIRCUMFLEX -> '^';
            default -> text.length() == 1 && UNSHIFTED_PUNCTUATION.contains(text) ? text.charAt(0) : -1;
        };
    }

    void typed(KeyEvent event) {
        event.consume();
        String text = event.getCharacter();
        if (isTypedDone || text.isEmpty() || KeyEvent.CHAR_UNDEFINED.equals(text) || event.isMetaDown() && isMac) {
            return;
        }
        int character = text.codePointAt(0);
        boolean isAltGraph = event.isControlDown() && event.isAltDown();
        if (Character.isISOControl(character)) {
            if (event.isControlDown() && text.length() == 1) {
                sender.accept(_ -> text);
            }
            return;
        }
        boolean isMeta = event.isAltDown() && !isAltGraph && isAltMeta.getAsBoolean();
        sender.accept(encoder -> isMeta ? encoder.encode(character, new KeyModifiers(false, true, false)) : text);
    }

    private static Map<KeyCode, Key> keys() {
        Map<KeyCode, Key> keys = new EnumMap<>(KeyCode.class);
        keys.put(KeyCode.UP, Key.UP);
        keys.put(KeyCode.DOWN, Key.DOWN);
        keys.put(KeyCode.RIGHT, Key.RIGHT);
        keys.put(KeyCode.LEFT, Key.LEFT);
        keys.put(KeyCode.KP_UP, Key.UP);
        keys.put(KeyCode.KP_DOWN, Key.DOWN);
        keys.put(KeyCode.KP_RIGHT, Key.RIGHT);
        keys.put(KeyCode.KP_LEFT, Key.LEFT);
        keys.put(KeyCode.HOME, Key.HOME);
        keys.put(KeyCode.END, Key.END);
        keys.put(KeyCode.INSERT, Key.INSERT);
        keys.put(KeyCode.DELETE, Key.DELETE);
        keys.put(KeyCode.PAGE_UP, Key.PAGE_UP);
        keys.put(KeyCode.PAGE_DOWN, Key.PAGE_DOWN);
        keys.put(KeyCode.BEGIN, Key.BEGIN);
        keys.put(KeyCode.CLEAR, Key.BEGIN);
        keys.put(KeyCode.ENTER, Key.ENTER);
        keys.put(KeyCode.TAB, Key.TAB);
        keys.put(KeyCode.BACK_SPACE, Key.BACKSPACE);
        keys.put(KeyCode.ESCAPE, Key.ESCAPE);
        keys.put(KeyCode.MULTIPLY, Key.KEYPAD_MULTIPLY);
        keys.put(KeyCode.ADD, Key.KEYPAD_ADD);
        keys.put(KeyCode.SUBTRACT, Key.KEYPAD_SUBTRACT);
        keys.put(KeyCode.DECIMAL, Key.KEYPAD_DECIMAL);
        keys.put(KeyCode.DIVIDE, Key.KEYPAD_DIVIDE);
        for (int number = 1; number <= 24; number++) {
            keys.put(KeyCode.valueOf("F" + number), Key.valueOf("F" + number));
        }
        for (int digit = 0; digit <= 9; digit++) {
            keys.put(KeyCode.valueOf("NUMPAD" + digit), Key.valueOf("KEYPAD_" + digit));
        }
        return keys;
    }
}

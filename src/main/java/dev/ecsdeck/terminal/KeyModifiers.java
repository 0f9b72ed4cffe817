package dev.ecsdeck.terminal;

/// What is held while a key is pressed. `alt` stands for Meta too.
public record KeyModifiers(boolean shift, boolean alt, boolean control) {
    public static final KeyModifiers NONE = new KeyModifiers(false, false, false);

    /// xterm's number: 1, plus 1 for Shift, 2 for Alt, 4 for Control.
    int number() {
        return 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (control ? 4 : 0);
    }

    boolean any() {
        return shift || alt || control;
    }
}

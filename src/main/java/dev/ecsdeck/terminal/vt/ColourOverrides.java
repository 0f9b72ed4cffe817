package dev.ecsdeck.terminal.vt;

import java.util.Arrays;
import java.util.OptionalInt;

/// Colours that the far side has set over those of the theme (OSC 4, 10, 11, 12). Guarded by the terminal's lock.
public final class ColourOverrides {
    public static final int FOREGROUND = 256;
    public static final int BACKGROUND = 257;
    public static final int CURSOR = 258;
    private static final int SLOTS = 259;
    private static final int NONE = -1;

    private final int[] colours = new int[SLOTS];

    ColourOverrides() {
        reset();
    }

    public OptionalInt get(int slot) {
        return colours[slot] == NONE ? OptionalInt.empty() : OptionalInt.of(colours[slot]);
    }

    void set(int slot, int rgb) {
        colours[slot] = rgb;
    }

    void clear(int slot) {
        colours[slot] = NONE;
    }

    void clearPalette() {
        Arrays.fill(colours, 0, 256, NONE);
    }

    void reset() {
        Arrays.fill(colours, NONE);
    }
}

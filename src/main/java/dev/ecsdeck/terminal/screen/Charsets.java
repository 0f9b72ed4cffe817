package dev.ecsdeck.terminal.screen;

import com.techsenger.jeditermfx.core.emulator.charset.CharacterSet;
import java.util.Arrays;

/// The four designated character sets and which of them is in use.
final class Charsets {
    /// DEC special graphics from 0x5f to 0x7e.
    private static final String GRAPHICS = "\u00a0\u25c6\u2592\u2409\u240c\u240d\u240a\u00b0\u00b1\u2424\u240b\u2518"
            + "\u2510\u250c\u2514\u253c\u23ba\u23bb\u2500\u23bc\u23bd\u251c\u2524\u2534\u252c\u2502\u2264\u2265\u03c0"
            + "\u2260\u00a3\u00b7";

    /// The national sets of the core count from the space on.
    private static final int FIRST_GRAPHIC = 0x20;

    private final CharacterSet[] sets = new CharacterSet[4];
    private int left;
    private int single = -1;

    Charsets() {
        reset();
    }

    private Charsets(Charsets other) {
        System.arraycopy(other.sets, 0, sets, 0, sets.length);
        left = other.left;
    }

    Charsets copy() {
        return new Charsets(this);
    }

    void restore(Charsets saved) {
        System.arraycopy(saved.sets, 0, sets, 0, sets.length);
        left = saved.left;
        single = -1;
    }

    void reset() {
        Arrays.fill(sets, CharacterSet.ASCII);
        left = 0;
        single = -1;
    }

    void designate(int index, char name) {
        sets[index] = CharacterSet.valueOf(name);
    }

    void lock(int index) {
        left = index;
    }

    void shiftOnce(int index) {
        single = index;
    }

    boolean isPlain() {
        return single < 0 && sets[left] == CharacterSet.ASCII;
    }

    int map(int codePoint) {
        CharacterSet set = sets[single < 0 ? left : single];
        single = -1;
        if (codePoint >= 0x7f || set == CharacterSet.ASCII) {
            return codePoint;
        }
        return switch (set) {
            case DEC_SPECIAL_GRAPHICS -> graphics(codePoint);
            default -> mapped(set, codePoint);
        };
    }

    private static int mapped(CharacterSet set, int codePoint) {
        int mapped = set.map(codePoint - FIRST_GRAPHIC);
        return mapped < 0 ? codePoint : mapped;
    }

    private static int graphics(int codePoint) {
        return codePoint < 0x5f || codePoint > 0x7e ? codePoint : GRAPHICS.charAt(codePoint - 0x5f);
    }
}

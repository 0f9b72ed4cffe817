package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.screen.Style;
import dev.ecsdeck.terminal.vt.ColourOverrides;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javafx.scene.paint.Color;

/// From a cell's style to the colours it is painted in.
final class Colours {
    private static final int SLOTS = 259;
    private static final int MOST_KEPT = 10_000;

    private final int[] slots = new int[SLOTS];
    private final int selection;
    private final double minimumContrast;
    private final Map<Integer, Color> paints = new HashMap<>();
    private final Map<Long, Integer> adjusted = new HashMap<>();

    Colours(IntUnaryOperator slot, int selection, double minimumContrast) {
        this.selection = selection;
        for (int index = 0; index < SLOTS; index++) {
            slots[index] = slot.applyAsInt(index);
        }
        this.minimumContrast = minimumContrast;
    }

    int background() {
        return slots[ColourOverrides.BACKGROUND];
    }

    int foreground() {
        return slots[ColourOverrides.FOREGROUND];
    }

    int cursor() {
        return slots[ColourOverrides.CURSOR];
    }

    int selection() {
        return selection;
    }

    /// For what has failed: the theme's red, far enough from the background to be seen as a shape.
    int failure() {
        return Contrast.atLeast(3, slots[1], background());
    }

    private int resolve(int colour, int otherwise) {
        if (Style.isIndexed(colour)) {
            return slots[Style.value(colour)];
        }
        return Style.isDirect(colour) ? Style.value(colour) : otherwise;
    }

    /// Background of a cell, after inversion of the cell and of the whole screen.
    int background(long style, boolean isReverse) {
        return Style.has(style, Style.INVERSE) == isReverse ? plainBackground(style) : plainForeground(style);
    }

    int foreground(long style, boolean isReverse) {
        int text = exactForeground(style, isReverse);
        int behind = background(style, isReverse);
        return minimumContrast > 1 && text != behind ? contrasting(text, behind) : text;
    }

    /// Without regard to contrast: for blocks and arrows, whose colour must meet that of a neighbour.
    int exactForeground(long style, boolean isReverse) {
        int text = Style.has(style, Style.INVERSE) == isReverse ? plainForeground(style) : plainBackground(style);
        int behind = background(style, isReverse);
        if (Style.has(style, Style.HIDDEN)) {
            return behind;
        }
        if (Style.has(style, Style.DIM)) {
            text = mix(text, behind);
        }
        return text;
    }

    private int plainForeground(long style) {
        return resolve(Style.foreground(style), foreground());
    }

    private int plainBackground(long style) {
        return resolve(Style.background(style), background());
    }

    /// The colour of an underline, `text` where none was set.
    int underline(int colour, int text) {
        return resolve(colour, text);
    }

    private static int mix(int text, int behind) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = ((text >> shift & 0xff) * 2 + (behind >> shift & 0xff)) / 3;
            mixed |= channel << shift;
        }
        return mixed;
    }

    private int contrasting(int text, int behind) {
        long key = (long) text << 24 | behind;
        Integer known = adjusted.get(key);
        if (known == null) {
            if (adjusted.size() >= MOST_KEPT) {
                adjusted.clear();
            }
            known = Contrast.atLeast(minimumContrast, text, behind);
            adjusted.put(key, known);
        }
        return known;
    }

    Color paint(int rgb) {
        Color known = paints.get(rgb);
        if (known == null) {
            if (paints.size() >= MOST_KEPT) {
                paints.clear();
            }
            known = Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
            paints.put(rgb, known);
        }
        return known;
    }
}

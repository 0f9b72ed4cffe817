package dev.ecsdeck.terminal.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Grapheme clusters of more than one code point, each kept once. A cell's code beyond the last code point is a
/// cluster's number. At most 65,536 different ones; after that marks are dropped and the base stays.
public final class Clusters {
    /// The code of the right half of a wide cell.
    public static final int TAIL = Character.MAX_CODE_POINT + 1;

    private static final int FIRST = TAIL + 1;
    private static final int MOST = 65_536;
    private static final int LONGEST = 64;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    public static boolean isCluster(int code) {
        return code >= FIRST;
    }

    /// The cluster of `code` followed by `codePoint`, or `code` itself where there is no room for it.
    int join(int code, int codePoint) {
        String text = text(code);
        if (text.length() >= LONGEST) {
            return code;
        }
        String longer = text + Character.toString(codePoint);
        Integer known = numbers.get(longer);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MOST) {
            return code;
        }
        int number = FIRST + texts.size();
        texts.add(longer);
        numbers.put(longer, number);
        return number;
    }

    /// What stands in a cell of this code; empty for the tail of a wide cell, a blank for a cell never written.
    public String text(int code) {
        if (code >= FIRST) {
            return texts.get(code - FIRST);
        }
        if (code == TAIL) {
            return "";
        }
        return code == 0 ? " " : Character.toString(code);
    }

    /// The last code point of what stands in the cell.
    int last(int code) {
        return code >= FIRST ? text(code).codePointBefore(text(code).length()) : code;
    }

    /// The first code point of what stands in the cell.
    public int first(int code) {
        return code >= FIRST ? text(code).codePointAt(0) : code;
    }

    /// Appends what stands in the cells of `[from, to)`, a cell never written as a blank.
    public void append(StringBuilder out, int[] codes, int from, int to) {
        for (int column = from; column < to; column++) {
            int code = codes[column];
            if (code == 0) {
                out.append(' ');
            } else if (code < TAIL) {
                out.appendCodePoint(code);
            } else if (code >= FIRST) {
                out.append(texts.get(code - FIRST));
            }
        }
    }
}

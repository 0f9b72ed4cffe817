package dev.ecsdeck.terminal.screen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line of the live screen. Its arrays are as long as the screen is wide.
public final class Row {
    private static final Extra[] NO_EXTRAS = {};

    int[] codes;
    long[] styles;
    private @Nullable Extra[] extras = NO_EXTRAS;
    /// The text goes on in the next row without a line break.
    boolean isWrapped;
    /// Grows with every change.
    int version;
    /// From here on nothing was written since the last clearing: so a short line costs no pass over a wide screen.
    private int touched;

    Row(int columns) {
        codes = new int[columns];
        styles = new long[columns];
    }

    public int columns() {
        return codes.length;
    }

    public int version() {
        return version;
    }

    public int code(int column) {
        return codes[column];
    }

    public long style(int column) {
        return styles[column];
    }

    public boolean isWrapped() {
        return isWrapped;
    }

    public Extra extra(int column) {
        if (column >= extras.length) {
            return Extra.NONE;
        }
        Extra extra = extras[column];
        return extra == null ? Extra.NONE : extra;
    }

    /// Cells before `end` are about to be written.
    void touch(int end) {
        touched = Math.max(touched, end);
        version++;
    }

    void set(int column, int code, long style, Extra extra) {
        touched = Math.max(touched, column + 1);
        codes[column] = code;
        styles[column] = style;
        if (!extra.isNone()) {
            setExtra(column, extra);
        }
    }

    void setExtra(int column, Extra extra) {
        if (extras.length < codes.length) {
            extras = Arrays.copyOf(extras, codes.length);
        }
        extras[column] = extra;
        styles[column] |= Style.EXTRA;
    }

    void clear(long style) {
        fill(0, style == Style.PLAIN ? touched : codes.length, style);
        touched = style == Style.PLAIN ? 0 : codes.length;
        isWrapped = false;
        extras = NO_EXTRAS;
    }

    /// Empties `[from, to)`; a wide character that is cut in two vanishes.
    void erase(int from, int to, long style) {
        if (from >= to) {
            return;
        }
        breakWide(from, style);
        breakWide(to, style);
        fill(from, to, style);
    }

    void fill(int from, int to, long style) {
        Arrays.fill(codes, from, to, 0);
        Arrays.fill(styles, from, to, style);
        if (style != Style.PLAIN) {
            touched = Math.max(touched, to);
        }
        version++;
    }

    /// Before a change that begins or ends at `column`: if a wide character straddles that edge, both its halves
    /// become blanks of this style.
    void breakWide(int column, long style) {
        if (column > 0 && column < codes.length && codes[column] == Clusters.TAIL) {
            codes[column - 1] = ' ';
            styles[column - 1] = style;
            codes[column] = ' ';
            styles[column] = style;
        }
    }

    /// Moves the cells of `[from, from + length)` to `to`, within the row.
    void move(int from, int to, int length) {
        System.arraycopy(codes, from, codes, to, length);
        System.arraycopy(styles, from, styles, to, length);
        if (extras.length > 0) {
            System.arraycopy(extras, from, extras, to, length);
        }
        touched = Math.max(touched, Math.min(codes.length, to + length));
        version++;
    }

    /// How many cells from the left carry anything: text, or a look of their own.
    public int used() {
        int end = touched;
        while (end > 0 && codes[end - 1] == 0 && styles[end - 1] == 0) {
            end--;
        }
        return end;
    }

    void resize(int columns, long style) {
        int old = codes.length;
        if (columns < old) {
            breakWide(columns, style);
        }
        codes = Arrays.copyOf(codes, columns);
        styles = Arrays.copyOf(styles, columns);
        if (extras.length > 0) {
            extras = Arrays.copyOf(extras, columns);
        }
        touched = Math.min(touched, columns);
        if (columns > old && style != Style.PLAIN) {
            Arrays.fill(styles, old, columns, style);
            touched = columns;
        }
        version++;
    }

    /// Copies all cells; both arrays must be as long as the row.
    public void copy(int[] toCodes, long[] toStyles) {
        System.arraycopy(codes, 0, toCodes, 0, codes.length);
        System.arraycopy(styles, 0, toStyles, 0, styles.length);
    }

    Line freeze() {
        return Line.of(this);
    }

    @Nullable
    Extra[] extras() {
        return extras;
    }
}

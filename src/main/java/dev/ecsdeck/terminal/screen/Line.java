package dev.ecsdeck.terminal.screen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A line that has scrolled away: immutable, cut after its last used cell, one, two or four bytes a cell and one
/// entry for each run of equal style.
public final class Line {
    private static final char SHORT_TAIL = '\uffff';
    private static final long[] ONE_PLAIN_RUN = {};
    private static final char[] NO_ENDS = {};
    private static final Extra[] NO_EXTRAS = {};

    /// A `byte[]`, `char[]` or `int[]`, the narrowest that holds every code.
    private final Object cells;
    /// The column after the last of each run; empty if all is plain.
    private final char[] ends;
    private final long[] styles;
    private final @Nullable Extra[] extras;
    private final boolean isWrapped;

    private Line(Object cells, char[] ends, long[] styles, @Nullable Extra[] extras, boolean isWrapped) {
        this.cells = cells;
        this.ends = ends;
        this.styles = styles;
        this.extras = extras;
        this.isWrapped = isWrapped;
    }

    static Line of(Row row) {
        int used = row.isWrapped ? row.columns() : row.used();
        return of(row.codes, row.styles, row.extras(), used, row.isWrapped);
    }

    static Line of(int[] codes, long[] styles, @Nullable Extra[] extras, int used, boolean isWrapped) {
        int widest = 0;
        int changes = 0;
        long all = 0;
        for (int column = 0; column < used; column++) {
            int code = codes[column];
            widest |= code == Clusters.TAIL ? SHORT_TAIL : code;
            all |= styles[column];
            if (column > 0 && styles[column] != styles[column - 1]) {
                changes++;
            }
        }
        Object cells = narrow(codes, used, widest);
        @Nullable Extra[] kept = Style.has(all, Style.EXTRA) ? Arrays.copyOf(extras, used) : NO_EXTRAS;
        if (all == 0) {
            return new Line(cells, NO_ENDS, ONE_PLAIN_RUN, kept, isWrapped);
        }
        char[] ends = new char[changes + 1];
        long[] runs = new long[changes + 1];
        int run = 0;
        for (int column = 0; column < used; column++) {
            if (column > 0 && styles[column] != styles[column - 1]) {
                run++;
            }
            ends[run] = (char) (column + 1);
            runs[run] = styles[column];
        }
        return new Line(cells, ends, runs, kept, isWrapped);
    }

    private static Object narrow(int[] codes, int used, int widest) {
        if (widest < 0x100) {
            byte[] bytes = new byte[used];
            for (int column = 0; column < used; column++) {
                bytes[column] = (byte) codes[column];
            }
            return bytes;
        }
        if (widest < 0x10000) {
            char[] chars = new char[used];
            for (int column = 0; column < used; column++) {
                chars[column] = codes[column] == Clusters.TAIL ? SHORT_TAIL : (char) codes[column];
            }
            return chars;
        }
        return Arrays.copyOf(codes, used);
    }

    /// How many cells it has kept.
    public int length() {
        return switch (cells) {
            case byte[] bytes -> bytes.length;
            case char[] chars -> chars.length;
            default -> ((int[]) cells).length;
        };
    }

    /// Nothing was ever written there.
    boolean isEmpty(int column) {
        return switch (cells) {
            case byte[] bytes -> bytes[column] == 0;
            case char[] chars -> chars[column] == 0;
            default -> ((int[]) cells)[column] == 0;
        };
    }

    /// The text goes on in the next line without a line break.
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

    /// Fills both arrays from the left with as many cells as fit and leaves the rest as it is.
    ///
    /// @return how many cells were written
    public int copy(int[] codes, long[] to, int columns) {
        int length = Math.min(length(), columns);
        switch (cells) {
            case byte[] bytes -> {
                for (int column = 0; column < length; column++) {
                    codes[column] = bytes[column] & 0xff;
                }
            }
            case char[] chars -> {
                for (int column = 0; column < length; column++) {
                    codes[column] = chars[column] == SHORT_TAIL ? Clusters.TAIL : chars[column];
                }
            }
            default -> System.arraycopy(cells, 0, codes, 0, length);
        }
        if (ends.length == 0) {
            Arrays.fill(to, 0, length, Style.PLAIN);
        }
        int from = 0;
        for (int run = 0; run < ends.length && from < length; run++) {
            int end = Math.min(ends[run], length);
            Arrays.fill(to, from, end, styles[run]);
            from = end;
        }
        return length;
    }

    /// Makes a live row of it.
    Row thaw(int columns) {
        Row row = new Row(columns);
        int length = copy(row.codes, row.styles, columns);
        row.touch(length);
        for (int column = 0; column < Math.min(length, extras.length); column++) {
            Extra extra = extras[column];
            if (extra != null) {
                row.setExtra(column, extra);
            }
        }
        row.isWrapped = isWrapped;
        return row;
    }

    @Nullable
    Extra[] extras() {
        return extras;
    }
}

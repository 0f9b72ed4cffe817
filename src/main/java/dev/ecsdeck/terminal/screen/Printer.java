package dev.ecsdeck.terminal.screen;

/// Writes text at the cursor: wrapping, wide characters, and marks and emoji that join the cell before them.
final class Printer {
    private static final int REPLACEMENT = 0xfffd;
    private static final int JOINER = 0x200d;
    private static final int EMOJI_LOOK = 0xfe0f;

    private final Screen screen;
    /// The code point written last, or -1.
    private int last = -1;

    Printer(Screen screen) {
        this.screen = screen;
    }

    void forget() {
        last = -1;
    }

    void print(char[] text, int from, int to) {
        int at = from;
        while (at < to) {
            char unit = text[at];
            if (unit < 0x7f && screen.charsets.isPlain() && !screen.modes.insert) {
                int end = at + 1;
                while (end < to && text[end] < 0x7f) {
                    end++;
                }
                putAscii(text, at, end);
                at = end;
            } else if (Character.isHighSurrogate(unit) && at + 1 < to && Character.isLowSurrogate(text[at + 1])) {
                put(Character.toCodePoint(unit, text[at + 1]));
                at += 2;
            } else {
                put(Character.isSurrogate(unit) || unit == 0xffff ? REPLACEMENT : unit);
                at++;
            }
        }
    }

    void repeat(int times) {
        int repeated = last;
        if (repeated < 0) {
            return;
        }
        for (int count = Math.min(times, screen.rows * screen.columns); count > 0; count--) {
            put(repeated);
        }
    }

    /// Characters of one cell each, none of which joins anything.
    private void putAscii(char[] text, int from, int to) {
        Screen s = screen;
        int at = from;
        while (at < to) {
            if (s.isWrapPending) {
                wrapIfMeant();
            }
            Row row = s.grid.rows[s.cursorRow];
            int column = s.cursorColumn;
            int room = s.columns - column;
            int count = Math.min(room, to - at);
            if (count < to - at && !s.modes.autoWrap) {
                // What does not fit overwrites the last column; only the last of it is seen.
                char lastUnit = text[to - 1];
                write(row, column, text, at, count - 1);
                row.breakWide(s.columns - 1, screen.pen);
                row.set(s.columns - 1, lastUnit, s.pen, s.penExtra);
                row.version++;
                s.cursorColumn = s.columns - 1;
                s.isWrapPending = true;
                break;
            }
            write(row, column, text, at, count);
            at += count;
            if (count == room) {
                s.cursorColumn = s.columns - 1;
                s.isWrapPending = true;
            } else {
                s.cursorColumn = column + count;
            }
        }
        last = text[to - 1];
    }

    private void write(Row row, int column, char[] text, int from, int count) {
        row.breakWide(column, screen.pen);
        row.breakWide(column + count, screen.pen);
        int[] codes = row.codes;
        long[] styles = row.styles;
        long pen = screen.pen;
        for (int offset = 0; offset < count; offset++) {
            codes[column + offset] = text[from + offset];
            styles[column + offset] = pen;
        }
        if (!screen.penExtra.isNone()) {
            for (int offset = 0; offset < count; offset++) {
                row.setExtra(column + offset, screen.penExtra);
            }
        }
        row.touch(column + count);
    }

    private void put(int raw) {
        Screen s = screen;
        int codePoint = s.charsets.map(raw);
        int width = CellWidth.of(codePoint);
        if (width == 0 || joinsLast(codePoint)) {
            join(codePoint);
            return;
        }
        last = codePoint;
        if (width > s.columns) {
            return;
        }
        if (s.isWrapPending) {
            wrapIfMeant();
        }
        if (width == 2 && s.cursorColumn == s.columns - 1) {
            if (!s.modes.autoWrap) {
                return;
            }
            s.grid.rows[s.cursorRow].erase(s.cursorColumn, s.columns, s.pen & ~Style.EXTRA);
            wrap();
        }
        Row row = s.grid.rows[s.cursorRow];
        int column = s.cursorColumn;
        if (s.modes.insert) {
            insertCells(row, column, width);
        }
        row.breakWide(column, screen.pen);
        row.breakWide(column + width, screen.pen);
        row.set(column, codePoint, s.pen, s.penExtra);
        if (width == 2) {
            row.set(column + 1, Clusters.TAIL, s.pen, s.penExtra);
        }
        row.version++;
        advance(column + width);
    }

    private void advance(int column) {
        screen.isWrapPending = column >= screen.columns;
        screen.cursorColumn = Math.min(column, screen.columns - 1);
    }

    private void insertCells(Row row, int column, int width) {
        row.breakWide(column, screen.pen);
        int kept = screen.columns - column - width;
        if (kept > 0) {
            row.breakWide(column + kept, screen.pen);
            row.move(column, column + width, kept);
        }
    }

    private void wrapIfMeant() {
        if (screen.modes.autoWrap) {
            wrap();
        } else {
            screen.isWrapPending = false;
        }
    }

    private void wrap() {
        screen.grid.rows[screen.cursorRow].isWrapped = true;
        screen.index();
        screen.cursorColumn = 0;
    }

    /// The column of the cell that a mark written now belongs to, or -1.
    private int previousColumn() {
        Screen s = screen;
        int column = s.isWrapPending ? s.cursorColumn : s.cursorColumn - 1;
        Row row = s.grid.rows[s.cursorRow];
        return column > 0 && row.codes[column] == Clusters.TAIL ? column - 1 : column;
    }

    private boolean joinsLast(int codePoint) {
        if (codePoint < 0x2190 || last < 0) {
            return false;
        }
        boolean isModifier = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
        boolean isFlagHalf = isFlagHalf(codePoint);
        if (last != JOINER && !isModifier && !isFlagHalf) {
            return false;
        }
        int column = previousColumn();
        if (column < 0) {
            return false;
        }
        int code = screen.grid.rows[screen.cursorRow].codes[column];
        if (code == 0) {
            return false;
        }
        if (isFlagHalf) {
            return isFlagHalf(code);
        }
        if (isModifier) {
            return Character.isEmojiModifierBase(screen.clusters.last(code));
        }
        return Character.isExtendedPictographic(codePoint)
                && Character.isExtendedPictographic(screen.clusters.first(code));
    }

    private static boolean isFlagHalf(int codePoint) {
        return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
    }

    private void join(int codePoint) {
        Screen s = screen;
        int column = previousColumn();
        if (column < 0) {
            return;
        }
        Row row = s.grid.rows[s.cursorRow];
        int code = row.codes[column] == 0 ? ' ' : row.codes[column];
        boolean becomesWide = codePoint == EMOJI_LOOK && Character.isEmoji(code) || isFlagHalf(codePoint);
        row.codes[column] = s.clusters.join(code, codePoint);
        row.version++;
        last = codePoint;
        if (becomesWide && !isWide(row, column) && column + 1 < s.columns && !s.isWrapPending) {
            row.breakWide(column + 2, screen.pen);
            row.set(column + 1, Clusters.TAIL, row.styles[column], row.extra(column));
            advance(column + 2);
        }
    }

    private boolean isWide(Row row, int column) {
        return column + 1 < screen.columns && row.codes[column + 1] == Clusters.TAIL;
    }
}

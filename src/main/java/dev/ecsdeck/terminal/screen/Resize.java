package dev.ecsdeck.terminal.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a [Screen] a new size. Text of the main screen and the scrollback folds anew at the new width; the cursor
/// stays on its character. Lines that need no fold are not touched, so a long scrollback costs one pass over
/// references.
final class Resize {
    private final Screen screen;
    /// Where the cursor has come to, as an index into all lines.
    private int cursorLine;
    private int cursorColumn;
    /// The line at the top of the screen, as an index into all lines.
    private int topLine;

    Resize(Screen screen) {
        this.screen = screen;
    }

    void to(int rows, int columns) {
        Screen s = screen;
        boolean isAlternate = s.isAlternate();
        int oldRow = s.cursorRow;
        int history = s.history.size();
        topLine = history;
        cursorLine = history + (isAlternate ? s.savedMain.row() : s.cursorRow);
        cursorColumn = isAlternate ? s.savedMain.column() : s.cursorColumn + (s.isWrapPending ? 1 : 0);
        int live = Math.max(lastUsed(s.main), cursorLine - history) + 1;
        boolean isFull = live >= s.rows;
        List<Line> lines = allLines(s, live);
        List<Line> folded = columns == s.columns ? lines : fold(lines, columns);
        place(folded, rows, columns, isFull, isAlternate);
        s.alternate.resize(rows, columns, isAlternate ? oldRow : 0);
        s.grid = isAlternate ? s.alternate : s.main;
        s.rows = rows;
        s.columns = columns;
        if (isAlternate) {
            s.cursorRow = Math.min(oldRow, rows - 1);
            s.cursorColumn = Math.min(s.cursorColumn, columns - 1);
            s.isWrapPending = false;
        }
    }

    private static int lastUsed(Grid grid) {
        int row = grid.rows.length - 1;
        while (row > 0 && grid.rows[row].used() == 0) {
            row--;
        }
        return row;
    }

    private static List<Line> allLines(Screen s, int live) {
        List<Line> lines = new ArrayList<>(s.history.size() + live);
        for (int index = 0; index < s.history.size(); index++) {
            lines.add(s.history.get(index));
        }
        for (int row = 0; row < live; row++) {
            lines.add(s.main.rows[row].freeze());
        }
        return lines;
    }

    private List<Line> fold(List<Line> lines, int columns) {
        List<Line> folded = new ArrayList<>(lines.size());
        int newCursorLine = -1;
        int newCursorColumn = 0;
        int newTopLine = -1;
        SpotMoves moves =
                new SpotMoves(screen.history.dropped(), screen.prompts().spots());
        int index = 0;
        while (index < lines.size()) {
            int end = index;
            while (end < lines.size() - 1 && lines.get(end).isWrapped()) {
                end++;
            }
            boolean hasCursor = cursorLine >= index && cursorLine <= end;
            int start = folded.size();
            int first = start;
            if (newTopLine < 0 && topLine <= end) {
                newTopLine = first + cells(lines, index, Math.max(index, topLine)) / columns;
            }
            int offset;
            if (index == end
                    && lines.get(index).length() <= columns
                    && !lines.get(index).isWrapped()) {
                folded.add(lines.get(index));
                offset = cursorColumn;
            } else {
                int[] at = foldOne(lines.subList(index, end + 1), columns, folded, hasCursor ? cursorLine - index : -1);
                offset = at[1];
                first += at[0];
            }
            if (hasCursor) {
                newCursorLine = first;
                newCursorColumn = offset;
            }
            moves.folded(lines, index, end, start, folded.size(), columns);
            index = end + 1;
        }
        screen.prompts.move(moves::of);
        cursorLine = newCursorLine;
        cursorColumn = newCursorColumn;
        topLine = Math.max(0, newTopLine);
        return folded;
    }

    private static int cells(List<Line> lines, int from, int to) {
        int cells = 0;
        for (Line line : lines.subList(from, to)) {
            cells += line.length();
        }
        return cells;
    }

    /// Folds one line of text that stood on several rows.
    ///
    /// @return the row (relative) and column where the cursor comes to stand
    private int[] foldOne(List<Line> parts, int columns, List<Line> out, int cursorPart) {
        int total = 0;
        int cursorOffset = -1;
        for (int part = 0; part < parts.size(); part++) {
            if (part == cursorPart) {
                cursorOffset = total + cursorColumn;
            }
            total += filled(parts.get(part));
        }
        int[] codes = new int[total];
        long[] styles = new long[total];
        @Nullable Extra[] extras = new Extra[total];
        int at = 0;
        for (Line part : parts) {
            at += append(part, codes, styles, extras, at);
        }
        return cut(codes, styles, extras, columns, out, cursorOffset);
    }

    /// Cells of a part, without the one that a wide character left empty when it did not fit.
    private static int filled(Line part) {
        int length = part.length();
        return part.isWrapped() && length > 1 && part.isEmpty(length - 1) ? length - 1 : length;
    }

    private static int append(Line part, int[] codes, long[] styles, @Nullable Extra[] extras, int at) {
        int length = filled(part);
        int[] partCodes = new int[length];
        long[] partStyles = new long[length];
        part.copy(partCodes, partStyles, length);
        System.arraycopy(partCodes, 0, codes, at, length);
        System.arraycopy(partStyles, 0, styles, at, length);
        @Nullable Extra[] partExtras = part.extras();
        System.arraycopy(partExtras, 0, extras, at, Math.min(length, partExtras.length));
        return length;
    }

    private static int[] cut(
            int[] codes, long[] styles, @Nullable Extra[] extras, int columns, List<Line> out, int cursor) {
        int total = codes.length;
        int row = 0;
        int from = 0;
        int[] place = {0, Math.max(0, cursor)};
        do {
            int to = Math.min(total, from + columns);
            if (to < total && codes[to] == Clusters.TAIL && to - 1 > from) {
                to--;
            }
            boolean isLast = to >= total;
            out.add(Line.of(
                    Arrays.copyOfRange(codes, from, to),
                    Arrays.copyOfRange(styles, from, to),
                    Arrays.copyOfRange(extras, from, to),
                    to - from,
                    !isLast));
            if (cursor >= from && (cursor < to || isLast)) {
                place = new int[] {row, cursor - from};
            }
            from = to;
            row++;
        } while (from < total);
        return place;
    }

    /// The rows from some line on become the screen, those before it the scrollback. A screen that was full stays
    /// anchored at its bottom, any other at its top.
    private void place(List<Line> lines, int rows, int columns, boolean isFull, boolean isAlternate) {
        Screen s = screen;
        long first = s.history.dropped();
        int above = Math.max(isFull ? 0 : topLine, lines.size() - rows);
        above = Math.min(above, Math.max(0, cursorLine));
        Grid grid = new Grid(rows, columns);
        for (int row = 0; row < rows && above + row < lines.size(); row++) {
            grid.rows[row] = lines.get(above + row).thaw(columns);
        }
        s.main = grid;
        s.history.replace(lines.subList(0, above), first);
        int row = Math.max(0, Math.min(rows - 1, cursorLine - above));
        int column = Math.min(cursorColumn, columns - 1);
        if (isAlternate) {
            s.savedMain = s.savedMain.at(row, column);
        } else {
            s.cursorRow = row;
            s.cursorColumn = column;
            s.isWrapPending = cursorColumn >= columns && s.modes.autoWrap;
        }
    }
}

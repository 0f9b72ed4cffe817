package dev.ecsdeck.terminal.screen;

import java.util.BitSet;

/// The state of one terminal: two grids, the scrollback, cursor, pen, margins, tab stops. Rows and columns count from
/// zero. Not thread-safe.
public final class Screen {
    private static final int TAB = 8;

    final Modes modes = new Modes();
    final Charsets charsets = new Charsets();
    final Clusters clusters = new Clusters();
    final History history;
    final Prompts prompts = new Prompts();
    Grid main;
    Grid alternate;
    Grid grid;

    int rows;
    int columns;
    int cursorRow;
    int cursorColumn;
    /// The last column has been written and the next character goes to the next line.
    boolean isWrapPending;
    int top;
    int bottom;
    long pen = Style.PLAIN;
    Extra penExtra = Extra.NONE;

    private final BitSet tabs = new BitSet();
    private final Printer printer = new Printer(this);
    SavedCursor savedMain = SavedCursor.HOME;
    private SavedCursor savedAlternate = SavedCursor.HOME;

    public Screen(int rows, int columns, int historyLimit) {
        this.rows = rows;
        this.columns = columns;
        history = new History(historyLimit);
        main = new Grid(rows, columns);
        alternate = new Grid(rows, columns);
        grid = main;
        bottom = rows - 1;
        resetTabs();
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public Row row(int row) {
        return grid.rows[row];
    }

    public int cursorRow() {
        return cursorRow;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    public boolean isWrapPending() {
        return isWrapPending;
    }

    public int topMargin() {
        return top;
    }

    public int bottomMargin() {
        return bottom;
    }

    public Modes modes() {
        return modes;
    }

    public History history() {
        return history;
    }

    /// The prompts that are still there.
    public Prompts prompts() {
        prompts.forgetBefore(history.dropped());
        return prompts;
    }

    /// Where the cursor is, among all lines.
    public Spot cursor() {
        return new Spot(history.dropped() + history.size() + cursorRow, cursorColumn);
    }

    public Clusters clusters() {
        return clusters;
    }

    public boolean isAlternate() {
        return grid == alternate;
    }

    public long pen() {
        return pen;
    }

    public Extra penExtra() {
        return penExtra;
    }

    public void setPen(long style, Extra extra) {
        pen = extra.isNone() ? style & ~Style.EXTRA : style | Style.EXTRA;
        penExtra = extra;
    }

    /// Writes text without controls at the cursor.
    public void print(char[] text, int from, int to) {
        printer.print(text, from, to);
    }

    /// REP: the last character written, again.
    public void repeat(int times) {
        printer.repeat(times);
    }

    /// After this, nothing joins the cluster written last, and nothing can be repeated.
    public void forgetLast() {
        printer.forget();
    }

    public void designate(int index, char name) {
        charsets.designate(index, name);
    }

    public void lockCharset(int index) {
        charsets.lock(index);
    }

    public void shiftOnce(int index) {
        charsets.shiftOnce(index);
    }

    public void carriageReturn() {
        cursorColumn = 0;
        isWrapPending = false;
    }

    public void lineFeed() {
        if (modes.newLine) {
            cursorColumn = 0;
        }
        index();
    }

    public void index() {
        isWrapPending = false;
        if (cursorRow == bottom) {
            scrollUp(top, bottom, 1);
        } else if (cursorRow < rows - 1) {
            cursorRow++;
        }
    }

    public void reverseIndex() {
        isWrapPending = false;
        if (cursorRow == top) {
            scrollDown(top, bottom, 1);
        } else if (cursorRow > 0) {
            cursorRow--;
        }
    }

    public void backspace() {
        if (isWrapPending) {
            isWrapPending = false;
            if (modes.reverseWrap) {
                return;
            }
        }
        if (cursorColumn > 0) {
            cursorColumn--;
        } else if (modes.reverseWrap && modes.autoWrap && cursorRow > top && grid.rows[cursorRow - 1].isWrapped) {
            cursorRow--;
            cursorColumn = columns - 1;
        }
    }

    /// What leaves the top of the whole main screen goes to the scrollback.
    public void scrollUp(int from, int to, int lines) {
        long style = Style.erased(pen);
        boolean isKept = from == 0 && grid == main;
        for (int count = Math.min(lines, to - from + 1); count > 0; count--) {
            if (isKept) {
                history.add(grid.rows[0].freeze());
            }
            grid.scrollUp(from, to, style);
        }
    }

    public void scrollDown(int from, int to, int lines) {
        long style = Style.erased(pen);
        for (int count = Math.min(lines, to - from + 1); count > 0; count--) {
            grid.scrollDown(from, to, style);
        }
    }

    /// Moves relative to where the cursor is; vertical moves stop at a margin when they begin inside it.
    public void moveBy(int down, int right) {
        isWrapPending = false;
        int upper = cursorRow >= top ? top : 0;
        int lower = cursorRow <= bottom ? bottom : rows - 1;
        if (down != 0) {
            cursorRow = (int) Math.max(upper, Math.min(lower, (long) cursorRow + down));
        }
        cursorColumn = (int) Math.max(0, Math.min(columns - 1L, (long) cursorColumn + right));
    }

    /// VPR: down, past a margin too unless in origin mode.
    public void moveDownFreely(int rowsDown) {
        moveTo(cursorRow - (modes.origin ? top : 0) + rowsDown, cursorColumn);
    }

    /// Moves to a place; in origin mode rows count from the top margin and stay inside the margins.
    public void moveTo(int row, int column) {
        isWrapPending = false;
        int first = modes.origin ? top : 0;
        int last = modes.origin ? bottom : rows - 1;
        cursorRow = (int) Math.max(first, Math.min(last, (long) row + first));
        cursorColumn = Math.max(0, Math.min(columns - 1, column));
    }

    public void moveToColumn(int column) {
        isWrapPending = false;
        cursorColumn = Math.max(0, Math.min(columns - 1, column));
    }

    public void setMargins(int first, int last) {
        int lower = Math.min(last, rows - 1);
        if (first < 0 || first >= lower) {
            return;
        }
        top = first;
        bottom = lower;
        moveTo(0, 0);
    }

    public void setOrigin(boolean isOn) {
        modes.origin = isOn;
        moveTo(0, 0);
    }

    /// A wrap that is due stays due.
    public void tab(int times) {
        for (int count = Math.min(times, columns); count > 0; count--) {
            int next = tabs.nextSetBit(cursorColumn + 1);
            cursorColumn = next < 0 || next >= columns ? columns - 1 : next;
        }
    }

    public void tabBack(int times) {
        isWrapPending = false;
        for (int count = Math.min(times, columns); count > 0 && cursorColumn > 0; count--) {
            cursorColumn = Math.max(0, tabs.previousSetBit(cursorColumn - 1));
        }
    }

    public void setTab() {
        tabs.set(cursorColumn);
    }

    public void clearTab() {
        tabs.clear(cursorColumn);
    }

    public void clearTabs() {
        tabs.clear();
    }

    private void resetTabs() {
        tabs.clear();
        for (int column = 0; column < Short.MAX_VALUE; column += TAB) {
            tabs.set(column);
        }
    }

    public void saveCursor() {
        SavedCursor saved =
                new SavedCursor(cursorRow, cursorColumn, isWrapPending, pen, penExtra, modes.origin, charsets.copy());
        if (isAlternate()) {
            savedAlternate = saved;
        } else {
            savedMain = saved;
        }
    }

    public void restoreCursor() {
        SavedCursor saved = isAlternate() ? savedAlternate : savedMain;
        modes.origin = saved.origin();
        cursorRow = Math.min(saved.row(), rows - 1);
        cursorColumn = Math.min(saved.column(), columns - 1);
        isWrapPending = saved.isWrapPending() && cursorColumn == columns - 1;
        pen = saved.pen();
        penExtra = saved.extra();
        charsets.restore(saved.charsets());
    }

    public void useAlternate(boolean isOn) {
        grid = isOn ? alternate : main;
        isWrapPending = false;
    }

    public void resize(int newRows, int newColumns) {
        if (newRows == rows && newColumns == columns) {
            return;
        }
        new Resize(this).to(newRows, newColumns);
        top = 0;
        bottom = rows - 1;
    }

    public void softReset() {
        modes.softReset();
        top = 0;
        bottom = rows - 1;
        pen = Style.PLAIN;
        penExtra = Extra.NONE;
        charsets.reset();
        isWrapPending = false;
        savedMain = SavedCursor.HOME;
        savedAlternate = SavedCursor.HOME;
    }

    /// RIS: as after power on; the scrollback stays.
    public void reset() {
        softReset();
        modes.reset();
        grid = main;
        main.clear(Style.PLAIN);
        alternate.clear(Style.PLAIN);
        cursorRow = 0;
        cursorColumn = 0;
        resetTabs();
        printer.forget();
    }

    /// For a new far side on the same screen: all it could have switched on is off, the text and the cursor stay.
    public void startAnew() {
        softReset();
        modes.reset();
        resetTabs();
        printer.forget();
    }

    public void setHistoryLimit(int limit) {
        history.setLimit(limit);
    }
}

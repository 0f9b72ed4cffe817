package dev.ecsdeck.terminal.screen;

/// Erasing, inserting and deleting on a [Screen].
public final class Editing {
    private final Screen screen;

    public Editing(Screen screen) {
        this.screen = screen;
    }

    private long erased() {
        return Style.erased(screen.pen);
    }

    private Row current() {
        return screen.grid.rows[screen.cursorRow];
    }

    /// ED: 0 below, 1 above, 2 all, 3 the scrollback. What 2 wipes from the main screen goes to the scrollback.
    public void eraseDisplay(int what) {
        Screen s = screen;
        switch (what) {
            case 0 -> {
                eraseLine(0);
                clearRows(s.cursorRow + 1, s.rows);
            }
            case 1 -> {
                clearRows(0, s.cursorRow);
                eraseLine(1);
            }
            case 2 -> {
                keepInHistory();
                clearRows(0, s.rows);
                s.isWrapPending = false;
            }
            case 3 -> s.history.clear();
            default -> {}
        }
    }

    private void keepInHistory() {
        if (screen.isAlternate()) {
            return;
        }
        int used = screen.rows;
        while (used > 0 && screen.grid.rows[used - 1].used() == 0) {
            used--;
        }
        for (int row = 0; row < used; row++) {
            screen.history.add(screen.grid.rows[row].freeze());
        }
    }

    private void clearRows(int from, int to) {
        if (from > 0 && from < to) {
            screen.grid.rows[from - 1].isWrapped = false;
        }
        for (int row = from; row < to; row++) {
            screen.grid.rows[row].clear(erased());
        }
    }

    /// EL: 0 to the end, 1 to the beginning, 2 all.
    public void eraseLine(int what) {
        Row row = current();
        int column = screen.cursorColumn;
        switch (what) {
            case 0 -> {
                row.erase(column, screen.columns, erased());
                row.isWrapped = false;
            }
            case 1 -> row.erase(0, column + 1, erased());
            case 2 -> {
                row.erase(0, screen.columns, erased());
                row.isWrapped = false;
            }
            default -> {}
        }
        screen.isWrapPending = false;
    }

    public void eraseCharacters(int count) {
        int column = screen.cursorColumn;
        int end = (int) Math.min(screen.columns, (long) column + count);
        current().erase(column, end, erased());
        if (end == screen.columns) {
            current().isWrapped = false;
        }
        screen.isWrapPending = false;
    }

    public void insertBlanks(int count) {
        Row row = current();
        int column = screen.cursorColumn;
        int width = Math.min(count, screen.columns - column);
        int kept = screen.columns - column - width;
        row.breakWide(column, erased());
        row.breakWide(column + kept, erased());
        row.move(column, column + width, kept);
        row.fill(column, column + width, erased());
        row.isWrapped = false;
        screen.isWrapPending = false;
    }

    public void deleteCharacters(int count) {
        Row row = current();
        int column = screen.cursorColumn;
        int width = Math.min(count, screen.columns - column);
        int kept = screen.columns - column - width;
        row.breakWide(column, erased());
        row.breakWide(column + width, erased());
        row.move(column + width, column, kept);
        row.fill(column + kept, screen.columns, erased());
        row.isWrapped = false;
        screen.isWrapPending = false;
    }

    public void insertLines(int count) {
        if (isInsideMargins()) {
            screen.scrollDown(screen.cursorRow, screen.bottom, count);
            screen.carriageReturn();
        }
    }

    public void deleteLines(int count) {
        if (isInsideMargins()) {
            long style = erased();
            for (int left = Math.min(count, screen.bottom - screen.cursorRow + 1); left > 0; left--) {
                screen.grid.scrollUp(screen.cursorRow, screen.bottom, style);
            }
            screen.carriageReturn();
        }
    }

    /// SL and SR: moves what stands between the margins to the left, or by a negative count to the right.
    public void scrollLeft(int count) {
        if (!isInsideMargins()) {
            return;
        }
        Screen s = screen;
        int row = s.cursorRow;
        int column = s.cursorColumn;
        s.cursorColumn = 0;
        for (s.cursorRow = s.top; s.cursorRow <= s.bottom; s.cursorRow++) {
            if (count > 0) {
                deleteCharacters(count);
            } else {
                insertBlanks(-count);
            }
        }
        s.cursorRow = row;
        s.cursorColumn = column;
    }

    private boolean isInsideMargins() {
        return screen.cursorRow >= screen.top && screen.cursorRow <= screen.bottom;
    }

    /// DECALN: the screen full of E.
    public void fillWithE() {
        screen.setMargins(0, screen.rows - 1);
        for (int row = 0; row < screen.rows; row++) {
            Row filled = screen.grid.rows[row];
            filled.clear(Style.PLAIN);
            for (int column = 0; column < screen.columns; column++) {
                filled.set(column, 'E', Style.PLAIN, Extra.NONE);
            }
        }
        screen.moveTo(0, 0);
    }
}

package dev.ecsdeck.terminal.screen;

/// The rows of one screen. Scrolling moves references, not cells.
final class Grid {
    Row[] rows;

    Grid(int rows, int columns) {
        this.rows = new Row[rows];
        for (int row = 0; row < rows; row++) {
            this.rows[row] = new Row(columns);
        }
    }

    /// Moves rows `[top, bottom]` up by one; the top row's object is emptied and becomes the bottom one.
    void scrollUp(int top, int bottom, long style) {
        Row recycled = rows[top];
        System.arraycopy(rows, top + 1, rows, top, bottom - top);
        recycled.clear(style);
        rows[bottom] = recycled;
    }

    void scrollDown(int top, int bottom, long style) {
        Row recycled = rows[bottom];
        System.arraycopy(rows, top, rows, top + 1, bottom - top);
        recycled.clear(style);
        rows[top] = recycled;
    }

    void clear(long style) {
        for (Row row : rows) {
            row.clear(style);
        }
    }

    /// Cuts or pads, nothing folds anew: for the alternate screen, which programs repaint themselves.
    void resize(int height, int columns, int keepRow) {
        int skip = Math.max(0, Math.min(rows.length - height, keepRow - height + 1));
        Row[] resized = new Row[height];
        for (int row = 0; row < height; row++) {
            if (row + skip < rows.length) {
                resized[row] = rows[row + skip];
                resized[row].resize(columns, Style.PLAIN);
            } else {
                resized[row] = new Row(columns);
            }
        }
        rows = resized;
    }
}

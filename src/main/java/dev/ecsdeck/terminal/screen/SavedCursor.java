package dev.ecsdeck.terminal.screen;

/// What DECSC keeps.
record SavedCursor(
        int row, int column, boolean isWrapPending, long pen, Extra extra, boolean origin, Charsets charsets) {
    static final SavedCursor HOME = new SavedCursor(0, 0, false, Style.PLAIN, Extra.NONE, false, new Charsets());

    SavedCursor at(int newRow, int newColumn) {
        return new SavedCursor(newRow, newColumn, false, pen, extra, origin, charsets);
    }
}

package dev.ecsdeck.ui.kit.terminal;

/// Colours cells of a line, as the hits of a search.
interface MatchMarks {
    /// Writes colours into the columns that are marked.
    void fill(long line, int[] columns);
}

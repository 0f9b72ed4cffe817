package dev.ecsdeck.terminal.screen;

/// A boundary between cells: before `column` of `line`, which counts from the first line that ever scrolled away.
public record Spot(long line, int column) implements Comparable<Spot> {
    /// Not known, or no longer there.
    public static final Spot NOWHERE = new Spot(-1, 0);

    public boolean isKnown() {
        return line >= 0;
    }

    @Override
    public int compareTo(Spot other) {
        return line != other.line ? Long.compare(line, other.line) : Integer.compare(column, other.column);
    }
}

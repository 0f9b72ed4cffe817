package dev.ecsdeck.terminal.screen;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Follows marked places while the lines under them are folded anew, from the oldest line to the youngest.
final class SpotMoves {
    /// The number of the line with index 0, before and after.
    private final long firstLine;
    private final TreeSet<Spot> waiting;
    private final Map<Spot, Spot> moved = new HashMap<>();

    SpotMoves(long firstLine, Collection<Spot> spots) {
        this.firstLine = firstLine;
        this.waiting = new TreeSet<>(spots);
    }

    /// The lines `[index, end]`, one line of text, have become the rows `[first, after)` of this width.
    void folded(List<Line> lines, int index, int end, int first, int after, int columns) {
        while (!waiting.isEmpty() && waiting.first().line() - firstLine <= end) {
            Spot spot = waiting.removeFirst();
            int line = (int) (spot.line() - firstLine);
            if (line >= index) {
                long cells = spot.column();
                for (Line part : lines.subList(index, line)) {
                    cells += part.length();
                }
                int row = (int) Math.min(after - 1L - first, cells / columns);
                int column = (int) Math.min(columns, cells - (long) row * columns);
                moved.put(spot, new Spot(firstLine + first + row, column));
            }
        }
    }

    /// Where `spot` has come to.
    Spot of(Spot spot) {
        return moved.getOrDefault(spot, Spot.NOWHERE);
    }
}

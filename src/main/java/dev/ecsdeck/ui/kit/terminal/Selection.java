package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.vt.TextLine;
import dev.ecsdeck.terminal.vt.VtTerminal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is marked for copying: from one cell to another, by character, word, line, or as a block. Lines are those
/// of [VtTerminal]. JavaFX thread only.
final class Selection {
    /// By what a selection grows.
    enum Unit {
        CHARACTER,
        WORD,
        LINE,
        BLOCK
    }

    /// A boundary between cells: before `column` of `line`.
    record Place(long line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line != other.line ? Long.compare(line, other.line) : Integer.compare(column, other.column);
        }
    }

    private final VtTerminal terminal;
    private Unit unit = Unit.CHARACTER;
    private String wordCharacters = "";
    private @Nullable Place anchorStart;
    private @Nullable Place anchorEnd;
    private @Nullable Place start;
    private @Nullable Place end;

    Selection(VtTerminal terminal) {
        this.terminal = terminal;
    }

    void setWordCharacters(String characters) {
        wordCharacters = characters;
    }

    boolean isEmpty() {
        return start == null || end == null || start.equals(end);
    }

    void clear() {
        anchorStart = null;
        anchorEnd = null;
        start = null;
        end = null;
    }

    void begin(Place at, Unit by) {
        unit = by;
        anchorStart = edge(at, false);
        anchorEnd = edge(at, true);
        start = anchorStart;
        end = anchorEnd;
    }

    /// Moves the free end to `at`; the unit where it began stays selected.
    void extend(Place at) {
        if (anchorStart == null || anchorEnd == null) {
            begin(at, Unit.CHARACTER);
            return;
        }
        if (unit == Unit.BLOCK) {
            start = anchorStart;
            end = at;
            return;
        }
        Place low = edge(at, false);
        Place high = edge(at, true);
        start = low.compareTo(anchorStart) < 0 ? low : anchorStart;
        end = high.compareTo(anchorEnd) > 0 ? high : anchorEnd;
    }

    void select(Place from, Place to) {
        unit = Unit.CHARACTER;
        anchorStart = from;
        anchorEnd = from;
        start = from;
        end = to;
    }

    private Place edge(Place at, boolean isEnd) {
        return switch (unit) {
            case CHARACTER, BLOCK -> at;
            case WORD -> wordEdge(at, isEnd);
            case LINE -> lineEdge(at, isEnd);
        };
    }

    private Place lineEdge(Place at, boolean isEnd) {
        long line = at.line();
        if (isEnd) {
            while (isWrapped(line)) {
                line++;
            }
            return new Place(line, Integer.MAX_VALUE);
        }
        while (line > terminal.firstLine() && isWrapped(line - 1)) {
            line--;
        }
        return new Place(line, 0);
    }

    private boolean isWrapped(long line) {
        List<TextLine> lines = terminal.lines(line, line + 1);
        return !lines.isEmpty() && lines.getFirst().isWrapped();
    }

    private Place wordEdge(Place at, boolean isEnd) {
        List<TextLine> lines = terminal.lines(at.line(), at.line() + 1);
        if (lines.isEmpty()) {
            return at;
        }
        TextLine line = lines.getFirst();
        int index = line.index(at.column());
        if (index < line.text().length() && line.column(index) > at.column() && index > 0) {
            index--;
        }
        int kind = kind(line.text(), index);
        if (isEnd) {
            while (index < line.text().length() && kind(line.text(), index) == kind) {
                index++;
            }
        } else {
            while (index > 0 && kind(line.text(), index - 1) == kind) {
                index--;
            }
        }
        return new Place(at.line(), line.column(Math.min(index, line.text().length())));
    }

    /// 0 blank, 1 part of a word, 2 anything else.
    private int kind(String text, int index) {
        if (index >= text.length() || Character.isWhitespace(text.charAt(index))) {
            return 0;
        }
        char at = text.charAt(index);
        boolean isWord = Character.isLetterOrDigit(at) || Character.isSurrogate(at) || wordCharacters.indexOf(at) >= 0;
        return isWord ? 1 : 2;
    }

    /// First selected column of a line, or -1.
    int from(long line, int columns) {
        if (isEmpty() || start == null || end == null) {
            return -1;
        }
        if (unit == Unit.BLOCK) {
            boolean isInside = line >= Math.min(start.line(), end.line()) && line <= Math.max(start.line(), end.line());
            return isInside ? Math.min(start.column(), end.column()) : -1;
        }
        if (line < start.line() || line > end.line()) {
            return -1;
        }
        return line == start.line() ? Math.min(columns, start.column()) : 0;
    }

    /// The column after the last selected one of a line.
    int to(long line, int columns) {
        if (isEmpty() || start == null || end == null) {
            return -1;
        }
        if (unit == Unit.BLOCK) {
            return Math.min(columns, Math.max(start.column(), end.column()));
        }
        return line == end.line() ? Math.min(columns, end.column()) : columns;
    }

    /// The selected text: lines that only wrapped are joined, others end with a line feed, trailing blanks are cut.
    String text() {
        if (isEmpty() || start == null || end == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        long first = Math.min(start.line(), end.line());
        long last = Math.max(start.line(), end.line());
        boolean isJoined = true;
        for (TextLine line : terminal.lines(first, last + 1)) {
            if (!isJoined) {
                out.append('\n');
            }
            int from = Math.max(0, from(line.number(), Integer.MAX_VALUE));
            int to = to(line.number(), Integer.MAX_VALUE);
            int begin = line.index(from);
            String part = line.text().substring(begin, Math.max(begin, line.index(to)));
            isJoined = unit != Unit.BLOCK && line.isWrapped() && to == Integer.MAX_VALUE;
            out.append(isJoined ? part : part.stripTrailing());
        }
        return out.toString();
    }
}

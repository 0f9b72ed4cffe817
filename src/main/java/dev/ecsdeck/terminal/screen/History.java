package dev.ecsdeck.terminal.screen;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scrollback: a ring of lines. Adding one is O(1) however long it is; when full, the oldest goes.
public final class History {
    private static final int FIRST_CAPACITY = 256;

    private @Nullable Line[] ring = new Line[FIRST_CAPACITY];
    private int head;
    private int size;
    private int limit;
    private long dropped;

    History(int limit) {
        this.limit = limit;
    }

    /// How many lines it holds now.
    public int size() {
        return size;
    }

    public int limit() {
        return limit;
    }

    /// How many lines have gone for good: the number of the oldest line that is still here.
    public long dropped() {
        return dropped;
    }

    /// @param index 0 is the oldest
    public Line get(int index) {
        Line line = ring[(head + index) % ring.length];
        if (index < 0 || index >= size || line == null) {
            throw new IndexOutOfBoundsException("line " + index + " of " + size);
        }
        return line;
    }

    void add(Line line) {
        if (limit == 0) {
            dropped++;
            return;
        }
        if (size == limit) {
            ring[head] = null;
            head = (head + 1) % ring.length;
            size--;
            dropped++;
        }
        if (size == ring.length) {
            grow();
        }
        int at = head + size;
        ring[at >= ring.length ? at - ring.length : at] = line;
        size++;
    }

    private void grow() {
        @Nullable Line[] larger = new Line[Math.min(Math.max(limit, 1), ring.length * 2)];
        for (int index = 0; index < size; index++) {
            larger[index] = ring[(head + index) % ring.length];
        }
        ring = larger;
        head = 0;
    }

    /// Takes the youngest line back.
    Line removeLast() {
        Line line = get(size - 1);
        ring[(head + size - 1) % ring.length] = null;
        size--;
        return line;
    }

    void clear() {
        dropped += size;
        Arrays.fill(ring, null);
        size = 0;
        head = 0;
    }

    void setLimit(int limit) {
        this.limit = limit;
        while (size > limit) {
            ring[head] = null;
            head = (head + 1) % ring.length;
            size--;
            dropped++;
        }
    }

    /// Puts `lines` in the place of all that it held; the numbers of lines begin anew at `first`.
    void replace(List<Line> lines, long first) {
        int skip = Math.max(0, lines.size() - limit);
        ring = new Line[Math.max(FIRST_CAPACITY, lines.size() - skip)];
        head = 0;
        size = 0;
        dropped = first + skip;
        for (Line line : lines.subList(skip, lines.size())) {
            ring[size++] = line;
        }
    }
}

package dev.ecsdeck.terminal.vt;

/// The numbers of a control sequence, with what stands before and after them. Reused from sequence to sequence.
/// At most 32 numbers are kept, each at most 65,535; more are ignored.
final class CsiParameters {
    static final int MISSING = -1;
    private static final int MOST = 32;
    private static final int LARGEST = 65_535;

    private final int[] values = new int[MOST];
    private int separatorsBefore;
    private int count;
    private boolean isOverflow;
    private char prefix;
    private char intermediate;

    void clear() {
        count = 0;
        separatorsBefore = 0;
        isOverflow = false;
        prefix = 0;
        intermediate = 0;
    }

    void setPrefix(char marker) {
        prefix = marker;
    }

    void setIntermediate(char character) {
        intermediate = character;
    }

    void digit(char digit) {
        if (count == 0) {
            begin(false);
        }
        if (!isOverflow) {
            int value = Math.max(0, values[count - 1]) * 10 + digit - '0';
            values[count - 1] = Math.min(LARGEST, value);
        }
    }

    void separator(boolean isColon) {
        if (count == 0) {
            begin(false);
        }
        begin(isColon);
    }

    private void begin(boolean isSub) {
        if (count == MOST) {
            isOverflow = true;
            return;
        }
        separatorsBefore = isSub ? separatorsBefore | 1 << count : separatorsBefore & ~(1 << count);
        values[count++] = MISSING;
    }

    /// `?`, `>`, `=`, `<`, or 0.
    char prefix() {
        return prefix;
    }

    /// The last character between numbers and final character, or 0.
    char intermediate() {
        return intermediate;
    }

    int count() {
        return count;
    }

    /// The number at `index`, or [#MISSING].
    int raw(int index) {
        return index < count ? values[index] : MISSING;
    }

    /// The number at `index`, `otherwise` if it is missing.
    int get(int index, int otherwise) {
        int value = raw(index);
        return value == MISSING ? otherwise : value;
    }

    /// For counts: missing and zero mean one.
    int times(int index) {
        return Math.max(1, raw(index));
    }

    /// It stands behind a colon.
    boolean isSub(int index) {
        return index < count && (separatorsBefore >>> index & 1) != 0;
    }
}

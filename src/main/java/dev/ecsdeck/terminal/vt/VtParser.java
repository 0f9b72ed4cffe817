package dev.ecsdeck.terminal.vt;

/// Cuts a stream of characters into text, controls and sequences. Any cut of the stream into chunks gives the same
/// result. Strings longer than their limit are read to their end and dropped.
final class VtParser {
    private static final char ESC = 0x1b;
    private static final char BEL = 0x07;
    private static final char CAN = 0x18;
    private static final char SUB = 0x1a;
    private static final char DEL = 0x7f;
    private static final char ST = 0x9c;
    private static final int LONGEST_STRING = 8 << 20;

    private enum State {
        GROUND,
        ESCAPE,
        CSI_START,
        CSI_NUMBERS,
        CSI_INTERMEDIATE,
        CSI_IGNORE,
        OSC,
        DCS_START,
        DCS_NUMBERS,
        DCS_INTERMEDIATE,
        DCS_TEXT,
        IGNORED_STRING,
        STRING_ESCAPE
    }

    private final VtHandler handler;
    private final CsiParameters parameters = new CsiParameters();
    private final StringBuilder text = new StringBuilder();
    private State state = State.GROUND;
    /// The string that an ESC has interrupted, while the next character decides whether it ends.
    private State interrupted = State.GROUND;
    private char intermediate;
    private char dcsFinal;
    private boolean isTooLong;
    private char pendingHigh;

    VtParser(VtHandler handler) {
        this.handler = handler;
    }

    void reset() {
        state = State.GROUND;
        pendingHigh = 0;
        text.setLength(0);
    }

    void feed(char[] buffer, int from, int to) {
        int at = from;
        while (at < to) {
            if (state == State.GROUND && pendingHigh == 0) {
                int end = textEnd(buffer, at, to);
                if (end > at) {
                    end = holdBackHalf(buffer, at, end, to);
                    if (end > at) {
                        handler.print(buffer, at, end);
                    }
                    at = pendingHigh == 0 ? end : end + 1;
                    continue;
                }
                if (isPlainControl(buffer[at])) {
                    handler.control(buffer[at++]);
                    continue;
                }
            }
            char next = buffer[at++];
            if (pendingHigh != 0) {
                char high = pendingHigh;
                pendingHigh = 0;
                if (Character.isLowSurrogate(next)) {
                    handler.print(new char[] {high, next}, 0, 2);
                    continue;
                }
                handler.print(new char[] {high}, 0, 1);
                at--;
                continue;
            }
            accept(next);
        }
    }

    /// The ends of lines, by far the most frequent controls.
    private static boolean isPlainControl(char next) {
        return next == '\n' || next == '\r';
    }

    private static int textEnd(char[] buffer, int from, int to) {
        int at = from;
        while (at < to) {
            char next = buffer[at];
            if (next < ' ' || next >= DEL && next <= 0x9f) {
                break;
            }
            at++;
        }
        return at;
    }

    /// The first half of a pair at the very end of a chunk waits for the second.
    private int holdBackHalf(char[] buffer, int from, int end, int to) {
        if (end == to && end > from && Character.isHighSurrogate(buffer[end - 1])) {
            pendingHigh = buffer[end - 1];
            return end - 1;
        }
        return end;
    }

    private void accept(char next) {
        if (isAnywhere(next)) {
            return;
        }
        switch (state) {
            case GROUND -> ground(next);
            case ESCAPE -> escape(next);
            case CSI_START, CSI_NUMBERS, CSI_INTERMEDIATE, CSI_IGNORE -> csi(next);
            case OSC -> osc(next);
            case DCS_START, DCS_NUMBERS, DCS_INTERMEDIATE -> dcsHead(next);
            case DCS_TEXT -> collect(next);
            case IGNORED_STRING -> {}
            case STRING_ESCAPE -> stringEscape(next);
        }
    }

    /// Controls that act in any state.
    private boolean isAnywhere(char next) {
        switch (next) {
            case CAN, SUB -> state = State.GROUND;
            case ESC -> {
                if (isString()) {
                    interrupted = state;
                    state = State.STRING_ESCAPE;
                } else {
                    state = State.ESCAPE;
                    intermediate = 0;
                }
            }
            case ST -> {
                if (isString()) {
                    finishString(state);
                }
                state = State.GROUND;
            }
            default -> {
                if (next < 0x80 || next > 0x9f || isString()) {
                    return false;
                }
                state = State.ESCAPE;
                intermediate = 0;
                escape((char) (next - 0x40));
            }
        }
        return true;
    }

    private boolean isString() {
        return switch (state) {
            case OSC, DCS_START, DCS_NUMBERS, DCS_INTERMEDIATE, DCS_TEXT, IGNORED_STRING -> true;
            default -> false;
        };
    }

    private void ground(char next) {
        if (next < ' ') {
            handler.control(next);
        } else if (next != DEL) {
            handler.print(new char[] {next}, 0, 1);
        }
    }

    private void escape(char next) {
        if (next < ' ') {
            handler.control(next);
        } else if (next < 0x30) {
            intermediate = next;
        } else if (next == DEL) {
            return;
        } else if (intermediate == 0) {
            plainEscape(next);
        } else {
            state = State.GROUND;
            if (next < DEL) {
                handler.escape(intermediate, next);
            }
        }
    }

    private void plainEscape(char next) {
        switch (next) {
            case '[' -> {
                parameters.clear();
                state = State.CSI_START;
            }
            case ']' -> beginString(State.OSC);
            case 'P' -> {
                parameters.clear();
                beginString(State.DCS_START);
            }
            case 'X', '^', '_', 'k' -> beginString(State.IGNORED_STRING);
            default -> {
                state = State.GROUND;
                if (next < DEL) {
                    handler.escape((char) 0, next);
                }
            }
        }
    }

    private void beginString(State string) {
        text.setLength(0);
        isTooLong = false;
        state = string;
    }

    private void csi(char next) {
        if (next < ' ') {
            handler.control(next);
        } else if (next >= 0x40 && next < DEL) {
            boolean isIgnored = state == State.CSI_IGNORE;
            state = State.GROUND;
            if (!isIgnored) {
                handler.csi(parameters, next);
            }
        } else if (next != DEL && !head(next, State.CSI_START, State.CSI_NUMBERS, State.CSI_INTERMEDIATE)) {
            state = State.CSI_IGNORE;
        }
    }

    private void dcsHead(char next) {
        if (next >= 0x40 && next < DEL) {
            dcsFinal = next;
            state = State.DCS_TEXT;
        } else if (next >= ' '
                && next != DEL
                && !head(next, State.DCS_START, State.DCS_NUMBERS, State.DCS_INTERMEDIATE)) {
            state = State.IGNORED_STRING;
        }
    }

    /// Markers, numbers and intermediates, in this order.
    ///
    /// @return false if `next` has no place here
    private boolean head(char next, State start, State numbers, State last) {
        if (state != start && state != numbers && state != last) {
            return false;
        }
        if (next < 0x30) {
            parameters.setIntermediate(next);
            state = last;
            return true;
        }
        if (state == last || next >= 0x40) {
            return false;
        }
        if (next >= '<') {
            if (state != start) {
                return false;
            }
            parameters.setPrefix(next);
        } else if (next == ';' || next == ':') {
            parameters.separator(next == ':');
        } else {
            parameters.digit(next);
        }
        state = numbers;
        return true;
    }

    private void osc(char next) {
        if (next == BEL) {
            finishString(State.OSC);
            state = State.GROUND;
        } else if (next >= ' ') {
            collect(next);
        }
    }

    private void collect(char next) {
        if (text.length() < LONGEST_STRING) {
            text.append(next);
        } else {
            isTooLong = true;
        }
    }

    private void stringEscape(char next) {
        if (next == '\\') {
            finishString(interrupted);
            state = State.GROUND;
            return;
        }
        state = State.ESCAPE;
        intermediate = 0;
        escape(next);
    }

    private void finishString(State string) {
        String whole = text.toString();
        text.setLength(0);
        if (isTooLong) {
            return;
        }
        if (string == State.OSC) {
            handler.osc(whole);
        } else if (string == State.DCS_TEXT) {
            handler.dcs(parameters, dcsFinal, whole);
        }
    }
}

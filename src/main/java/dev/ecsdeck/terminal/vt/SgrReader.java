package dev.ecsdeck.terminal.vt;

import dev.ecsdeck.terminal.screen.Extra;
import dev.ecsdeck.terminal.screen.Screen;
import dev.ecsdeck.terminal.screen.Style;

/// SGR: turns a list of numbers into a pen. Colours come as `38;5;n`, `38;2;r;g;b`, `38:5:n`, `38:2:r:g:b` and
/// `38:2:space:r:g:b`; kinds of underline as `4:n`. An unknown number is skipped together with its sub-parameters.
final class SgrReader {
    private final Screen screen;

    SgrReader(Screen screen) {
        this.screen = screen;
    }

    void read(CsiParameters parameters) {
        if (parameters.count() == 0) {
            screen.setPen(Style.PLAIN, withUnderline(Style.DEFAULT_COLOUR));
            return;
        }
        int at = 0;
        while (at < parameters.count()) {
            at = one(parameters, at);
        }
    }

    private Extra withUnderline(int colour) {
        Extra old = screen.penExtra();
        return new Extra(colour, old.link(), old.linkId());
    }

    private void set(long style) {
        screen.setPen(style, screen.penExtra());
    }

    /// @return where the next number stands
    private int one(CsiParameters parameters, int at) {
        int next = at + 1;
        while (parameters.isSub(next)) {
            next++;
        }
        int code = parameters.get(at, 0);
        if (code == 38 || code == 48 || code == 58) {
            return colour(parameters, at, next, code);
        }
        if (code == 4 && next > at + 1) {
            int kind = parameters.get(at + 1, 1);
            set(Style.withUnderline(screen.pen(), kind <= Style.DASHED_UNDERLINE ? kind : Style.SINGLE_UNDERLINE));
            return next;
        }
        if (next == at + 1) {
            plain(code);
        }
        return next;
    }

    private void plain(int code) {
        long pen = screen.pen();
        switch (code) {
            case 0 -> screen.setPen(Style.PLAIN, withUnderline(Style.DEFAULT_COLOUR));
            case 1 -> set(pen | Style.BOLD);
            case 2 -> set(pen | Style.DIM);
            case 3 -> set(pen | Style.ITALIC);
            case 4 -> set(Style.withUnderline(pen, Style.SINGLE_UNDERLINE));
            case 5, 6 -> set(pen | Style.BLINK);
            case 7 -> set(pen | Style.INVERSE);
            case 8 -> set(pen | Style.HIDDEN);
            case 9 -> set(pen | Style.STRIKE);
            case 21 -> set(Style.withUnderline(pen, Style.DOUBLE_UNDERLINE));
            case 22 -> set(pen & ~(Style.BOLD | Style.DIM));
            case 23 -> set(pen & ~Style.ITALIC);
            case 24 -> set(Style.withUnderline(pen, Style.NO_UNDERLINE));
            case 25 -> set(pen & ~Style.BLINK);
            case 27 -> set(pen & ~Style.INVERSE);
            case 28 -> set(pen & ~Style.HIDDEN);
            case 29 -> set(pen & ~Style.STRIKE);
            case 39 -> set(Style.withForeground(pen, Style.DEFAULT_COLOUR));
            case 49 -> set(Style.withBackground(pen, Style.DEFAULT_COLOUR));
            case 53 -> set(pen | Style.OVERLINE);
            case 55 -> set(pen & ~Style.OVERLINE);
            case 59 -> screen.setPen(pen, withUnderline(Style.DEFAULT_COLOUR));
            default -> basicColour(code, pen);
        }
    }

    private void basicColour(int code, long pen) {
        if (code >= 30 && code <= 37) {
            set(Style.withForeground(pen, Style.indexed(code - 30)));
        } else if (code >= 40 && code <= 47) {
            set(Style.withBackground(pen, Style.indexed(code - 40)));
        } else if (code >= 90 && code <= 97) {
            set(Style.withForeground(pen, Style.indexed(code - 82)));
        } else if (code >= 100 && code <= 107) {
            set(Style.withBackground(pen, Style.indexed(code - 92)));
        }
    }

    private int colour(CsiParameters parameters, int at, int next, int code) {
        boolean isColon = next > at + 1;
        int kind = parameters.raw(at + 1);
        int end = next;
        int colour = -1;
        if (kind == 5) {
            end = isColon ? next : at + 3;
            colour = Style.indexed(parameters.get(at + 2, 0));
        } else if (kind == 2) {
            int first = isColon && next - at >= 6 ? at + 3 : at + 2;
            end = isColon ? next : at + 5;
            colour = Style.direct(parameters.get(first, 0), parameters.get(first + 1, 0), parameters.get(first + 2, 0));
        } else if (!isColon) {
            end = at + 2;
        }
        if (colour >= 0 && end <= parameters.count()) {
            apply(code, colour);
        }
        return end;
    }

    private void apply(int code, int colour) {
        switch (code) {
            case 38 -> set(Style.withForeground(screen.pen(), colour));
            case 48 -> set(Style.withBackground(screen.pen(), colour));
            default -> screen.setPen(screen.pen(), withUnderline(colour));
        }
    }

    /// The pen as SGR numbers, for DECRQSS.
    static String describe(long pen) {
        StringBuilder out = new StringBuilder("0");
        long[] flags = {
            Style.BOLD, Style.DIM, Style.ITALIC, Style.BLINK, Style.INVERSE, Style.HIDDEN, Style.STRIKE, Style.OVERLINE
        };
        int[] codes = {1, 2, 3, 5, 7, 8, 9, 53};
        for (int flag = 0; flag < flags.length; flag++) {
            if (Style.has(pen, flags[flag])) {
                out.append(';').append(codes[flag]);
            }
        }
        int underline = Style.underline(pen);
        if (underline != Style.NO_UNDERLINE) {
            out.append(underline == Style.SINGLE_UNDERLINE ? ";4" : ";4:" + underline);
        }
        append(out, 38, Style.foreground(pen));
        append(out, 48, Style.background(pen));
        return out.append('m').toString();
    }

    private static void append(StringBuilder out, int code, int colour) {
        int value = Style.value(colour);
        if (Style.isIndexed(colour)) {
            out.append(';').append(code).append(":5:").append(value);
        } else if (Style.isDirect(colour)) {
            out.append(';').append(code).append(":2::").append(value >> 16).append(':');
            out.append(value >> 8 & 0xff).append(':').append(value & 0xff);
        }
    }
}

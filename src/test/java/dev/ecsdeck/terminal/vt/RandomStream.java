package dev.ecsdeck.terminal.vt;

import java.util.Random;

/// Streams such as programs write, and such as none would, from a seed. Without origin mode: xterm.js counts its rows
/// twice for relative moves there, and does not restore it with the cursor.
final class RandomStream {
    private static final String[] WORDS = {
        "ls -la", "hello", "中文", "é", "│├─", "x", "The quick brown fox jumps over the lazy dog", "  ", "12345", "日本"
    };
    private static final String[] CONTROLS = {"\r\n", "\r\n", "\r\n", "\n", "\r", "\b", "\t", "\u0007"};
    private static final String[] ESCAPES = {"7", "8", "D", "E", "M", "H", "(0", "(B", "=", ">", "c"};
    private static final String FINALS = "ABCDEFGHIJKLMPSTXZ@`adef";

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final int rows;
    private final int columns;

    private RandomStream(long seed, int rows, int columns) {
        this.random = new Random(seed);
        this.rows = rows;
        this.columns = columns;
    }

    static String of(long seed, int rows, int columns, int parts) {
        RandomStream stream = new RandomStream(seed, rows, columns);
        for (int part = 0; part < parts; part++) {
            stream.part();
        }
        return stream.out.toString();
    }

    private void part() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            out.append(WORDS[random.nextInt(WORDS.length)]);
        } else if (dice < 50) {
            out.append(CONTROLS[random.nextInt(CONTROLS.length)]);
        } else if (dice < 55) {
            String escape = ESCAPES[random.nextInt(ESCAPES.length)];
            out.append('\u001b').append(escape);
        } else if (dice < 70) {
            sgr();
        } else if (dice < 92) {
            char fin = FINALS.charAt(random.nextInt(FINALS.length()));
            if (fin == 'S' || fin == 'T') {
                // xterm fills with the pen's background here, xterm.js with the default one.
                csi("49", "", 'm');
            } else if ("JKXP@Z".indexOf(fin) >= 0) {
                // A wrap that is due ends with these in xterm, and outlives them in xterm.js (and stops CBT).
                csi("", "", 'D');
            }
            csi(number(), random.nextBoolean() ? ";" + number() : "", fin);
        } else if (dice < 93) {
            csi("49", "", 'm');
            csi(number(), " ", random.nextBoolean() ? '@' : 'A');
        } else if (dice < 95) {
            int top = 1 + random.nextInt(rows - 1);
            csi(Integer.toString(top), ";" + (top + 1 + random.nextInt(rows - top)), 'r');
        } else {
            String[] modes = {"?7", "4", "?25", "?45", "?1049"};
            csi(modes[random.nextInt(modes.length - 1)], "", random.nextBoolean() ? 'h' : 'l');
        }
    }

    private String number() {
        int dice = random.nextInt(10);
        if (dice < 2) {
            return "";
        }
        return Integer.toString(dice < 8 ? random.nextInt(6) : random.nextInt(Math.max(rows, columns) + 5));
    }

    private void sgr() {
        String[] kinds = {
            "0", "1", "2", "3", "4", "7", "9", "22", "24", "27", "31", "42", "93", "38;5;200", "48;2;1;2;3", "39", "49"
        };
        csi(
                kinds[random.nextInt(kinds.length)],
                random.nextBoolean() ? ";" + kinds[random.nextInt(kinds.length)] : "",
                'm');
    }

    private void csi(String first, String rest, char fin) {
        out.append("\u001b[").append(first).append(rest).append(fin);
    }
}

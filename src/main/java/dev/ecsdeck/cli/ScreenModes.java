package dev.ecsdeck.cli;

import java.util.Set;
import java.util.TreeSet;

/// Watches which modes the far side's programs switch on, so that they can be switched off when the session ends in
/// the midst of one: the second screen, mouse reports, bracketed paste, a hidden cursor. One thread at a time.
final class ScreenModes {
    private static final int CURSOR = 25;
    private static final Set<Integer> OURS =
            Set.of(1, 9, 47, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1047, 1049, 2004);
    private static final int LONGEST = 32;

    private final Set<Integer> on = new TreeSet<>();
    private final StringBuilder sequence = new StringBuilder();
    private boolean cursorHidden;
    private boolean inside;

    /// Looks through output on its way to the screen. A sequence may be cut anywhere.
    void watch(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            see((char) (bytes[i] & 0xff));
        }
    }

    private void see(char c) {
        if (c == '\u001b') {
            inside = true;
            sequence.setLength(0);
        } else if (inside) {
            boolean begins = sequence.isEmpty() && c == '[' || sequence.length() == 1 && c == '?';
            boolean goesOn = sequence.length() > 1 && (Character.isDigit(c) || c == ';');
            if (begins || goesOn) {
                sequence.append(c);
                inside = sequence.length() < LONGEST;
            } else {
                inside = false;
                if (sequence.length() > 2 && (c == 'h' || c == 'l')) {
                    note(sequence.substring(2), c == 'h');
                }
            }
        }
    }

    private void note(String numbers, boolean set) {
        for (String text : numbers.split(";")) {
            int mode = text.isEmpty() || text.length() > 6 ? 0 : Integer.parseInt(text);
            if (mode == CURSOR) {
                cursorHidden = !set;
            } else if (OURS.contains(mode) && set) {
                on.add(mode);
            } else {
                on.remove(mode);
            }
        }
    }

    /// What puts the screen in order; empty when it is.
    String undo() {
        StringBuilder undo = new StringBuilder();
        if (cursorHidden) {
            undo.append("\u001b[?25h");
        }
        on.forEach(mode -> undo.append("\u001b[?").append(mode).append('l'));
        if (!undo.isEmpty()) {
            undo.append("\u001b[0m");
        }
        on.clear();
        cursorHidden = false;
        return undo.toString();
    }
}

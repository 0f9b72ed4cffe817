package dev.ecsdeck.terminal.vt;

import java.util.ArrayDeque;
import java.util.Deque;

/// The window's title and those that programs have put aside (CSI 22 t and 23 t). At most ten wait.
final class TitleStack {
    private static final int MOST = 10;
    private static final int LONGEST = 512;
    private static final int ICON_ONLY = 1;

    private final TerminalEvents events;
    private final Deque<String> waiting = new ArrayDeque<>();
    private String title = "";

    TitleStack(TerminalEvents events) {
        this.events = events;
    }

    void set(String text) {
        title = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        events.title(title);
    }

    void push(int which) {
        if (which != ICON_ONLY && waiting.size() < MOST) {
            waiting.push(title);
        }
    }

    void pop(int which) {
        if (which != ICON_ONLY && !waiting.isEmpty()) {
            set(waiting.pop());
        }
    }
}

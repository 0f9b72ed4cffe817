package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.terminal.screen.History;
import dev.ecsdeck.terminal.screen.Modes;
import dev.ecsdeck.terminal.screen.Prompts;
import dev.ecsdeck.terminal.screen.Screen;
import dev.ecsdeck.terminal.screen.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// A terminal: characters in, a screen to copy out. Thread-safe; every method takes the one lock for a short time.
/// Lines are numbered from the first that ever scrolled away, and keep their number as more come.
public final class VtTerminal {
    /// The most characters that are worked off without giving the lock back.
    private static final int CHUNK = 16 << 10;

    /// Fair, so that a view that wants a copy gets it after the chunk at hand.
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Screen screen;
    private final ColourOverrides colours = new ColourOverrides();
    private final VtParser parser;
    private final TerminalEvents events;
    private final AtomicBoolean isTold = new AtomicBoolean();

    /// @param scrollback the most lines kept above the screen, 0 for none
    /// @param answers takes what the terminal says by itself; called with the lock held, so it must not block
    public VtTerminal(ScreenSize size, int scrollback, TerminalOutputStream answers, TerminalEvents events) {
        this.events = events;
        screen = new Screen(size.rows(), size.columns(), scrollback);
        parser = new VtParser(new VtActions(screen, colours, new Reports(screen, answers), events));
    }

    public void feed(char[] text, int from, int to) {
        for (int at = from; at < to; at += CHUNK) {
            lock.lock();
            try {
                parser.feed(text, at, Math.min(to, at + CHUNK));
            } finally {
                lock.unlock();
            }
            tell();
        }
    }

    public void feed(String text) {
        char[] characters = text.toCharArray();
        feed(characters, 0, characters.length);
    }

    private void tell() {
        if (!isTold.get() && isTold.compareAndSet(false, true)) {
            events.changed();
        }
    }

    /// Copies the rows from line `topLine` on; past the end, or on the alternate screen, the live screen.
    public void copy(ScreenCopy into, long topLine) {
        isTold.set(false);
        lock.lock();
        try {
            into.take(screen, topLine);
        } finally {
            lock.unlock();
        }
    }

    public void resize(ScreenSize size) {
        lock.lock();
        try {
            screen.resize(size.rows(), size.columns());
        } finally {
            lock.unlock();
        }
        tell();
    }

    /// For a new far side: what the old one had switched on is off, its last words stay, and the cursor stands at
    /// the beginning of a line.
    public void startAnew() {
        lock.lock();
        try {
            parser.reset();
            if (screen.isAlternate()) {
                screen.useAlternate(false);
                screen.restoreCursor();
            }
            screen.startAnew();
            if (screen.cursorColumn() > 0) {
                screen.carriageReturn();
                screen.lineFeed();
            }
        } finally {
            lock.unlock();
        }
        tell();
    }

    public void setScrollback(int lines) {
        lock.lock();
        try {
            screen.setHistoryLimit(lines);
        } finally {
            lock.unlock();
        }
        tell();
    }

    /// What the far side has switched on; single fields may be read at any time.
    public Modes modes() {
        return screen.modes();
    }

    /// The next character goes to the next row: the last column has just been written.
    public boolean isWrapPending() {
        lock.lock();
        try {
            return screen.isWrapPending();
        } finally {
            lock.unlock();
        }
    }

    /// A slot's colour: what the far side has set, or else the theme's.
    public int colour(int slot) {
        lock.lock();
        try {
            return colours.get(slot).orElseGet(() -> events.themeColour(slot));
        } finally {
            lock.unlock();
        }
    }

    /// The number of the oldest line there is.
    public long firstLine() {
        lock.lock();
        try {
            return screen.history().dropped();
        } finally {
            lock.unlock();
        }
    }

    /// The number after that of the screen's last line.
    public long endLine() {
        lock.lock();
        try {
            return screen.history().dropped() + screen.history().size() + screen.rows();
        } finally {
            lock.unlock();
        }
    }

    /// The line of the prompt next above `line`, of those that the shell has marked.
    public OptionalLong promptBefore(long line) {
        lock.lock();
        try {
            return screen.prompts().before(line, screen.history().dropped());
        } finally {
            lock.unlock();
        }
    }

    /// The line of the prompt next below `line`.
    public OptionalLong promptAfter(long line) {
        lock.lock();
        try {
            return screen.prompts().after(line);
        } finally {
            lock.unlock();
        }
    }

    /// Where the last command that wrote anything has written, or writes now.
    public Optional<Prompts.Output> lastOutput() {
        lock.lock();
        try {
            Spot cursor = screen.isAlternate() ? Spot.NOWHERE : screen.cursor();
            return screen.prompts().lastOutput(cursor, screen.history().dropped());
        } finally {
            lock.unlock();
        }
    }

    /// Cells and texts of the lines `[from, to)`, as far as they are there.
    public List<TextLine> lines(long from, long to) {
        lock.lock();
        try {
            History history = screen.history();
            long first = Math.max(from, history.dropped());
            long end = Math.min(to, history.dropped() + history.size() + screen.rows());
            List<TextLine> lines = new ArrayList<>((int) Math.max(0, end - first));
            for (long line = first; line < end; line++) {
                int index = (int) (line - history.dropped());
                lines.add(
                        index < history.size()
                                ? TextLine.of(line, history.get(index), screen.clusters())
                                : TextLine.of(line, screen.row(index - history.size()), screen.clusters()));
            }
            return lines;
        } finally {
            lock.unlock();
        }
    }

    /// The screen as text, trailing blanks cut, rows apart by line feeds, without empty rows at its end.
    public String screenText() {
        long end = endLine();
        StringBuilder out = new StringBuilder();
        for (TextLine line : lines(end - screen.rows(), end)) {
            out.append(line.text().stripTrailing()).append('\n');
        }
        return out.toString().stripTrailing();
    }
}

package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.vt.TextLine;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.ui.kit.terminal.Selection.Place;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// A search over scrollback and screen: hits are marked, counted and visited. The newest hit comes first. The newest
/// lines are searched at once, the rest of a long scrollback beside the screen. JavaFX thread only.
public final class Finder implements AutoCloseable, MatchMarks {
    /// More are not looked for.
    public static final int MOST_HITS = 10_000;

    /// So many lines are searched before [#search] comes back.
    static final int AT_ONCE = 16_384;

    private static final int STEP = 4_096;

    /// What to look for.
    public record Query(String text, boolean isRegex, boolean isCaseSensitive) {}

    private record Hit(long line, int from, int to) {}

    private final VtTerminal terminal;
    private final ScreenView view;
    private final Supplier<TerminalTheme> theme;
    private final Workers workers;
    private Runnable changed = () -> {};
    private final List<Hit> hits = new ArrayList<>();
    private int current = -1;
    /// The search that still goes on beside the screen.
    private @Nullable Pursuit pursuit;

    Finder(VtTerminal terminal, ScreenView view, Supplier<TerminalTheme> theme, Workers workers) {
        this.terminal = terminal;
        this.view = view;
        this.theme = theme;
        this.workers = workers;
    }

    /// Runs `action` when [#count] has changed after [#search] came back.
    public void whenChanged(Runnable action) {
        changed = action;
    }

    /// Searches anew and goes to the newest hit.
    ///
    /// @throws PatternSyntaxException if the text is meant as a regular expression and is none
    public void search(Query query) {
        Pattern pattern = pattern(query);
        pursuit = null;
        hits.clear();
        current = -1;
        if (!query.text().isEmpty()) {
            long end = terminal.endLine();
            long near = Math.max(terminal.firstLine(), end - AT_ONCE);
            collect(pattern, near, end, hits);
            if (near > terminal.firstLine() && hits.size() < MOST_HITS) {
                Pursuit further = new Pursuit(pattern, near);
                pursuit = further;
                workers.start("find", further);
            }
        }
        view.setMarks(this);
        next();
    }

    /// Whether older lines are still being searched.
    public boolean isSearching() {
        return pursuit != null;
    }

    /// Searches the older lines, a step at a time, until it is done or another search has begun.
    private final class Pursuit implements Runnable {
        private final Pattern pattern;
        private final long from;
        private volatile boolean isOver;

        Pursuit(Pattern pattern, long from) {
            this.pattern = pattern;
            this.from = from;
        }

        @Override
        public void run() {
            for (long end = from; end > terminal.firstLine() && !isOver; end -= STEP) {
                List<Hit> found = new ArrayList<>();
                collect(pattern, Math.max(terminal.firstLine(), end - STEP), end, found);
                if (!found.isEmpty()) {
                    Platform.runLater(() -> add(found));
                }
            }
            Platform.runLater(this::end);
        }

        private void add(List<Hit> found) {
            if (pursuit != this) {
                isOver = true;
                return;
            }
            hits.addAll(found.subList(0, Math.min(found.size(), MOST_HITS - hits.size())));
            isOver = hits.size() >= MOST_HITS;
            if (current < 0) {
                next();
            }
            view.repaint();
            changed.run();
        }

        private void end() {
            if (pursuit == this) {
                pursuit = null;
                changed.run();
            }
        }
    }

    private static Pattern pattern(Query query) {
        int flags = query.isCaseSensitive() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(query.text(), query.isRegex() ? flags : flags | Pattern.LITERAL);
    }

    private void collect(Pattern pattern, long first, long last, List<Hit> found) {
        for (long end = last; end > first && found.size() < MOST_HITS; end -= STEP) {
            List<TextLine> lines = terminal.lines(Math.max(first, end - STEP), end);
            for (TextLine line : lines.reversed()) {
                collect(pattern, line, found);
            }
        }
    }

    private static void collect(Pattern pattern, TextLine line, List<Hit> found) {
        List<Hit> inLine = new ArrayList<>();
        Matcher matcher = pattern.matcher(line.text());
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                inLine.add(new Hit(line.number(), line.column(matcher.start()), line.column(matcher.end())));
            }
        }
        found.addAll(inLine.reversed());
    }

    /// How many there are.
    public int count() {
        return hits.size();
    }

    /// Which one is shown, from 1 (the newest); 0 for none.
    public int position() {
        return current + 1;
    }

    /// Goes to the next older hit, from the oldest to the newest.
    public void next() {
        visit(current + 1);
    }

    /// Goes to the next newer hit.
    public void previous() {
        visit(current - 1);
    }

    private void visit(int index) {
        if (hits.isEmpty()) {
            current = -1;
            view.selection.clear();
            view.wake();
            return;
        }
        current = Math.floorMod(index, hits.size());
        Hit hit = hits.get(current);
        view.selection.select(new Place(hit.line(), hit.from()), new Place(hit.line(), hit.to()));
        if (hit.line() < view.copy.topLine || hit.line() >= view.copy.topLine + view.copy.rows) {
            view.scrollTo(hit.line() - view.copy.rows / 3);
        }
        view.wake();
    }

    @Override
    public void fill(long line, int[] columns) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).line() > line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int index = low; index < hits.size() && hits.get(index).line() == line; index++) {
            Hit hit = hits.get(index);
            int to = Math.min(hit.to(), columns.length);
            Arrays.fill(columns, Math.min(hit.from(), to), to, theme.get().match());
        }
    }

    /// Takes the marks away.
    @Override
    public void close() {
        pursuit = null;
        hits.clear();
        view.setMarks(null);
    }
}

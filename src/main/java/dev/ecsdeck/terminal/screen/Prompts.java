package dev.ecsdeck.terminal.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// The prompts that a shell has marked (OSC 133) and what came of each, oldest first. When there are more than
/// [#MOST], or their lines have left the scrollback, the oldest are forgotten. Not thread-safe.
public final class Prompts {
    /// The status of a command whose end said none.
    public static final int UNKNOWN = -1;

    /// How many are kept.
    static final int MOST = 5_000;

    private static final int FORGOTTEN_AT_ONCE = 500;

    private final List<Prompt> all = new ArrayList<>();
    /// The shell says where output begins, so a command without any such word was empty.
    private boolean tellsOutput;

    /// What a command wrote.
    public record Output(Spot from, Spot to) {}

    /// A prompt begins. Marks from there on are of lines that have been wiped since, or are written anew.
    public void prompt(Spot at) {
        while (!all.isEmpty() && all.getLast().at().line() >= at.line()) {
            all.removeLast();
        }
        if (all.size() >= MOST) {
            all.subList(0, FORGOTTEN_AT_ONCE).clear();
        }
        end(at, UNKNOWN);
        all.add(Prompt.begun(at));
    }

    /// What is typed at the prompt begins.
    public void command(Spot at) {
        if (!all.isEmpty()) {
            all.set(all.size() - 1, all.getLast().withCommand(at));
        }
    }

    /// A command's output begins.
    public void output(Spot at) {
        tellsOutput = true;
        if (!all.isEmpty()) {
            all.set(all.size() - 1, all.getLast().withOutput(at));
        }
    }

    /// A command has ended. Shells say so too where nothing had been typed.
    public void end(Spot at, int status) {
        if (all.isEmpty() || all.getLast().end().isKnown()) {
            return;
        }
        Prompt last = all.getLast();
        if (!last.output().isKnown()) {
            if (tellsOutput
                    || !last.command().isKnown()
                    || at.line() <= last.command().line()) {
                return;
            }
            last = last.withOutput(new Spot(last.command().line() + 1, 0));
        }
        all.set(all.size() - 1, last.ended(at, status));
    }

    /// Forgets what stood on lines before `first`; the output of the last of them may still be there in part.
    void forgetBefore(long first) {
        int gone = 0;
        while (gone + 1 < all.size() && all.get(gone + 1).at().line() < first) {
            gone++;
        }
        all.subList(0, gone).clear();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// The line of the prompt next above `line`.
    ///
    /// @param first the oldest line there is
    public OptionalLong before(long line, long first) {
        for (int index = all.size() - 1; index >= 0; index--) {
            long at = all.get(index).at().line();
            if (at < line) {
                return at < first ? OptionalLong.empty() : OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /// The line of the prompt next below `line`.
    public OptionalLong after(long line) {
        return all.stream()
                .mapToLong(prompt -> prompt.at().line())
                .filter(at -> at > line)
                .findFirst();
    }

    /// What the last command wrote of which anything is still there; up to `cursor` if it still runs.
    ///
    /// @param first the oldest line there is
    public Optional<Output> lastOutput(Spot cursor, long first) {
        Spot oldest = new Spot(first, 0);
        for (Prompt prompt : all.reversed()) {
            Spot to = prompt.end().isKnown() ? prompt.end() : cursor;
            Spot from = prompt.output().compareTo(oldest) < 0 ? oldest : prompt.output();
            if (prompt.output().isKnown() && from.compareTo(to) < 0) {
                return Optional.of(new Output(from, to));
            }
        }
        return Optional.empty();
    }

    /// Says of each row whether a prompt begins there whose command has failed.
    ///
    /// @param top the line of the first row
    public void fillFailed(long top, boolean[] rows) {
        Arrays.fill(rows, false);
        for (Prompt prompt : all.reversed()) {
            long row = prompt.at().line() - top;
            if (row < 0) {
                return;
            }
            if (row < rows.length && prompt.hasFailed()) {
                rows[(int) row] = true;
            }
        }
    }

    /// All places that are marked.
    List<Spot> spots() {
        return all.stream()
                .flatMap(prompt -> List.of(prompt.at(), prompt.command(), prompt.output(), prompt.end()).stream())
                .filter(Spot::isKnown)
                .toList();
    }

    /// Lines have other numbers from now on; a prompt that has none is forgotten.
    void move(UnaryOperator<Spot> to) {
        all.replaceAll(prompt -> prompt.moved(to));
        all.removeIf(prompt -> !prompt.at().isKnown());
    }
}

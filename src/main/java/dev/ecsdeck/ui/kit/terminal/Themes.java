package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.model.TerminalHabits;
import dev.ecsdeck.ui.kit.Prefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.ColorScheme;

/// The themes there are, and which is used: those that come along, and those that the user took from elsewhere, which
/// are kept with the settings. JavaFX thread only.
public final class Themes {
    private static final String KEPT = "terminal.themes";
    /// A whole Windows Terminal has about a dozen; more than this would make the settings' file heavy.
    public static final int MOST_KEPT = 100;

    private final Prefs prefs;

    public Themes(Prefs prefs) {
        this.prefs = prefs;
    }

    /// Those that come along, then the user's own.
    public List<TerminalTheme> all() {
        return Stream.concat(TerminalTheme.all().stream(), own().stream()).toList();
    }

    /// Those from elsewhere, in the order they came.
    public List<TerminalTheme> own() {
        return prefs.list(KEPT, List.of()).stream()
                .flatMap(line -> TerminalTheme.ofLine(line).stream())
                .toList();
    }

    public Optional<TerminalTheme> named(String name) {
        return all().stream().filter(theme -> theme.name().equals(name)).findFirst();
    }

    /// The one to use in a window that looks so. A name that is gone means the program's own.
    public TerminalTheme chosen(ColorScheme scheme) {
        TerminalHabits habits = prefs.now().terminal();
        boolean isDark = scheme == ColorScheme.DARK;
        return named(isDark ? habits.darkTheme() : habits.lightTheme()).orElseGet(() -> usual(scheme));
    }

    /// The program's own.
    public static TerminalTheme usual(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? TerminalTheme.deckDark() : TerminalTheme.deckLight();
    }

    /// From now on.
    ///
    /// @param name empty for the program's own
    public void choose(ColorScheme scheme, String name) {
        prefs.change(settings -> settings.withTerminal(
                scheme == ColorScheme.DARK
                        ? settings.terminal().withDarkTheme(name)
                        : settings.terminal().withLightTheme(name)));
    }

    /// Whether a theme could be called so: some characters, and no other theme is.
    public boolean isFree(String name) {
        String clean = name.strip();
        return !clean.isEmpty()
                && clean.length() <= TerminalTheme.LONGEST_NAME
                && clean.chars().noneMatch(Character::isISOControl)
                && named(clean).isEmpty();
    }

    /// `name`, or with a number behind it where it is taken.
    public String freeName(String name) {
        String stem = name.substring(0, Math.min(name.length(), TerminalTheme.LONGEST_NAME - 4))
                .strip();
        String free = isFree(name) ? name : stem;
        for (int number = 2; !isFree(free) && number < 1_000; number++) {
            free = stem + " " + number;
        }
        return free;
    }

    /// Keeps a theme from elsewhere.
    ///
    /// @return false if there are [#MOST_KEPT] already
    public boolean keep(TerminalTheme theme) {
        List<TerminalTheme> kept = new ArrayList<>(own());
        if (kept.size() >= MOST_KEPT) {
            return false;
        }
        kept.add(theme);
        write(kept);
        return true;
    }

    /// Calls one of the user's own otherwise; where it is used, it stays in use.
    public void rename(String before, String after) {
        write(own().stream()
                .map(theme -> theme.name().equals(before) ? theme.withName(after) : theme)
                .toList());
        for (ColorScheme scheme : ColorScheme.values()) {
            if (habit(scheme).equals(before)) {
                choose(scheme, after);
            }
        }
    }

    /// Forgets one of the user's own; where it was used, the program's own comes back.
    public void remove(String name) {
        for (ColorScheme scheme : ColorScheme.values()) {
            if (habit(scheme).equals(name)) {
                choose(scheme, "");
            }
        }
        write(own().stream().filter(theme -> !theme.name().equals(name)).toList());
    }

    private String habit(ColorScheme scheme) {
        TerminalHabits habits = prefs.now().terminal();
        return scheme == ColorScheme.DARK ? habits.darkTheme() : habits.lightTheme();
    }

    private void write(List<TerminalTheme> kept) {
        prefs.keepList(KEPT, kept.stream().map(TerminalTheme::toLine).toList());
    }
}

package dev.ecsdeck.model;

/// How the user likes terminals.
///
/// @param fontFamily empty for the program's own choice
/// @param fontSize in points, 6 to 72
/// @param scrollbackLines 0 to 1,000,000
/// @param idleMinutes ends a shell that nobody used for so long; 0 means never
/// @param confirmLines pasting so many lines or more asks first; 0 means never
/// @param bellFlashes whether the bell is shown
/// @param longSeconds the end of a command that took so long is told where nobody looks; 0 means never
/// @param lightTheme name of the colours while the window is light, empty for the program's own
/// @param darkTheme name of the colours while the window is dark, empty for the program's own
public record TerminalHabits(
        String fontFamily,
        double fontSize,
        int scrollbackLines,
        int idleMinutes,
        CopyHabit copy,
        PasteHabit paste,
        int confirmLines,
        boolean bellFlashes,
        int longSeconds,
        String lightTheme,
        String darkTheme) {
    public static final TerminalHabits DEFAULT =
            new TerminalHabits("", 13, 10_000, 0, CopyHabit.ON_COMMAND, PasteHabit.MENU, 2, true, 10, "", "");

    public TerminalHabits {
        fontSize = Math.clamp(Double.isNaN(fontSize) ? 13 : fontSize, 6, 72);
        scrollbackLines = Math.clamp(scrollbackLines, 0, 1_000_000);
        idleMinutes = Math.clamp(idleMinutes, 0, 180);
        confirmLines = Math.clamp(confirmLines, 0, 10_000);
        longSeconds = Math.clamp(longSeconds, 0, 86_400);
    }

    /// When selected text is copied.
    public enum CopyHabit {
        ON_COMMAND,
        ON_SELECT
    }

    /// What the right button does.
    public enum PasteHabit {
        MENU,
        RIGHT_BUTTON
    }

    public TerminalHabits withFont(String family, double size) {
        return new TerminalHabits(
                family,
                size,
                scrollbackLines,
                idleMinutes,
                copy,
                paste,
                confirmLines,
                bellFlashes,
                longSeconds,
                lightTheme,
                darkTheme);
    }

    public TerminalHabits withScrollbackLines(int it) {
        return new TerminalHabits(
                fontFamily,
                fontSize,
                it,
                idleMinutes,
                copy,
                paste,
                confirmLines,
                bellFlashes,
                longSeconds,
                lightTheme,
                darkTheme);
    }

    public TerminalHabits withIdleMinutes(int it) {
        return new TerminalHabits(
                fontFamily,
                fontSize,
                scrollbackLines,
                it,
                copy,
                paste,
                confirmLines,
                bellFlashes,
                longSeconds,
                lightTheme,
                darkTheme);
    }

    public TerminalHabits withCopy(CopyHabit it) {
        return with(it, paste, confirmLines, bellFlashes);
    }

    public TerminalHabits withPaste(PasteHabit it) {
        return with(copy, it, confirmLines, bellFlashes);
    }

    public TerminalHabits withConfirmLines(int it) {
        return with(copy, paste, it, bellFlashes);
    }

    public TerminalHabits withBellFlashes(boolean it) {
        return with(copy, paste, confirmLines, it);
    }

    public TerminalHabits withLongSeconds(int it) {
        return new TerminalHabits(
                fontFamily,
                fontSize,
                scrollbackLines,
                idleMinutes,
                copy,
                paste,
                confirmLines,
                bellFlashes,
                it,
                lightTheme,
                darkTheme);
    }

    private TerminalHabits with(CopyHabit copying, PasteHabit pasting, int confirming, boolean isFlashing) {
        return new TerminalHabits(
                fontFamily,
                fontSize,
                scrollbackLines,
                idleMinutes,
                copying,
                pasting,
                confirming,
                isFlashing,
                longSeconds,
                lightTheme,
                darkTheme);
    }

    public TerminalHabits withLightTheme(String it) {
        return withThemes(it, darkTheme);
    }

    public TerminalHabits withDarkTheme(String it) {
        return withThemes(lightTheme, it);
    }

    private TerminalHabits withThemes(String light, String dark) {
        return new TerminalHabits(
                fontFamily,
                fontSize,
                scrollbackLines,
                idleMinutes,
                copy,
                paste,
                confirmLines,
                bellFlashes,
                longSeconds,
                light,
                dark);
    }
}

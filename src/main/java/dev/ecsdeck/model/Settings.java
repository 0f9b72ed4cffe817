package dev.ecsdeck.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that the user set, as one immutable record. Nothing here is a secret.
///
/// @param sizes window and panel sizes by name, in pixels, such as `window.width`
/// @param lists ordered choices by name, such as the columns of the table, or recent instances
/// @param keys key combinations that differ from the given ones, by command
/// @param notes free text by name, such as a note on an instance, or the account last used
public record Settings(
        Language language,
        Theme theme,
        TerminalHabits terminal,
        LogLevel logLevel,
        Map<String, Double> sizes,
        Map<String, List<String>> lists,
        Map<String, String> keys,
        Map<String, String> notes) {
    public static final Settings DEFAULT = new Settings(
            Language.SYSTEM,
            Theme.SYSTEM,
            TerminalHabits.DEFAULT,
            LogLevel.INFO,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    public Settings {
        sizes = Map.copyOf(sizes);
        lists = Map.copyOf(lists);
        keys = Map.copyOf(keys);
        notes = Map.copyOf(notes);
    }

    /// The language of every sentence.
    public enum Language {
        SYSTEM,
        ENGLISH,
        CHINESE
    }

    /// Light, dark, or as the system has it.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// How much is logged.
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    public Settings withLanguage(Language it) {
        return new Settings(it, theme, terminal, logLevel, sizes, lists, keys, notes);
    }

    public Settings withTheme(Theme it) {
        return new Settings(language, it, terminal, logLevel, sizes, lists, keys, notes);
    }

    public Settings withTerminal(TerminalHabits it) {
        return new Settings(language, theme, it, logLevel, sizes, lists, keys, notes);
    }

    public Settings withLogLevel(LogLevel it) {
        return new Settings(language, theme, terminal, it, sizes, lists, keys, notes);
    }

    public Settings withSize(String name, double pixels) {
        return new Settings(language, theme, terminal, logLevel, with(sizes, name, pixels), lists, keys, notes);
    }

    public Settings withList(String name, List<String> values) {
        return new Settings(
                language, theme, terminal, logLevel, sizes, with(lists, name, List.copyOf(values)), keys, notes);
    }

    public Settings withKey(String command, String combination) {
        return new Settings(language, theme, terminal, logLevel, sizes, lists, with(keys, command, combination), notes);
    }

    public Settings withNote(String name, String text) {
        return new Settings(language, theme, terminal, logLevel, sizes, lists, keys, with(notes, name, text));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> copy = new HashMap<>(map);
        copy.put(name, value);
        return copy;
    }
}

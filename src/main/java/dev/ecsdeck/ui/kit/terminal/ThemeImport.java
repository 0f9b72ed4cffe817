package dev.ecsdeck.ui.kit.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads colour schemes of other programs: iTerm2 (`.itermcolors`), Windows Terminal (one scheme of its JSON) and
/// base16 (YAML). Only the colours are looked for, so what else stands in the file does not matter.
public final class ThemeImport {
    private static final int ANSI = 16;
    private static final int LONGEST = 1 << 20;
    private static final Pattern JSON_COLOUR = Pattern.compile("\"([A-Za-z]+)\"\\s*:\\s*\"#([0-9A-Fa-f]{6})\"");
    private static final Pattern YAML_COLOUR =
            Pattern.compile("(?m)^\\s*(base0[0-9A-Fa-f]):\\s*[\"']?#?([0-9A-Fa-f]{6})");
    private static final Pattern PLIST_COLOUR =
            Pattern.compile("<key>([^<]*Color)</key>\\s*<dict>(.*?)</dict>", Pattern.DOTALL);
    private static final Pattern PLIST_PART =
            Pattern.compile("<key>(Red|Green|Blue) Component</key>\\s*<real>([0-9.eE+-]{1,30})</real>");

    /// Windows Terminal's names of the sixteen colours.
    private static final List<String> WINDOWS = List.of(
            "black",
            "red",
            "green",
            "yellow",
            "blue",
            "purple",
            "cyan",
            "white",
            "brightblack",
            "brightred",
            "brightgreen",
            "brightyellow",
            "brightblue",
            "brightpurple",
            "brightcyan",
            "brightwhite");

    /// Which of base16's colours stand for the sixteen of a terminal.
    private static final int[] BASE16 = {0, 8, 11, 10, 13, 14, 12, 5, 3, 8, 11, 10, 13, 14, 12, 7};

    private ThemeImport() {}

    /// @param name for the theme, such as the file's
    /// @return empty if this is none of the three, or lacks a colour
    public static Optional<TerminalTheme> read(String name, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return iterm(name, text).or(() -> windows(name, text)).or(() -> base16(name, text));
    }

    private static Optional<TerminalTheme> iterm(String name, String text) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = PLIST_COLOUR.matcher(text);
        while (matcher.find()) {
            colours.put(matcher.group(1), plistColour(matcher.group(2)));
        }
        List<String> names = new ArrayList<>();
        for (int index = 0; index < ANSI; index++) {
            names.add("Ansi " + index + " Color");
        }
        return theme(name, colours, names, "Foreground Color", "Background Color", "Cursor Color", "Selection Color");
    }

    private static int plistColour(String parts) {
        int colour = 0;
        Matcher matcher = PLIST_PART.matcher(parts);
        while (matcher.find()) {
            int shift = matcher.group(1).equals("Red") ? 16 : matcher.group(1).equals("Green") ? 8 : 0;
            try {
                double value = Math.clamp(Double.parseDouble(matcher.group(2)), 0.0, 1.0);
                colour |= (int) Math.round(value * 255) << shift;
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
        return colour;
    }

    private static Optional<TerminalTheme> windows(String name, String text) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = JSON_COLOUR.matcher(text);
        while (matcher.find()) {
            colours.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(2), 16));
        }
        return theme(name, colours, WINDOWS, "foreground", "background", "cursorcolor", "selectionbackground");
    }

    private static Optional<TerminalTheme> base16(String name, String text) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = YAML_COLOUR.matcher(text);
        while (matcher.find()) {
            colours.put(matcher.group(1).toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(2), 16));
        }
        List<String> names = new ArrayList<>();
        for (int index : BASE16) {
            names.add("base0" + Integer.toHexString(index));
        }
        return theme(name, colours, names, "base05", "base00", "base05", "base02");
    }

    private static Optional<TerminalTheme> theme(
            String name,
            Map<String, Integer> colours,
            List<String> ansi,
            String foreground,
            String background,
            String cursor,
            String selection) {
        Integer text = colours.get(foreground);
        Integer behind = colours.get(background);
        if (text == null || behind == null || !colours.keySet().containsAll(ansi)) {
            return Optional.empty();
        }
        List<Integer> palette = new ArrayList<>();
        for (String key : ansi) {
            palette.add(colours.getOrDefault(key, 0));
        }
        boolean isDark = Contrast.of(behind, 0xffffff) > Contrast.of(behind, 0);
        return Optional.of(new TerminalTheme(
                name,
                isDark,
                text,
                behind,
                colours.getOrDefault(cursor, text),
                colours.getOrDefault(selection, between(behind, text)),
                palette));
    }

    private static int between(int behind, int text) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = ((behind >> shift & 0xff) * 3 + (text >> shift & 0xff)) / 4;
            mixed |= channel << shift;
        }
        return mixed;
    }
}

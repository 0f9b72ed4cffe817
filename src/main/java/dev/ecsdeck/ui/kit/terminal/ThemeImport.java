package dev.ecsdeck.ui.kit.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads colour schemes of other programs: iTerm2 (`.itermcolors`), Windows Terminal (JSON: one scheme, or the
/// settings with all of them) and base16 (YAML). Only the colours are looked for, so what else stands in the file
/// does not matter.
public final class ThemeImport {
    private static final int ANSI = 16;
    private static final int LONGEST = 1 << 20;
    private static final Pattern JSON_COLOUR = Pattern.compile("\"([A-Za-z]+)\"\\s*:\\s*\"#([0-9A-Fa-f]{6})\"");
    private static final Pattern JSON_FLAT = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern JSON_NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]*)\"");
    private static final Pattern YAML_NAME = Pattern.compile("(?m)^(?:scheme|name):\\s*[\"']?([^\"'\\r\\n]*)");
    private static final Pattern YAML_COLOUR =
            Pattern.compile("(?m)^\\s*base0([0-9A-Fa-f]):\\s*[\"']?#?([0-9A-Fa-f]{6})");
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
            "brightBlack",
            "brightRed",
            "brightGreen",
            "brightYellow",
            "brightBlue",
            "brightPurple",
            "brightCyan",
            "brightWhite");

    /// Which of base16's colours stand for the sixteen of a terminal.
    private static final int[] BASE16 = {0, 8, 11, 10, 13, 14, 12, 5, 3, 8, 11, 10, 13, 14, 12, 7};

    private ThemeImport() {}

    /// What a file holds.
    ///
    /// @param themes the whole schemes, in their order, each with a name
    /// @param lacking the colours that a scheme would need to be whole, as its program calls them; empty if there
    ///     is a whole one, or nothing like a scheme
    public record Found(List<TerminalTheme> themes, List<String> lacking) {
        static final Found NOTHING = new Found(List.of(), List.of());

        public Found {
            themes = List.copyOf(themes);
            lacking = List.copyOf(lacking);
        }
    }

    /// @param name for a scheme that has none of its own, such as the file's
    public static Found read(String name, String text) {
        if (text.length() > LONGEST) {
            return Found.NOTHING;
        }
        List<Found> each = List.of(iterm(name, text), windows(name, text), base16(name, text));
        return each.stream()
                .filter(found -> !found.themes().isEmpty())
                .findFirst()
                .or(() -> each.stream()
                        .filter(found -> !found.lacking().isEmpty())
                        .min(Comparator.comparingInt(found -> found.lacking().size())))
                .orElse(Found.NOTHING);
    }

    private static Found iterm(String name, String text) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = PLIST_COLOUR.matcher(text);
        while (matcher.find()) {
            colours.put(matcher.group(1), plistColour(matcher.group(2)));
        }
        List<String> names = new ArrayList<>();
        for (int index = 0; index < ANSI; index++) {
            names.add("Ansi " + index + " Color");
        }
        return theme(
                name,
                colours,
                names,
                List.of("Foreground Color", "Background Color", "Cursor Color", "Selection Color"));
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

    /// One scheme by itself, or the schemes of the whole settings.
    private static Found windows(String name, String text) {
        List<TerminalTheme> themes = new ArrayList<>();
        List<String> lacking = List.of();
        Matcher object = JSON_FLAT.matcher(text);
        while (object.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher matcher = JSON_COLOUR.matcher(object.group());
            while (matcher.find()) {
                colours.putIfAbsent(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
            }
            Found found = theme(
                    named(JSON_NAME.matcher(object.group()), name),
                    colours,
                    WINDOWS,
                    List.of("foreground", "background", "cursorColor", "selectionBackground"));
            themes.addAll(found.themes());
            lacking = found.lacking().isEmpty() ? lacking : found.lacking();
        }
        return new Found(themes, themes.isEmpty() ? lacking : List.of());
    }

    private static String named(Matcher own, String otherwise) {
        String name = own.find() ? own.group(1).strip() : "";
        return name.isEmpty() ? otherwise : name;
    }

    private static Found base16(String name, String text) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = YAML_COLOUR.matcher(text);
        while (matcher.find()) {
            String slot = "base0" + matcher.group(1).toUpperCase(Locale.ROOT);
            colours.put(slot, Integer.parseInt(matcher.group(2), 16));
        }
        List<String> names = new ArrayList<>();
        for (int index : BASE16) {
            names.add("base0" + Integer.toHexString(index).toUpperCase(Locale.ROOT));
        }
        return theme(
                named(YAML_NAME.matcher(text), name), colours, names, List.of("base05", "base00", "base05", "base02"));
    }

    /// @param others names of foreground, background, cursor and selection; the last two may be missing
    private static Found theme(String name, Map<String, Integer> colours, List<String> ansi, List<String> others) {
        if (colours.isEmpty()) {
            return Found.NOTHING;
        }
        List<String> lacking = Stream.concat(others.subList(0, 2).stream(), ansi.stream())
                .distinct()
                .filter(key -> !colours.containsKey(key))
                .toList();
        if (!lacking.isEmpty()) {
            return new Found(List.of(), lacking);
        }
        List<Integer> palette =
                ansi.stream().map(key -> colours.getOrDefault(key, 0)).toList();
        int text = colours.getOrDefault(others.get(0), 0);
        int behind = colours.getOrDefault(others.get(1), 0);
        TerminalTheme theme = new TerminalTheme(
                plain(name),
                Contrast.isDark(behind),
                text,
                behind,
                colours.getOrDefault(others.get(2), text),
                colours.getOrDefault(others.get(3), between(behind, text)),
                palette);
        return new Found(List.of(theme), List.of());
    }

    /// Fit to stand in a line of a list.
    private static String plain(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= TerminalTheme.LONGEST_NAME
                ? clean
                : clean.substring(0, TerminalTheme.LONGEST_NAME).strip();
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

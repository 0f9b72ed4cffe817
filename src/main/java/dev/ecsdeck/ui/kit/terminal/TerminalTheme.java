package dev.ecsdeck.ui.kit.terminal;

import com.techsenger.jeditermfx.core.Color;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import dev.ecsdeck.terminal.vt.ColourOverrides;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/// The colours of a terminal, as red, green and blue in 24 bits.
///
/// @param palette the sixteen ANSI colours
public record TerminalTheme(
        String name, boolean isDark, int foreground, int background, int cursor, int selection, List<Integer> palette) {
    private static final List<String> BUNDLED = List.of(
            "deck-dark",
            "deck-light",
            "solarized-dark",
            "solarized-light",
            "gruvbox-dark",
            "nord",
            "dracula",
            "one-dark",
            "tokyo-night",
            "catppuccin-latte");
    private static final int ANSI = 16;
    private static final int RGB = 0xffffff;
    /// Foreground, background, cursor and selection stand before the palette in [#toLine].
    private static final int LEADING = 4;

    /// Of a name, in characters.
    public static final int LONGEST_NAME = 60;

    public TerminalTheme {
        palette = List.copyOf(palette);
        if (palette.size() != ANSI) {
            throw new IllegalArgumentException(name + " has " + palette.size() + " colours instead of 16");
        }
    }

    public static TerminalTheme deckDark() {
        return Bundle.THEMES.get(0);
    }

    public static TerminalTheme deckLight() {
        return Bundle.THEMES.get(1);
    }

    /// The themes that come with the program, our own first.
    public static List<TerminalTheme> all() {
        return Bundle.THEMES;
    }

    /// Read when the first terminal is shown.
    private static final class Bundle {
        static final List<TerminalTheme> THEMES =
                BUNDLED.stream().map(TerminalTheme::bundled).toList();
    }

    private static TerminalTheme bundled(String file) {
        try (InputStream in =
                TerminalTheme.class.getResourceAsStream("/dev/ecsdeck/ui/terminal/themes/" + file + ".properties")) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
            return of(properties);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TerminalTheme of(Properties properties) {
        return new TerminalTheme(
                properties.getProperty("name"),
                Boolean.parseBoolean(properties.getProperty("dark")),
                colour(properties, "foreground"),
                colour(properties, "background"),
                colour(properties, "cursor"),
                colour(properties, "selection"),
                IntStream.range(0, ANSI)
                        .mapToObj(index -> colour(properties, "color" + index))
                        .toList());
    }

    private static int colour(Properties properties, String key) {
        return Integer.parseInt(properties.getProperty(key), 16);
    }

    public TerminalTheme withName(String other) {
        return new TerminalTheme(other, isDark, foreground, background, cursor, selection, palette);
    }

    /// As one line of text, for [#ofLine].
    public String toLine() {
        StringBuilder line = new StringBuilder();
        IntStream.concat(
                        IntStream.of(foreground, background, cursor, selection),
                        palette.stream().mapToInt(Integer::intValue))
                .forEach(colour -> line.append(String.format("%06x ", colour & RGB)));
        return line.append(name).toString();
    }

    /// @return empty if the line was not written by [#toLine]
    public static Optional<TerminalTheme> ofLine(String line) {
        String[] parts = line.split(" ", LEADING + ANSI + 1);
        if (parts.length <= LEADING + ANSI || parts[LEADING + ANSI].isBlank()) {
            return Optional.empty();
        }
        List<Integer> colours = new ArrayList<>();
        for (int index = 0; index < LEADING + ANSI; index++) {
            if (!parts[index].matches("[0-9a-fA-F]{6}")) {
                return Optional.empty();
            }
            colours.add(Integer.parseInt(parts[index], 16));
        }
        int background = colours.get(1);
        return Optional.of(new TerminalTheme(
                parts[LEADING + ANSI],
                Contrast.isDark(background),
                colours.get(0),
                background,
                colours.get(2),
                colours.get(3),
                colours.subList(LEADING, LEADING + ANSI)));
    }

    /// The colour of a slot: 0 to 255 the palette (16 to 255 as in xterm), then those of [ColourOverrides].
    public int slot(int slot) {
        return switch (slot) {
            case ColourOverrides.FOREGROUND -> foreground;
            case ColourOverrides.BACKGROUND -> background;
            case ColourOverrides.CURSOR -> cursor;
            default -> slot < ANSI ? palette.get(slot) : cube(slot);
        };
    }

    /// Behind the hits of a search: the selection's colour, halfway to the background.
    int match() {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = ((selection >> shift & 0xff) + (background >> shift & 0xff)) / 2;
            mixed |= channel << shift;
        }
        return mixed;
    }

    private static int cube(int index) {
        Color colour = ColorPalette.getIndexedTerminalColor(index).toColor();
        return colour.getRGB() & RGB;
    }
}

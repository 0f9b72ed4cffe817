package dev.ecsdeck.ui.kit.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Fonts and the size of a cell at one size and output scale. The font's size is moved by a fraction of a pixel so
/// that a character advances by whole device pixels: a run drawn at once then stays on the grid.
final class CellFont {
    private static final String BUNDLED = "JetBrains Mono";
    private static final List<String> FILES =
            List.of("JetBrainsMono-Regular", "JetBrainsMono-Bold", "JetBrainsMono-Italic", "JetBrainsMono-BoldItalic");
    private static final String EMOJI = "Noto Emoji Medium";
    private static final String EMOJI_FILE = "NotoEmoji-Medium";
    /// Families that cover Chinese, best first.
    private static final List<String> WIDE = List.of(
            "Noto Sans Mono CJK SC",
            "Microsoft YaHei UI",
            "PingFang SC",
            "Noto Sans CJK SC",
            "Source Han Sans SC",
            "WenQuanYi Zen Hei Mono",
            "Noto Serif CJK SC");
    /// Pictures are as large as the square they stand in, so that they need less than the size of letters.
    private static final double EMOJI_SHARE = 0.9;
    /// Figures on keys are drawn as figures.
    private static final int LETTERS_END = 0x80;
    private static final int MOST_MEASURED = 20_000;

    final double width;
    final double height;
    final double baseline;
    private final Font[] fonts = new Font[4];
    private final Font wide;
    private final Font emoji;
    private final Text ruler = new Text();
    private final Map<String, Double> advances = new HashMap<>();

    CellFont(String family, int size, double scale) {
        String used = family.isEmpty() ? bundled() : family;
        Font nominal = Font.font(used, size);
        double natural = measure("W", nominal);
        double naturalHeight = ruler.getLayoutBounds().getHeight();
        width = Math.max(1, Math.round(natural * scale)) / scale;
        height = Math.max(1, Math.round(naturalHeight * scale)) / scale;
        double fitted = size * width / natural;
        for (int face = 0; face < fonts.length; face++) {
            fonts[face] = Font.font(
                    used,
                    (face & 1) == 0 ? FontWeight.NORMAL : FontWeight.BOLD,
                    (face & 2) == 0 ? FontPosture.REGULAR : FontPosture.ITALIC,
                    fitted);
        }
        measure("W", fonts[0]);
        double fittedHeight = ruler.getLayoutBounds().getHeight();
        baseline = Math.round(((height - fittedHeight) / 2 + ruler.getBaselineOffset()) * scale) / scale;
        List<String> installed = Font.getFamilies();
        String wideFamily =
                WIDE.stream().filter(installed::contains).findFirst().orElse(used);
        wide = Font.font(wideFamily, fitted);
        emoji = hasEmoji() ? wide : emoji(fitted * EMOJI_SHARE);
    }

    /// On Linux the toolkit takes no glyph from a font of coloured pictures, or a wrong one.
    private static boolean hasEmoji() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static Font emoji(double size) {
        Font known = Font.font(EMOJI, size);
        if (!known.getName().startsWith("Noto Emoji")) {
            load(EMOJI_FILE);
            known = Font.font(EMOJI, size);
        }
        return known;
    }

    private static String bundled() {
        if (!Font.getFamilies().contains(BUNDLED)) {
            for (String file : FILES) {
                load(file);
            }
        }
        return BUNDLED;
    }

    private static void load(String file) {
        String name = "/dev/ecsdeck/ui/terminal/fonts/" + file + ".ttf";
        try (InputStream in = CellFont.class.getResourceAsStream(name)) {
            Font.loadFont(Objects.requireNonNull(in, name), 12);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private double measure(String text, Font font) {
        ruler.setFont(font);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    Font face(boolean isBold, boolean isItalic) {
        return fonts[(isBold ? 1 : 0) + (isItalic ? 2 : 0)];
    }

    /// For characters of two cells.
    Font wide() {
        return wide;
    }

    /// For pictures of two cells, in the colour of the text where the system's own cannot be had.
    Font emoji(String cluster) {
        return cluster.codePointAt(0) < LETTERS_END ? fonts[0] : emoji;
    }

    /// What to draw of a picture made of several characters: all of it where the system's own font has such pictures;
    /// else both letters of a flag, the figure of a key, and of persons joined to a group the first.
    String drawn(String cluster) {
        int first = cluster.codePointAt(0);
        if (hasEmoji() && first >= LETTERS_END) {
            return cluster;
        }
        int end = Character.charCount(first);
        boolean isFlag = isFlagLetter(first) && end < cluster.length() && isFlagLetter(cluster.codePointAt(end));
        return cluster.substring(0, isFlag ? 2 * end : end);
    }

    private static boolean isFlagLetter(int code) {
        return code >= 0x1f1e6 && code <= 0x1f1ff;
    }

    /// How far `text` advances by itself.
    double advance(String text, Font font) {
        Double known = advances.get(text);
        if (known == null) {
            if (advances.size() >= MOST_MEASURED) {
                advances.clear();
            }
            known = measure(text, font);
            advances.put(text, known);
        }
        return known;
    }
}

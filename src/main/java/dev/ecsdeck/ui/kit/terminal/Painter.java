package dev.ecsdeck.ui.kit.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import dev.ecsdeck.terminal.screen.Clusters;
import dev.ecsdeck.terminal.screen.Style;
import dev.ecsdeck.terminal.vt.ScreenCopy;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;

/// Paints rows of a [ScreenCopy]: backgrounds by run, then text with one call for each run of one style, then lines.
final class Painter {
    private static final int BLANK = ' ';
    /// Selects the picture of the character before it.
    private static final char PICTURE = '\ufe0f';

    private final GraphicsContext graphics;
    private final BoxArt boxes;
    private CellFont font;
    private Colours colours;
    private double left;
    private double top;
    private double lineWidth = 1;
    private int[] text = {};
    private int[] behind = {};
    private final StringBuilder run = new StringBuilder();

    Painter(GraphicsContext graphics, CellFont font, Colours colours) {
        this.graphics = graphics;
        this.font = font;
        this.colours = colours;
        this.boxes = new BoxArt(graphics);
    }

    void use(CellFont newFont, Colours newColours, double scale) {
        font = newFont;
        colours = newColours;
        lineWidth = Math.max(1, Math.round(scale * newFont.height / 17)) / scale;
        graphics.setFontSmoothingType(FontSmoothingType.GRAY);
    }

    void setOrigin(double newLeft, double newTop) {
        left = newLeft;
        top = newTop;
    }

    double x(int column) {
        return left + column * font.width;
    }

    double y(int row) {
        return top + row * font.height;
    }

    void clear(double width, double height, boolean isReverse) {
        graphics.setFill(colours.paint(isReverse ? colours.foreground() : colours.background()));
        graphics.fillRect(0, 0, width, height);
    }

    /// @param marks colours each column's background over that of its style; -1 leaves it
    void row(ScreenCopy copy, int row, int[] marks) {
        int columns = copy.columns;
        if (text.length < columns) {
            text = new int[columns];
            behind = new int[columns];
        }
        long[] styles = copy.styles[row];
        long last = -1;
        for (int column = 0; column < columns; column++) {
            long style = styles[column];
            if (column > 0 && style == last) {
                text[column] = text[column - 1];
                behind[column] = behind[column - 1];
            } else {
                text[column] = colours.foreground(style, copy.isReverseVideo);
                behind[column] = colours.background(style, copy.isReverseVideo);
                last = style;
            }
        }
        for (int column = 0; column < columns; column++) {
            if (marks[column] >= 0) {
                behind[column] = marks[column];
            }
        }
        backgrounds(row, columns);
        texts(copy, row);
        lines(copy, row);
    }

    /// Shows a cross left of the row, or clears its place: the command of the prompt in it has failed, or has not.
    void failure(int row, boolean hasFailed, boolean isReverse) {
        graphics.setFill(colours.paint(isReverse ? colours.foreground() : colours.background()));
        graphics.fillRect(0, y(row), left - 1, font.height);
        if (hasFailed) {
            double half = Math.min(left, font.height) / 4;
            double x = left / 2 - 1;
            double y = y(row) + font.height / 2;
            graphics.setStroke(colours.paint(colours.failure()));
            graphics.setLineWidth(2 * lineWidth);
            graphics.strokeLine(x - half, y - half, x + half, y + half);
            graphics.strokeLine(x - half, y + half, x + half, y - half);
        }
    }

    private void backgrounds(int row, int columns) {
        double y = y(row);
        int from = 0;
        while (from < columns) {
            int to = from + 1;
            while (to < columns && behind[to] == behind[from]) {
                to++;
            }
            graphics.setFill(colours.paint(behind[from]));
            graphics.fillRect(x(from), y, (to - from) * font.width, font.height);
            from = to;
        }
    }

    private void texts(ScreenCopy copy, int row) {
        int[] codes = copy.codes[row];
        long[] styles = copy.styles[row];
        int columns = copy.columns;
        int column = 0;
        while (column < columns) {
            int code = codes[column];
            if (code == 0 || code == BLANK || code == Clusters.TAIL || Style.has(styles[column], Style.HIDDEN)) {
                column++;
            } else if (isSimple(code)) {
                column = run(codes, styles, column, columns, row);
            } else {
                boolean isWide = column + 1 < columns && codes[column + 1] == Clusters.TAIL;
                single(copy, row, column, isWide ? 2 : 1);
                column += isWide ? 2 : 1;
            }
        }
    }

    /// Characters that the font is known to have at one cell's width: Latin, Greek, Cyrillic.
    private static boolean isSimple(int code) {
        return code < 0x250 || code >= 0x386 && code < 0x460;
    }

    private int run(int[] codes, long[] styles, int from, int columns, int row) {
        long style = styles[from];
        run.setLength(0);
        int to = from;
        int used = 0;
        while (to < columns && styles[to] == style && (codes[to] == 0 || isSimple(codes[to]))) {
            int code = codes[to];
            run.append(code == 0 ? ' ' : (char) code);
            to++;
            if (code != 0 && code != BLANK) {
                used = run.length();
            }
        }
        run.setLength(used);
        setFont(font.face(Style.has(style, Style.BOLD), Style.has(style, Style.ITALIC)));
        graphics.setFill(colours.paint(text[from]));
        graphics.fillText(run.toString(), x(from), y(row) + font.baseline);
        return to;
    }

    private void setFont(Font wanted) {
        if (!graphics.getFont().equals(wanted)) {
            graphics.setFont(wanted);
        }
    }

    private void single(ScreenCopy copy, int row, int column, int cells) {
        int code = copy.codes[row][column];
        graphics.setFill(colours.paint(text[column]));
        if (boxes.draws(code)) {
            if (boxes.fillsCells(code) && marksNothing(column, copy, row)) {
                long style = copy.styles[row][column];
                graphics.setFill(colours.paint(colours.exactForeground(style, copy.isReverseVideo)));
            }
            boxes.draw(code, x(column), y(row), font.width, font.height, lineWidth);
            return;
        }
        long style = copy.styles[row][column];
        String cluster = copy.text(row, column);
        double room = cells * font.width;
        if (isEmoji(cluster)) {
            glyph(font.drawn(cluster), font.emoji(cluster), x(column), y(row), room);
        } else {
            Font used =
                    cells == 2 ? font.wide() : font.face(Style.has(style, Style.BOLD), Style.has(style, Style.ITALIC));
            glyph(cluster, used, x(column), y(row), room);
        }
    }

    /// Shown as a picture by itself, or because a selector behind it says so.
    private static boolean isEmoji(String glyph) {
        return Character.isEmojiPresentation(glyph.codePointAt(0)) || glyph.indexOf(PICTURE) > 0;
    }

    /// The cell has the colours of its style: neither the cursor nor a selection is on it.
    private boolean marksNothing(int column, ScreenCopy copy, int row) {
        long style = copy.styles[row][column];
        return text[column] == colours.foreground(style, copy.isReverseVideo);
    }

    /// Centred in its cells; squeezed if it would leave them.
    private void glyph(String glyph, Font used, double x, double y, double room) {
        setFont(used);
        double advance = font.advance(glyph, used);
        if (advance > room + 0.5) {
            graphics.save();
            graphics.translate(x, 0);
            graphics.scale(room / advance, 1);
            graphics.fillText(glyph, 0, y + font.baseline);
            graphics.restore();
        } else {
            graphics.fillText(glyph, x + Math.max(0, (room - advance) / 2), y + font.baseline);
        }
    }

    private void lines(ScreenCopy copy, int row) {
        long[] styles = copy.styles[row];
        int from = 0;
        while (from < copy.columns) {
            long style = styles[from];
            boolean hasLines = Style.underline(style) != Style.NO_UNDERLINE
                    || (style & (Style.STRIKE | Style.OVERLINE | Style.EXTRA)) != 0;
            int to = from + 1;
            if (!hasLines) {
                from = to;
                continue;
            }
            while (to < copy.columns
                    && styles[to] == style
                    && copy.extra(row, to).equals(copy.extra(row, from))) {
                to++;
            }
            decorate(copy, row, from, to);
            from = to;
        }
    }

    private void decorate(ScreenCopy copy, int row, int from, int to) {
        long style = copy.styles[row][from];
        double x = x(from);
        double width = (to - from) * font.width;
        double y = y(row);
        graphics.setFill(colours.paint(text[from]));
        if (Style.has(style, Style.STRIKE)) {
            graphics.fillRect(x, snap(y + font.baseline - font.height * 0.22), width, lineWidth);
        }
        if (Style.has(style, Style.OVERLINE)) {
            graphics.fillRect(x, y, width, lineWidth);
        }
        int kind = Style.underline(style);
        if (kind == Style.NO_UNDERLINE && copy.extra(row, from).link() != null) {
            kind = Style.DOTTED_UNDERLINE;
        }
        if (kind != Style.NO_UNDERLINE) {
            int colour = colours.underline(copy.extra(row, from).underlineColour(), text[from]);
            graphics.setFill(colours.paint(colour));
            graphics.setStroke(colours.paint(colour));
            underline(kind, x, snap(y + font.baseline + lineWidth), width, y + font.height);
        }
    }

    private double snap(double y) {
        return Math.round(y / lineWidth) * lineWidth;
    }

    private void underline(int kind, double x, double y, double width, double bottom) {
        switch (kind) {
            case Style.DOUBLE_UNDERLINE -> {
                graphics.fillRect(x, y, width, lineWidth);
                graphics.fillRect(x, Math.min(bottom - lineWidth, y + 2 * lineWidth), width, lineWidth);
            }
            case Style.CURLY_UNDERLINE -> curl(x, Math.min(y, bottom - 3 * lineWidth), width);
            case Style.DOTTED_UNDERLINE -> dashes(x, y, width, lineWidth, 2 * lineWidth);
            case Style.DASHED_UNDERLINE -> dashes(x, y, width, font.width / 2, font.width);
            default -> graphics.fillRect(x, y, width, lineWidth);
        }
    }

    private void dashes(double x, double y, double width, double length, double step) {
        for (double at = 0; at < width; at += step) {
            graphics.fillRect(x + at, y, Math.min(length, width - at), lineWidth);
        }
    }

    private void curl(double x, double y, double width) {
        double half = font.width / 2;
        double depth = 2 * lineWidth;
        graphics.setLineWidth(lineWidth);
        graphics.beginPath();
        graphics.moveTo(x, y + depth / 2);
        for (int wave = 0; wave * half < width - 0.01; wave++) {
            double begin = x + wave * half;
            double middle = wave % 2 == 0 ? y - depth / 2 : y + depth * 1.5;
            graphics.quadraticCurveTo(begin + half / 2, middle, begin + half, y + depth / 2);
        }
        graphics.stroke();
    }

    /// Paints the cursor over a row that has just been painted.
    void cursor(ScreenCopy copy, int row, CursorShape shape, boolean isFocused, int colour) {
        int column = Math.min(copy.cursorColumn, copy.columns - 1);
        boolean isWide = column + 1 < copy.columns && copy.codes[row][column + 1] == Clusters.TAIL;
        int cells = isWide ? 2 : 1;
        double x = x(column);
        double y = y(row);
        double width = cells * font.width;
        graphics.setFill(colours.paint(colour));
        if (!isFocused) {
            graphics.setStroke(colours.paint(colour));
            graphics.setLineWidth(lineWidth);
            graphics.strokeRect(x + lineWidth / 2, y + lineWidth / 2, width - lineWidth, font.height - lineWidth);
            return;
        }
        switch (shape) {
            case BLINK_UNDERLINE, STEADY_UNDERLINE ->
                graphics.fillRect(x, y + font.height - 2 * lineWidth, width, 2 * lineWidth);
            case BLINK_VERTICAL_BAR, STEADY_VERTICAL_BAR -> graphics.fillRect(x, y, 2 * lineWidth, font.height);
            case BLINK_BLOCK, STEADY_BLOCK -> {
                graphics.fillRect(x, y, width, font.height);
                text[column] = Contrast.of(behind[column], colour) >= 2 ? behind[column] : contrary(colour);
                int code = copy.codes[row][column];
                if (code != 0 && code != BLANK && code != Clusters.TAIL) {
                    single(copy, row, column, cells);
                }
            }
        }
    }

    private static int contrary(int colour) {
        return Contrast.of(colour, 0) > Contrast.of(colour, 0xffffff) ? 0 : 0xffffff;
    }

    /// Text that an input method is composing, underlined, over the row from the cursor on.
    void composed(ScreenCopy copy, int row, String composed, int[] widths) {
        double x = x(copy.cursorColumn);
        double y = y(row);
        int column = 0;
        int index = 0;
        for (int at = 0; at < composed.length(); index++) {
            int end = at + Character.charCount(composed.codePointAt(at));
            int cells = widths[index];
            double width = cells * font.width;
            graphics.setFill(colours.paint(colours.background()));
            graphics.fillRect(x + column * font.width, y, width, font.height);
            graphics.setFill(colours.paint(colours.foreground()));
            Font used = cells == 2 ? font.wide() : font.face(false, false);
            glyph(composed.substring(at, end), used, x + column * font.width, y, width);
            column += cells;
            at = end;
        }
        graphics.fillRect(x, snap(y + font.baseline + lineWidth), column * font.width, lineWidth);
    }
}

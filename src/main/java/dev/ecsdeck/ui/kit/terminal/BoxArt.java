package dev.ecsdeck.ui.kit.terminal;

import javafx.scene.canvas.GraphicsContext;

/// Box drawing (U+2500), block elements (U+2580), braille (U+2800), the four powerline arrows (U+E0B0), the scan
/// lines of DEC's graphics (U+23BA) and sextants (U+1FB00), drawn from edge to edge of the cell so that they join
/// whatever the font says.
final class BoxArt {
    /// Left, up, right, down of each character from U+2500 to U+257F.
    private static final String ARM_NAMES = "1010202001010202000000000000000000000000000000000011002100120022"
            + "1001200110022002011001200210022011002100120022000111012102110112"
            + "0212022101220222110121011201110212022201210222021011201110212021"
            + "1012201210222022111021101120212012102210122022201111211111212121"
            + "1211111212122211122121121122222121222212122222220000000000000000"
            + "3030030300310013003330011003300301300310033031001300330001310313"
            + "0333310113033303303110133033313013103330313113133333000000000000"
            + "0000000000000000100001000010000120000200002000021020010220100201";

    /// Upper left 1, upper right 2, lower left 4, lower right 8, for U+2596 on.
    private static final int[] QUADRANTS = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};

    /// For each character from U+2500 on the weight of its arms: left, up, right, down in two bits each; 1 light,
    /// 2 heavy, 3 double. Zero where it is drawn otherwise (dashes, arcs, diagonals).
    private static final int[] ARMS = arms();

    private static final int SCAN_LINES = 0x23ba;
    private static final int SEXTANTS = 0x1fb00;
    private static final int LAST_SEXTANT = 0x1fb3b;

    private final GraphicsContext graphics;

    BoxArt(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    boolean draws(int code) {
        return code >= 0x2500 && code <= 0x259f
                || code >= 0x2800 && code <= 0x28ff
                || code >= 0xe0b0 && code <= 0xe0b3
                || code >= SCAN_LINES && code <= SCAN_LINES + 3
                || code >= SEXTANTS && code <= LAST_SEXTANT;
    }

    /// Blocks and arrows, which join what stands beside them; lines do not.
    boolean fillsCells(int code) {
        return code >= 0x2580 && code <= 0x259f || code >= 0xe0b0;
    }

    /// With the fill that is set.
    void draw(int code, double x, double y, double width, double height, double line) {
        if (code >= SEXTANTS) {
            sextant(code - SEXTANTS, x, y, width, height);
        } else if (code < 0x2500) {
            scanLine(code - SCAN_LINES, x, y, width, height, line);
        } else if (code >= 0xe0b0) {
            arrow(code - 0xe0b0, x, y, width, height, line);
        } else if (code >= 0x2800) {
            braille(code - 0x2800, x, y, width, height);
        } else if (code >= 0x2580) {
            block(code - 0x2580, x, y, width, height);
        } else {
            box(code, x, y, width, height, line);
        }
    }

    private void box(int code, double x, double y, double width, double height, double line) {
        int arms = ARMS[code - 0x2500];
        if (arms != 0) {
            arms(arms, x, y, width, height, line);
        } else if (code <= 0x250b || code >= 0x254c && code <= 0x254f) {
            dashed(code, x, y, width, height, line);
        } else if (code >= 0x256d && code <= 0x2570) {
            arc(code, x, y, width, height, line);
        } else {
            diagonal(code, x, y, width, height, line);
        }
    }

    private void arms(int arms, double x, double y, double width, double height, double line) {
        int left = arms & 3;
        int up = arms >> 2 & 3;
        int right = arms >> 4 & 3;
        int down = arms >> 6 & 3;
        double centreX = x + middle(width, line);
        double centreY = y + middle(height, line);
        boolean isTall = up == 3 || down == 3;
        boolean isBroad = left == 3 || right == 3;
        double early = Math.max(up == 3 ? 0 : up, down == 3 ? 0 : down) == 2 ? line : 0;
        double above = Math.max(left == 3 ? 0 : left, right == 3 ? 0 : right) == 2 ? line : 0;
        horizontal(left, x, centreX + line, centreX, centreY, line, isTall, up == 3, down == 3, true);
        horizontal(right, centreX - early, x + width, centreX, centreY, line, isTall, up == 3, down == 3, false);
        vertical(up, y, centreY + line, centreX, centreY, line, isBroad, left == 3, right == 3, true);
        vertical(down, centreY - above, y + height, centreX, centreY, line, isBroad, left == 3, right == 3, false);
    }

    /// Where a light line through the middle begins.
    private static double middle(double size, double line) {
        return Math.rint((size - line) / 2 / line) * line;
    }

    private void horizontal(
            int weight,
            double from,
            double to,
            double centreX,
            double centreY,
            double line,
            boolean meetsDouble,
            boolean isDoubleAbove,
            boolean isDoubleBelow,
            boolean isLeft) {
        switch (weight) {
            case 1, 2 -> {
                double thickness = weight * line;
                double begin = meetsDouble && !isLeft && !(isDoubleAbove && isDoubleBelow) ? centreX - line : from;
                graphics.fillRect(begin, centreY - (weight - 1) * line, Math.max(0, to - begin), thickness);
            }
            case 3 -> {
                double outer = isLeft ? centreX + 2 * line : centreX - line;
                double inner = isLeft ? centreX : centreX + line;
                double upper = meetsDouble && isDoubleAbove ? inner : outer;
                double lower = meetsDouble && isDoubleBelow ? inner : outer;
                if (!meetsDouble) {
                    upper = isLeft ? centreX + line : centreX;
                    lower = upper;
                }
                bar(isLeft ? from : upper, isLeft ? upper : to, centreY - line, line);
                bar(isLeft ? from : lower, isLeft ? lower : to, centreY + line, line);
            }
            default -> {}
        }
    }

    private void bar(double from, double to, double y, double line) {
        graphics.fillRect(from, y, Math.max(0, to - from), line);
    }

    private void vertical(
            int weight,
            double from,
            double to,
            double centreX,
            double centreY,
            double line,
            boolean meetsDouble,
            boolean isDoubleLeft,
            boolean isDoubleRight,
            boolean isUp) {
        switch (weight) {
            case 1, 2 -> {
                double begin = meetsDouble && !isUp && !(isDoubleLeft && isDoubleRight) ? centreY - line : from;
                graphics.fillRect(centreX - (weight - 1) * line, begin, weight * line, Math.max(0, to - begin));
            }
            case 3 -> {
                double outer = isUp ? centreY + 2 * line : centreY - line;
                double inner = isUp ? centreY : centreY + line;
                double first = meetsDouble && isDoubleLeft ? inner : outer;
                double second = meetsDouble && isDoubleRight ? inner : outer;
                if (!meetsDouble) {
                    first = isUp ? centreY + line : centreY;
                    second = first;
                }
                post(centreX - line, isUp ? from : first, isUp ? first : to, line);
                post(centreX + line, isUp ? from : second, isUp ? second : to, line);
            }
            default -> {}
        }
    }

    private void post(double x, double from, double to, double line) {
        graphics.fillRect(x, from, line, Math.max(0, to - from));
    }

    private void dashed(int code, double x, double y, double width, double height, double line) {
        int parts = code >= 0x254c ? 2 : code <= 0x2507 ? 3 : 4;
        boolean isHeavy = (code & 1) == 1;
        boolean isVertical = code >= 0x254c ? code >= 0x254e : (code & 2) == 2;
        double thickness = isHeavy ? 2 * line : line;
        double step = (isVertical ? height : width) / parts;
        for (int part = 0; part < parts; part++) {
            double at = Math.rint(part * step / line) * line;
            double length = Math.max(line, step - 2 * line);
            if (isVertical) {
                graphics.fillRect(x + middle(width, line), y + at, thickness, length);
            } else {
                graphics.fillRect(x + at, y + middle(height, line), length, thickness);
            }
        }
    }

    private void arc(int code, double x, double y, double width, double height, double line) {
        double centreX = x + middle(width, line) + line / 2;
        double centreY = y + middle(height, line) + line / 2;
        boolean isRight = code == 0x256d || code == 0x2570;
        boolean isDown = code == 0x256d || code == 0x256e;
        double endX = isRight ? x + width : x;
        double endY = isDown ? y + height : y;
        double radius = Math.min(width, height) / 2;
        double bendX = isRight ? centreX + radius : centreX - radius;
        double bendY = isDown ? centreY + radius : centreY - radius;
        graphics.setStroke(graphics.getFill());
        graphics.setLineWidth(line);
        graphics.beginPath();
        graphics.moveTo(centreX, endY);
        graphics.lineTo(centreX, bendY);
        graphics.quadraticCurveTo(centreX, centreY, bendX, centreY);
        graphics.lineTo(endX, centreY);
        graphics.stroke();
    }

    private void diagonal(int code, double x, double y, double width, double height, double line) {
        graphics.setStroke(graphics.getFill());
        graphics.setLineWidth(line);
        if (code == 0x2571 || code == 0x2573) {
            graphics.strokeLine(x + width, y, x, y + height);
        }
        if (code == 0x2572 || code == 0x2573) {
            graphics.strokeLine(x, y, x + width, y + height);
        }
    }

    private void block(int offset, double x, double y, double width, double height) {
        double halfX = Math.rint(width / 2);
        double halfY = Math.rint(height / 2);
        switch (offset) {
            case 0x00 -> graphics.fillRect(x, y, width, halfY);
            case 0x10 -> graphics.fillRect(x + halfX, y, width - halfX, height);
            case 0x11, 0x12, 0x13 -> {
                graphics.save();
                graphics.setGlobalAlpha((offset - 0x10) * 0.25);
                graphics.fillRect(x, y, width, height);
                graphics.restore();
            }
            case 0x14 -> graphics.fillRect(x, y, width, Math.max(1, Math.rint(height / 8)));
            case 0x15 -> {
                double eighth = Math.max(1, Math.rint(width / 8));
                graphics.fillRect(x + width - eighth, y, eighth, height);
            }
            default -> {
                if (offset <= 0x08) {
                    double part = Math.rint(height * offset / 8);
                    graphics.fillRect(x, y + height - part, width, part);
                } else if (offset <= 0x0f) {
                    graphics.fillRect(x, y, Math.max(1, Math.rint(width * (0x10 - offset) / 8)), height);
                } else {
                    quadrants(offset - 0x16, x, y, width, height);
                }
            }
        }
    }

    private void quadrants(int index, double x, double y, double width, double height) {
        int parts = QUADRANTS[index];
        double halfX = Math.rint(width / 2);
        double halfY = Math.rint(height / 2);
        for (int part = 0; part < 4; part++) {
            if ((parts >> part & 1) != 0) {
                boolean isRight = (part & 1) != 0;
                boolean isLow = (part & 2) != 0;
                graphics.fillRect(
                        isRight ? x + halfX : x,
                        isLow ? y + halfY : y,
                        isRight ? width - halfX : halfX,
                        isLow ? height - halfY : halfY);
            }
        }
    }

    /// Lines 1, 3, 7 and 9 of nine; the fifth is a box drawing line.
    private void scanLine(int index, double x, double y, double width, double height, double line) {
        double place = new double[] {0, 2, 6, 8}[index] / 8;
        graphics.fillRect(x, y + Math.rint((height - line) * place / line) * line, width, line);
    }

    /// Two by three, counted as bits from the upper left; the patterns that are blocks already are left out.
    private void sextant(int index, double x, double y, double width, double height) {
        int parts = index + 1;
        parts += parts >= 0b010101 ? 1 : 0;
        parts += parts >= 0b101010 ? 1 : 0;
        double halfX = Math.rint(width / 2);
        for (int part = 0; part < 6; part++) {
            if ((parts >> part & 1) != 0) {
                boolean isRight = (part & 1) != 0;
                double upper = Math.rint(height * (part / 2) / 3);
                double lower = Math.rint(height * (part / 2 + 1) / 3);
                graphics.fillRect(isRight ? x + halfX : x, y + upper, isRight ? width - halfX : halfX, lower - upper);
            }
        }
    }

    private void braille(int dots, double x, double y, double width, double height) {
        double size = Math.max(1, Math.rint(Math.min(width / 4, height / 8)));
        int[] columns = {0, 0, 0, 1, 1, 1, 0, 1};
        int[] rows = {0, 1, 2, 0, 1, 2, 3, 3};
        for (int dot = 0; dot < 8; dot++) {
            if ((dots >> dot & 1) != 0) {
                double centreX = x + width * (2 * columns[dot] + 1) / 4;
                double centreY = y + height * (2 * rows[dot] + 1) / 8;
                graphics.fillRect(Math.rint(centreX - size / 2), Math.rint(centreY - size / 2), size, size);
            }
        }
    }

    private void arrow(int kind, double x, double y, double width, double height, double line) {
        double tip = kind < 2 ? x + width : x;
        double base = kind < 2 ? x : x + width;
        double middle = y + height / 2;
        if (kind % 2 == 0) {
            graphics.fillPolygon(new double[] {base, tip, base}, new double[] {y, middle, y + height}, 3);
            return;
        }
        graphics.setStroke(graphics.getFill());
        graphics.setLineWidth(line);
        graphics.strokePolyline(new double[] {base, tip, base}, new double[] {y, middle, y + height}, 3);
    }

    private static int[] arms() {
        int[] arms = new int[0x80];
        for (int index = 0; index < ARM_NAMES.length(); index += 4) {
            int value = 0;
            for (int side = 0; side < 4; side++) {
                value |= (ARM_NAMES.charAt(index + side) - '0') << 2 * side;
            }
            arms[index / 4] = value;
        }
        return arms;
    }
}

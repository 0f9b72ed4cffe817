package dev.ecsdeck.ui.kit.terminal;

/// Contrast of two colours as WCAG 2 defines it, 1 to 21.
final class Contrast {
    private static final int STEPS = 20;

    private Contrast() {}

    static double of(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /// White text stands out more than black on it.
    static boolean isDark(int behind) {
        return of(behind, 0xffffff) > of(behind, 0);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// `text` itself if it stands out enough, or else the nearest colour on its way to white or black that does.
    static int atLeast(double wanted, int text, int behind) {
        if (of(text, behind) >= wanted) {
            return text;
        }
        int goal = of(0xffffff, behind) > of(0, behind) ? 0xffffff : 0;
        for (int step = 1; step < STEPS; step++) {
            int moved = between(text, goal, step);
            if (of(moved, behind) >= wanted) {
                return moved;
            }
        }
        return goal;
    }

    private static int between(int from, int to, int step) {
        int moved = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int start = from >> shift & 0xff;
            int end = to >> shift & 0xff;
            moved |= start + (end - start) * step / STEPS << shift;
        }
        return moved;
    }
}

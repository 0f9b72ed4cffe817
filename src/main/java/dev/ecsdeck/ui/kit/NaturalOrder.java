package dev.ecsdeck.ui.kit;

import java.util.Comparator;

/// Names as people order them: runs of figures count as numbers, so `web-9` stands before `web-10`; case does not
/// matter. Makes no copies, for lists of tens of thousands.
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char one = a.charAt(i);
            char two = b.charAt(j);
            if (isFigure(one) && isFigure(two)) {
                int endOne = endOfFigures(a, i);
                int endTwo = endOfFigures(b, j);
                int c = compareFigures(a, i, endOne, b, j, endTwo);
                if (c != 0) {
                    return c;
                }
                i = endOne;
                j = endTwo;
            } else {
                int c = Character.compare(Character.toLowerCase(one), Character.toLowerCase(two));
                if (c != 0) {
                    return c;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int compareFigures(String a, int from, int endA, String b, int begin, int endB) {
        int i = skipZeros(a, from, endA);
        int j = skipZeros(b, begin, endB);
        int byLength = Integer.compare(endA - i, endB - j);
        for (int k = 0; byLength == 0 && i + k < endA; k++) {
            int c = Character.compare(a.charAt(i + k), b.charAt(j + k));
            if (c != 0) {
                return c;
            }
        }
        return byLength;
    }

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfFigures(String text, int from) {
        int at = from;
        while (at < text.length() && isFigure(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}

package dev.ecsdeck.terminal.vt;

import dev.ecsdeck.terminal.screen.Clusters;
import dev.ecsdeck.terminal.screen.Line;
import dev.ecsdeck.terminal.screen.Row;
import java.util.Arrays;

/// One line as text, with the way from characters to columns.
///
/// @param number as in [VtTerminal]
/// @param columns the column of each character of `text`, and one more: the column after the last
/// @param isWrapped the text goes on in the next line
public record TextLine(long number, String text, int[] columns, boolean isWrapped) {
    static TextLine of(long number, Line line, Clusters clusters) {
        int length = line.length();
        int[] codes = new int[length];
        line.copy(codes, new long[length], length);
        return of(number, codes, line.isWrapped(), clusters);
    }

    static TextLine of(long number, Row row, Clusters clusters) {
        int length = row.used();
        int[] codes = new int[length];
        for (int column = 0; column < length; column++) {
            codes[column] = row.code(column);
        }
        return of(number, codes, row.isWrapped(), clusters);
    }

    private static TextLine of(long number, int[] codes, boolean isWrapped, Clusters clusters) {
        StringBuilder text = new StringBuilder(codes.length);
        int[] columns = new int[codes.length + 1];
        int characters = 0;
        for (int column = 0; column < codes.length; column++) {
            clusters.append(text, codes, column, column + 1);
            if (text.length() + 1 > columns.length) {
                columns = Arrays.copyOf(columns, text.length() * 2 + 1);
            }
            Arrays.fill(columns, characters, text.length(), column);
            characters = text.length();
        }
        columns = Arrays.copyOf(columns, characters + 1);
        columns[characters] = codes.length;
        return new TextLine(number, text.toString(), columns, isWrapped);
    }

    /// The column where the character at `index` of the text stands.
    public int column(int index) {
        return columns[index];
    }

    /// The index of the first character that stands at `column` or right of it.
    public int index(int column) {
        int index = 0;
        while (index < text.length() && columns[index] < column) {
            index++;
        }
        return index;
    }
}

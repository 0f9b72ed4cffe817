package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.CursorShape;
import dev.ecsdeck.terminal.screen.Clusters;
import dev.ecsdeck.terminal.screen.Extra;
import dev.ecsdeck.terminal.screen.History;
import dev.ecsdeck.terminal.screen.Line;
import dev.ecsdeck.terminal.screen.Row;
import dev.ecsdeck.terminal.screen.Screen;
import dev.ecsdeck.terminal.screen.Style;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows that a view shows, copied out so that painting needs no lock. A row that is the same as at the last copy
/// is not copied again, and says so. One thread only.
public final class ScreenCopy {
    public int rows;
    public int columns;
    /// Cell codes by row and column, as in [Clusters]; 0 where nothing was written.
    public int[][] codes = {};
    /// Styles by row and column, as in [Style].
    public long[][] styles = {};
    /// The row differs from what the last copy gave.
    public boolean[] isChanged = {};

    /// A prompt begins in the row whose command has failed.
    public boolean[] hasFailed = {};

    /// Number of the line in the topmost row, of the oldest line there is, and of the live screen's first.
    public long topLine;

    public long firstLine;
    public long screenTop;

    /// Where the cursor is, in rows of the live screen.
    public int cursorRow;

    public int cursorColumn;
    public boolean isCursorVisible;
    public CursorShape cursorShape = CursorShape.STEADY_BLOCK;
    public boolean isReverseVideo;
    public boolean isAlternate;

    private Extra[][] extras = {};
    private @Nullable Object[] sources = {};
    private int[] versions = {};
    private @Nullable Clusters clusters;

    /// What a cell shows; empty for the tail of a wide one.
    public String text(int row, int column) {
        return Objects.requireNonNull(clusters).text(codes[row][column]);
    }

    /// The link or underline colour of a cell.
    public Extra extra(int row, int column) {
        Extra[] row0 = extras[row];
        return column < row0.length ? row0[column] : Extra.NONE;
    }

    /// Row of this copy where the cursor is, or -1 if it is scrolled out of sight.
    public int visibleCursorRow() {
        long row = screenTop + cursorRow - topLine;
        return row >= 0 && row < rows ? (int) row : -1;
    }

    /// The text of a row without trailing blanks.
    public String rowText(int row) {
        StringBuilder out = new StringBuilder();
        Objects.requireNonNull(clusters).append(out, codes[row], 0, columns);
        return out.toString().stripTrailing();
    }

    /// Forgets what it has, so that the next copy reports every row as changed.
    public void invalidate() {
        Arrays.fill(sources, null);
    }

    void take(Screen screen, long wantedTop) {
        clusters = screen.clusters();
        fit(screen.rows(), screen.columns());
        History history = screen.history();
        firstLine = history.dropped();
        screenTop = firstLine + history.size();
        topLine = screen.isAlternate() ? screenTop : Math.max(firstLine, Math.min(screenTop, wantedTop));
        for (int row = 0; row < rows; row++) {
            long line = topLine + row;
            if (line < screenTop) {
                takeLine(row, history.get((int) (line - firstLine)));
            } else {
                takeRow(row, screen.row((int) (line - screenTop)));
            }
        }
        if (screen.isAlternate()) {
            Arrays.fill(hasFailed, false);
        } else {
            screen.prompts().fillFailed(topLine, hasFailed);
        }
        cursorRow = screen.cursorRow();
        cursorColumn = screen.cursorColumn();
        isCursorVisible = screen.modes().cursorVisible;
        cursorShape = screen.modes().cursorShape;
        isReverseVideo = screen.modes().reverseVideo;
        isAlternate = screen.isAlternate();
    }

    private void fit(int newRows, int newColumns) {
        if (rows == newRows && columns == newColumns) {
            return;
        }
        rows = newRows;
        columns = newColumns;
        codes = new int[rows][columns];
        styles = new long[rows][columns];
        isChanged = new boolean[rows];
        hasFailed = new boolean[rows];
        extras = new Extra[rows][0];
        sources = new Object[rows];
        versions = new int[rows];
    }

    private void takeLine(int row, Line line) {
        isChanged[row] = sources[row] != line;
        if (!isChanged[row]) {
            return;
        }
        sources[row] = line;
        int length = line.copy(codes[row], styles[row], columns);
        Arrays.fill(codes[row], length, columns, 0);
        Arrays.fill(styles[row], length, columns, Style.PLAIN);
        takeExtras(row, line::extra);
    }

    private void takeRow(int row, Row live) {
        isChanged[row] = sources[row] != live || versions[row] != live.version();
        if (!isChanged[row]) {
            return;
        }
        sources[row] = live;
        versions[row] = live.version();
        live.copy(codes[row], styles[row]);
        takeExtras(row, live::extra);
    }

    private interface ExtraAt {
        Extra at(int column);
    }

    private void takeExtras(int row, ExtraAt source) {
        extras[row] = new Extra[0];
        for (int column = 0; column < columns; column++) {
            if (Style.has(styles[row][column], Style.EXTRA)) {
                if (extras[row].length == 0) {
                    extras[row] = new Extra[columns];
                    Arrays.fill(extras[row], Extra.NONE);
                }
                extras[row][column] = source.at(column);
            }
        }
    }
}

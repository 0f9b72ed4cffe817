package dev.ecsdeck.ui.kit.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import dev.ecsdeck.terminal.screen.CellWidth;
import dev.ecsdeck.terminal.vt.ScreenCopy;
import dev.ecsdeck.terminal.vt.VtTerminal;
import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// The canvas: at most one paint a pulse, only rows that differ from what is painted, nothing while nothing changes
/// or nobody sees it. JavaFX thread only, but for [#wake].
final class ScreenView {
    static final double INSET_X = 12;
    static final double INSET_Y = 8;
    /// The live screen, whatever comes.
    static final long FOLLOW = Long.MAX_VALUE;

    /// A program that begins a synchronized update and never ends it is shown after this.
    private static final long LONGEST_UPDATE_NANOS = 150_000_000;

    private static final long BLINK_NANOS = 530_000_000;

    final Canvas canvas = new Canvas();
    final ScreenCopy copy = new ScreenCopy();
    final Selection selection;
    private final VtTerminal terminal;
    private final Painter painter;
    private final ShownWatcher shown;
    private final Runnable afterPaint;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };

    private CellFont font;
    private Colours colours;
    private @Nullable MatchMarks marks;
    private long topLine = FOLLOW;
    private boolean isRunning;
    private boolean isDirty = true;
    private boolean isRepaintAll = true;
    private boolean isFocused;
    private boolean isWaiting;
    private boolean blinks;
    private long updateBegan;
    private long blinkBegan;
    private boolean isBlinkOff;
    private int cursorTint = -1;
    private String composed = "";
    private int[] rowMarks = {};
    private int[][] painted = {};
    private boolean[] paintedFailed = {};
    private int paintedCursorRow = -1;
    private boolean isPaintedReverse;
    private long paints;

    ScreenView(VtTerminal terminal, CellFont font, Colours colours, Runnable afterPaint) {
        this.terminal = terminal;
        this.font = font;
        this.colours = colours;
        this.afterPaint = afterPaint;
        this.selection = new Selection(terminal);
        this.painter = new Painter(canvas.getGraphicsContext2D(), font, colours);
        this.shown = new ShownWatcher(canvas, this::repaint);
    }

    void use(CellFont newFont, Colours newColours, double scale) {
        font = newFont;
        colours = newColours;
        painter.use(newFont, newColours, scale);
        painter.setOrigin(INSET_X, INSET_Y);
        repaint();
    }

    CellFont font() {
        return font;
    }

    /// Whether it listens to the pulse: only while something changes or blinks.
    boolean isRunning() {
        return isRunning;
    }

    /// How many times the canvas has been painted, for tests of idleness.
    long paints() {
        return paints;
    }

    void setMarks(@Nullable MatchMarks newMarks) {
        marks = newMarks;
        repaint();
    }

    void setFocused(boolean hasFocus) {
        isFocused = hasFocus;
        restartBlink();
        wake();
    }

    /// Whether what is typed waits: the cursor is hollow then, as without the keyboard.
    void setWaiting(boolean isNow) {
        isWaiting = isNow;
        repaint();
    }

    void setBlinks(boolean mayBlink) {
        blinks = mayBlink;
        wake();
    }

    /// Shows the cursor steadily for a while, as after a key.
    void restartBlink() {
        blinkBegan = System.nanoTime();
        if (isBlinkOff) {
            isBlinkOff = false;
            wake();
        }
    }

    /// @param rgb a colour for the cursor in place of the theme's, or -1
    void setCursorTint(int rgb) {
        cursorTint = rgb;
        repaint();
    }

    void setComposed(String text) {
        composed = text;
        repaint();
    }

    boolean isFollowing() {
        return topLine == FOLLOW;
    }

    long topLine() {
        return isFollowing() ? copy.screenTop : topLine;
    }

    void scrollTo(long line) {
        topLine = line >= copy.screenTop ? FOLLOW : Math.max(copy.firstLine, line);
        wake();
    }

    void follow() {
        if (topLine != FOLLOW) {
            topLine = FOLLOW;
            wake();
        }
    }

    /// All of it, at the next pulse.
    void repaint() {
        isRepaintAll = true;
        wake();
    }

    /// Something may look different from the next pulse on.
    void wake() {
        isDirty = true;
        if (!isRunning && shown.isShown()) {
            isRunning = true;
            pulse.start();
        }
    }

    private void tick(long now) {
        if (!shown.isShown()) {
            stop();
            return;
        }
        boolean isBlinkDue = blinkDue(now);
        if (!isDirty && !isBlinkDue) {
            if (!isBlinking()) {
                stop();
            }
            return;
        }
        if (terminal.modes().synchronizedOutput && !isRepaintAll) {
            updateBegan = updateBegan == 0 ? now : updateBegan;
            if (now - updateBegan < LONGEST_UPDATE_NANOS) {
                return;
            }
        }
        updateBegan = 0;
        isDirty = false;
        paint();
    }

    private void stop() {
        isRunning = false;
        pulse.stop();
    }

    private boolean isBlinking() {
        return blinks && isFocused && !isWaiting && copy.isCursorVisible && copy.cursorShape.isBlinking();
    }

    private boolean blinkDue(long now) {
        boolean isOff = isBlinking() && (System.nanoTime() - blinkBegan) / BLINK_NANOS % 2 == 1;
        boolean isDue = isOff != isBlinkOff;
        isBlinkOff = isOff;
        return isDue && now > 0;
    }

    /// Copies what has changed under the terminal's lock, then paints without it.
    void paint() {
        terminal.copy(copy, topLine);
        if (topLine != FOLLOW && copy.topLine >= copy.screenTop) {
            topLine = FOLLOW;
        }
        boolean isAll = isRepaintAll
                || painted.length != copy.rows
                || rowMarks.length != copy.columns
                || isPaintedReverse != copy.isReverseVideo;
        if (isAll) {
            isRepaintAll = false;
            isPaintedReverse = copy.isReverseVideo;
            painted = new int[copy.rows][];
            paintedFailed = new boolean[copy.rows];
            rowMarks = new int[copy.columns];
            painter.clear(canvas.getWidth(), canvas.getHeight(), copy.isReverseVideo);
        }
        int cursorRow = copy.isCursorVisible && !isBlinkOff ? copy.visibleCursorRow() : -1;
        boolean hasPainted = false;
        for (int row = 0; row < copy.rows; row++) {
            fillMarks(row);
            boolean isSame = !copy.isChanged[row]
                    && painted[row] != null
                    && row != cursorRow
                    && row != paintedCursorRow
                    && Arrays.equals(painted[row], rowMarks);
            if (!isSame) {
                painter.row(copy, row, rowMarks);
                painted[row] = rowMarks.clone();
                hasPainted = true;
            }
            if (paintedFailed[row] != copy.hasFailed[row]) {
                paintedFailed[row] = copy.hasFailed[row];
                painter.failure(row, copy.hasFailed[row], copy.isReverseVideo);
                hasPainted = true;
            }
        }
        if (cursorRow >= 0) {
            paintCursor(cursorRow);
        }
        paintedCursorRow = cursorRow;
        if (hasPainted) {
            paints++;
        }
        afterPaint.run();
    }

    private void fillMarks(int row) {
        Arrays.fill(rowMarks, -1);
        long line = copy.topLine + row;
        if (marks != null) {
            marks.fill(line, rowMarks);
        }
        int from = selection.from(line, copy.columns);
        if (from >= 0) {
            int to = Math.max(from, selection.to(line, copy.columns));
            Arrays.fill(rowMarks, from, to, colours.selection());
        }
    }

    private void paintCursor(int row) {
        int tint = cursorTint >= 0 ? cursorTint : colours.cursor();
        if (!composed.isEmpty()) {
            int[] widths = composed.codePoints().map(CellWidth::of).toArray();
            painter.composed(copy, row, composed, widths);
            return;
        }
        CursorShape shape = copy.cursorShape;
        painter.cursor(copy, row, shape, isFocused && !isWaiting, tint);
    }

    /// Row under a place on the canvas, which may lie outside the rows there are.
    int rowAt(double y) {
        return (int) Math.floor((y - INSET_Y) / font.height);
    }

    /// Column under a place on the canvas, which may lie outside the columns there are.
    int columnAt(double x) {
        return (int) Math.floor((x - INSET_X) / font.width);
    }

    /// The boundary between cells nearest to a place.
    int boundaryAt(double x) {
        int boundary = (int) Math.round((x - INSET_X) / font.width);
        return Math.clamp(boundary, 0, copy.columns);
    }

    double cursorX() {
        return painter.x(copy.cursorColumn);
    }

    double cursorBottom() {
        return painter.y(Math.max(0, copy.visibleCursorRow()) + 1);
    }
}

package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.terminal.Key;
import dev.ecsdeck.terminal.KeyEncoder;
import dev.ecsdeck.terminal.KeyModifiers;
import dev.ecsdeck.terminal.vt.VtTerminal;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A terminal to look at and type into. JavaFX thread only. See the package's page for how to embed it.
public final class TerminalPane extends Region implements AutoCloseable {
    private static final double SCROLL_BAR = 10;

    private final Workers workers;
    private final TerminalCallbacks callbacks;
    private final VtTerminal terminal;
    private final ScreenView view;
    private final KeyEncoder encoder;
    private final LinkFinder links;
    private final Clips clips;
    private final ScrollBar scrollBar = new ScrollBar();
    private TerminalSettings settings;
    /// Also read by the emulator's thread, for its answers.
    private volatile TerminalTheme theme;
    private int initialFontSize;
    private ScreenSize size = ScreenSize.DEFAULT;
    private boolean isSized;
    private boolean isScrolling;
    /// Also read by the emulator's thread, for its answers.
    private volatile @Nullable Attachment attachment;

    public TerminalPane(TerminalSettings settings, TerminalTheme theme, Workers workers, TerminalCallbacks callbacks) {
        this.settings = settings;
        this.theme = theme;
        this.workers = workers;
        this.callbacks = callbacks;
        this.initialFontSize = settings.fontSize();
        PaneEvents events = new PaneEvents(this, callbacks);
        terminal = new VtTerminal(ScreenSize.DEFAULT, settings.scrollback(), events, events);
        links = new LinkFinder(terminal);
        CellFont font = new CellFont(settings.fontFamily(), settings.fontSize(), 1);
        view = new ScreenView(terminal, font, colours(), this::painted);
        clips = new Clips(this, view, terminal, callbacks);
        encoder = new KeyEncoder(terminal.modes());
        getStyleClass().add("terminal-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.setVisible(false);
        scrollBar.setFocusTraversable(false);
        getChildren().addAll(view.canvas, scrollBar);
        PaneInput.listen(this, view, callbacks, scrollBar, () -> settings.altIsMeta());
        applySettings();
    }

    // --- What is shown

    /// Uses `link` from now on. The pane does not close it.
    public void attach(ShellLink link) {
        detach();
        terminal.startAnew();
        view.follow();
        Attachment fresh = new Attachment(link, "terminal", terminal, workers, this::ended);
        attachment = fresh;
        fresh.resize(size);
        fresh.start("terminal", workers);
    }

    /// Lets go of the link, which stays open. What is on the screen stays.
    public void detach() {
        Attachment old = attachment;
        attachment = null;
        if (old != null) {
            old.close();
        }
    }

    public boolean isAttached() {
        return attachment != null;
    }

    private void ended(Attachment which, @Nullable IOException cause) {
        Platform.runLater(() -> {
            if (attachment == which) {
                attachment = null;
                callbacks.ended(cause);
            }
        });
    }

    /// Writes a line of the program's own, dimmed, below what is on the screen. For when nothing is attached.
    public void writeNotice(String line) {
        terminal.startAnew();
        StringBuilder clean = new StringBuilder("\u001b[2m");
        line.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .forEach(clean::appendCodePoint);
        terminal.feed(clean.append("\u001b[0m\r\n").toString());
    }

    /// The screen as text, for tests and for reading aloud.
    public String screenText() {
        return terminal.screenText();
    }

    public ScreenSize screenSize() {
        return size;
    }

    /// The emulator below, for those who search in it or keep marks.
    public VtTerminal terminal() {
        return terminal;
    }

    ScreenView view() {
        return view;
    }

    public TerminalSettings settings() {
        return settings;
    }

    public void setSettings(TerminalSettings changed) {
        initialFontSize = changed.fontSize();
        settings = changed;
        applySettings();
    }

    public TerminalTheme theme() {
        return theme;
    }

    public void setTheme(TerminalTheme changed) {
        theme = changed;
        applySettings();
    }

    /// Gives the cursor the colour of an environment; empty for the theme's own.
    public void setCursorTint(Optional<Color> tint) {
        view.setCursorTint(tint.map(TerminalPane::rgb).orElse(-1));
    }

    /// Shows a hollow cursor: what is typed waits for the far side.
    public void setWaiting(boolean isWaiting) {
        view.setWaiting(isWaiting);
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    private Colours colours() {
        return new Colours(terminal::colour, theme.selection(), settings.minimumContrast());
    }

    void coloursChanged() {
        view.use(view.font(), colours(), scale());
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void applySettings() {
        terminal.setScrollback(settings.scrollback());
        view.selection.setWordCharacters(settings.wordCharacters());
        view.setBlinks(settings.cursorBlinks());
        view.use(new CellFont(settings.fontFamily(), settings.fontSize(), scale()), colours(), scale());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (view.canvas.getWidth() != width || view.canvas.getHeight() != height) {
            view.canvas.setWidth(width);
            view.canvas.setHeight(height);
            view.repaint();
        }
        scrollBar.resizeRelocate(width - SCROLL_BAR, 0, SCROLL_BAR, height);
        int columns = (int) ((width - 2 * ScreenView.INSET_X) / view.font().width);
        int rows = (int) ((height - 2 * ScreenView.INSET_Y) / view.font().height);
        if (columns < 2 || rows < 1) {
            return;
        }
        ScreenSize fitting = new ScreenSize(rows, columns);
        if (!fitting.equals(size) || !isSized) {
            isSized = true;
            size = fitting;
            view.selection.clear();
            terminal.resize(size);
            view.repaint();
            Attachment now = attachment;
            if (now != null) {
                now.resize(size);
            }
            callbacks.resized(size);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 80 * view.font().width + 2 * ScreenView.INSET_X;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 24 * view.font().height + 2 * ScreenView.INSET_Y;
    }

    private void painted() {
        isScrolling = true;
        boolean hasHistory = view.copy.screenTop > view.copy.firstLine && !view.copy.isAlternate;
        scrollBar.setVisible(hasHistory);
        if (hasHistory) {
            scrollBar.setMin((double) view.copy.firstLine);
            scrollBar.setMax((double) view.copy.screenTop);
            scrollBar.setVisibleAmount(view.copy.rows);
            scrollBar.setValue((double) view.copy.topLine);
        }
        isScrolling = false;
        setAccessibleText(view.copy.rowText(Math.max(0, view.copy.visibleCursorRow())));
    }

    void scrollBarMoved(long line) {
        if (!isScrolling) {
            view.scrollTo(line);
        }
    }

    /// Searches, marks hits and steps through them.
    public Finder finder() {
        return new Finder(terminal, view, this::theme, workers);
    }

    // --- What is typed

    /// Sends text as if it had been typed.
    public void send(String text) {
        sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void sendBytes(byte[] bytes) {
        Attachment now = attachment;
        if (bytes.length > 0 && (now == null || !now.send(bytes))) {
            callbacks.refused();
        }
    }

    /// The emulator's own answers; from its thread.
    void answer(byte[] bytes) {
        Attachment now = attachment;
        if (now != null) {
            now.answer(bytes);
        }
    }

    void sendKey(Key key) {
        send(encoder.encode(key, KeyModifiers.NONE));
    }

    /// Takes a key that was pressed here, or in a pane whose keys come here too.
    public void type(Keystroke key) {
        typed(key.bytes(encoder));
    }

    void typed(String text) {
        view.follow();
        view.restartBlink();
        send(text);
    }

    /// Pastes the clipboard; asks first if it has many lines.
    public void paste() {
        clips.paste();
    }

    /// Pastes `text`, cleaned, without asking.
    public void pasteText(String text) {
        clips.pasteText(text);
    }

    // --- Selection

    public boolean hasSelection() {
        return !view.selection.isEmpty();
    }

    public String selectedText() {
        return view.selection.text();
    }

    public void selectAll() {
        clips.selectAll();
    }

    public void clearSelection() {
        view.selection.clear();
        view.wake();
    }

    /// Puts the selection on the clipboard; an empty one leaves the clipboard alone.
    public void copySelection() {
        clips.copy(view.selection.text());
    }

    void copyText(String text) {
        clips.copy(text);
    }

    void selectionDone() {
        if (settings.copyOnSelect()) {
            copySelection();
        }
    }

    void middleClick() {
        if (settings.middleClickPastes()) {
            paste();
        }
    }

    // --- Scrolling, zoom, links

    public void scrollLines(int lines) {
        view.scrollTo(view.topLine() + lines);
    }

    public void scrollPages(int pages) {
        scrollLines(pages * Math.max(1, size.rows() - 1));
    }

    public void scrollToTop() {
        view.scrollTo(0);
    }

    public void scrollToBottom() {
        view.follow();
    }

    /// Brings a line into sight, a third from the top.
    public void scrollToLine(long line) {
        view.scrollTo(line - size.rows() / 3);
    }

    public void zoomBy(int pixels) {
        zoomTo(settings.fontSize() + pixels);
    }

    public void resetZoom() {
        zoomTo(initialFontSize);
    }

    private void zoomTo(int pixels) {
        settings = settings.withFontSize(pixels);
        applySettings();
        callbacks.zoomed(settings.fontSize());
    }

    void askToFind() {
        callbacks.find();
    }

    void openMenu(double screenX, double screenY) {
        callbacks.contextMenu(screenX, screenY);
    }

    Optional<LinkFinder.Target> linkAt(int row, int column) {
        return links.at(view.copy, row, column);
    }

    TerminalCallbacks callbacks() {
        return callbacks;
    }

    /// Ends the pane: it lets go of its link and paints no more.
    @Override
    public void close() {
        detach();
    }
}

package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.link.ScreenSize;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A terminal fed from memory, with everything it says written down. `␛` in what is fed stands for ESC.
final class Probe implements TerminalEvents, TerminalOutputStream {
    final VtTerminal terminal;
    final StringBuilder answers = new StringBuilder();
    final List<String> titles = new ArrayList<>();
    final List<String> clipboards = new ArrayList<>();
    final List<String> marks = new ArrayList<>();
    final List<String> directories = new ArrayList<>();
    int bells;
    int changes;

    Probe(int rows, int columns) {
        this(rows, columns, 1000);
    }

    Probe(int rows, int columns, int scrollback) {
        terminal = new VtTerminal(new ScreenSize(rows, columns), scrollback, this, this);
    }

    Probe feed(String text) {
        terminal.feed(text.replace('␛', '\u001b').replace('␇', '\u0007'));
        return this;
    }

    /// Rows apart by `/`, trailing blanks and empty rows at the end cut.
    String screen() {
        return terminal.screenText().replace("\n", "/");
    }

    String answers() {
        return answers.toString().replace('\u001b', '␛');
    }

    ScreenCopy copy() {
        ScreenCopy copy = new ScreenCopy();
        terminal.copy(copy, Long.MAX_VALUE);
        return copy;
    }

    String cursor() {
        ScreenCopy copy = copy();
        return copy.cursorRow + "," + copy.cursorColumn;
    }

    long style(int row, int column) {
        return copy().styles[row][column];
    }

    /// All lines there are, scrollback first, as [#screen].
    String all() {
        StringBuilder out = new StringBuilder();
        for (TextLine line : terminal.lines(0, Long.MAX_VALUE)) {
            out.append(line.text().stripTrailing()).append(line.isWrapped() ? "~" : "/");
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '/') {
            end--;
        }
        return out.substring(0, end);
    }

    @Override
    public void changed() {
        changes++;
    }

    @Override
    public void title(String title) {
        titles.add(title);
    }

    @Override
    public void bell() {
        bells++;
    }

    @Override
    public void clipboard(String text) {
        clipboards.add(text);
    }

    @Override
    public void directory(String url) {
        directories.add(url);
    }

    @Override
    public void mark(PromptMark mark, long line, @Nullable Integer exitStatus) {
        marks.add(mark + " " + line + (exitStatus == null ? "" : " " + exitStatus));
    }

    @Override
    public int themeColour(int slot) {
        return 0x10203 * (slot & 0xf);
    }

    @Override
    public void sendBytes(byte[] bytes, boolean isUserInput) {
        sendString(new String(bytes, StandardCharsets.UTF_8), isUserInput);
    }

    @Override
    public void sendString(String text, boolean isUserInput) {
        answers.append(text);
    }
}

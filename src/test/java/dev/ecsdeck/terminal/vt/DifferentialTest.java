package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.terminal.screen.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The same streams in this emulator and in xterm.js, screen by screen. `-Ddifferential.streams=20000` tries more.
class DifferentialTest {
    private static final int ROWS = 10;
    private static final int COLUMNS = 40;
    /// Streams whose styles are compared too; in later ones halves of cut wide characters differ in theirs.
    private static final int STYLED = 1500;

    private static final int STREAMS = Integer.getInteger("differential.streams", 1500);

    @Test
    void randomStreamsLookAsInXtermJs() throws IOException {
        Optional<XtermHeadless> started = XtermHeadless.start();
        assumeTrue(started.isPresent(), "@xterm/headless is not installed under target/xterm-headless");

        try (XtermHeadless xterm = started.get()) {
            for (long seed = 0; seed < STREAMS; seed++) {
                String stream = RandomStream.of(seed, ROWS, COLUMNS, 5 + (int) (seed % 40));
                XtermHeadless.Shown expected = xterm.show(ROWS, COLUMNS, stream.getBytes(StandardCharsets.UTF_8));

                XtermHeadless.Shown actual = show(stream);
                String name = "seed " + seed + ": " + visible(stream);
                assertThat(actual.rows()).as(name).isEqualTo(expected.rows());
                assertThat(actual.cursor()).as(name).isEqualTo(expected.cursor());
                for (int row = 0; row < ROWS && seed < STYLED; row++) {
                    assertThat(actual.styles().get(row))
                            .as(name + " row " + row)
                            .isEqualTo(expected.styles().get(row));
                }
            }
        }
    }

    private static String visible(String stream) {
        return stream.replace('\u001b', '␛')
                .replace("\r", "␍")
                .replace("\n", "␊")
                .replace("\b", "␈")
                .replace("\t", "␉");
    }

    private static XtermHeadless.Shown show(String stream) {
        Probe probe = new Probe(ROWS, COLUMNS).feed(stream);
        ScreenCopy copy = probe.copy();
        List<String> rows = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(copy.rowText(row));
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                line.append(column == 0 ? "" : " ").append(describe(copy.styles[row][column]));
            }
            styles.add(line.toString());
        }
        boolean isPending = copy.cursorColumn == COLUMNS - 1 && probe.terminal.isWrapPending();
        return new XtermHeadless.Shown(rows, copy.cursorRow + "," + (copy.cursorColumn + (isPending ? 1 : 0)), styles);
    }

    private static String describe(long style) {
        StringBuilder out = new StringBuilder();
        out.append(colour(Style.foreground(style))).append(',').append(colour(Style.background(style)));
        long[] flags = {
            Style.BOLD, Style.DIM, Style.ITALIC, 0, Style.INVERSE, Style.HIDDEN, Style.STRIKE, Style.OVERLINE
        };
        for (long flag : flags) {
            boolean isOn = flag == 0 ? Style.underline(style) != 0 : Style.has(style, flag);
            out.append(isOn ? ",1" : ",0");
        }
        return out.toString();
    }

    /// Mode and value as xterm.js numbers them.
    private static String colour(int colour) {
        int value = Style.value(colour);
        if (Style.isDirect(colour)) {
            return (3 << 24) + "," + value;
        }
        if (Style.isIndexed(colour)) {
            return ((value < 16 ? 1 : 2) << 24) + "," + value;
        }
        return "0,-1";
    }
}

package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import org.junit.jupiter.api.Test;

class ReflowTest {
    private static Probe resized(Probe probe, int rows, int columns) {
        probe.terminal.resize(new ScreenSize(rows, columns));
        return probe;
    }

    @Test
    void aLongLineFoldsAtTheNewWidth() {
        Probe probe = resized(new Probe(4, 10).feed("abcdefghijklmn\r\n$ "), 4, 5);

        assertThat(probe.all()).isEqualTo("abcde~fghij~klmn/$");
        assertThat(probe.cursor()).isEqualTo("3,2");
    }

    @Test
    void widerAgainAllIsAsItWas() {
        Probe probe = new Probe(4, 10).feed("abcdefghijklmn\r\nx\r\n$ ");
        String before = probe.all();

        resized(probe, 4, 3);
        resized(probe, 4, 10);

        assertThat(probe.all()).isEqualTo(before);
        assertThat(probe.cursor()).isEqualTo("3,2");
    }

    @Test
    void theScrollbackFoldsToo() {
        Probe probe = new Probe(2, 6).feed("abcdef\r\nghijkl\r\n1\r\n2");

        resized(probe, 2, 3);

        assertThat(probe.all()).isEqualTo("abc~def/ghi~jkl/1/2");
    }

    @Test
    void aWideCharacterIsNotCut() {
        assertThat(resized(new Probe(4, 6).feed("a中文字"), 4, 4).all()).isEqualTo("a中~文字");
    }

    @Test
    void fewerRowsPushTheTopAway() {
        Probe probe = resized(new Probe(4, 10).feed("1\r\n2\r\n3\r\n4"), 2, 10);

        assertThat(probe.screen()).isEqualTo("3/4");
        assertThat(probe.all()).isEqualTo("1/2/3/4");
    }

    @Test
    void blankRowsBelowTheCursorGoFirst() {
        Probe probe = resized(new Probe(6, 10).feed("1\r\n2"), 3, 10);

        assertThat(probe.screen()).isEqualTo("1/2");
        assertThat(probe.cursor()).isEqualTo("1,1");
    }

    @Test
    void moreRowsBringTheScrollbackBackIfTheScreenWasFull() {
        Probe probe = resized(new Probe(2, 10).feed("1\r\n2\r\n3\r\n4"), 4, 10);

        assertThat(probe.screen()).isEqualTo("1/2/3/4");
    }

    @Test
    void aClearedScreenStaysClearWhenItGrows() {
        Probe probe = resized(new Probe(3, 10).feed("1\r\n2\r\n3␛[H␛[2J$"), 5, 12);

        assertThat(probe.screen()).isEqualTo("$");
    }

    @Test
    void theMainScreenFoldsBehindTheAlternateOne() {
        Probe probe = new Probe(3, 10).feed("abcdefgh\r\n$ ␛[?1049hfull");
        resized(probe, 3, 4);

        probe.feed("␛[?1049lx");

        assertThat(probe.all()).isEqualTo("abcd~efgh/$ x");
    }

    @Test
    void stylesAndLinksMoveWithTheirText() {
        Probe probe = resized(new Probe(3, 6).feed("ab␛]8;;http://x␇cd␛]8;;␇␛[1mef"), 3, 3);

        assertThat(probe.copy().extra(1, 0).link()).isEqualTo("http://x");
        assertThat(probe.style(1, 2)).isEqualTo(1);
    }

    @Test
    void anyWidthsInARowLoseNoText() {
        Probe probe = new Probe(5, 40);
        for (int line = 0; line < 30; line++) {
            probe.feed("line " + line + " " + "=".repeat(line) + "中".repeat(line % 7) + ".\r\n");
        }
        String text = probe.all().replace("~", "");
        for (int columns : new int[] {7, 80, 2, 33, 41, 3, 40}) {
            resized(probe, 3 + columns % 5, columns);
        }

        assertThat(probe.all().replace("~", "")).isEqualTo(text);
    }
}

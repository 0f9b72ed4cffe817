package dev.ecsdeck.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static Line line(int number) {
        Row row = new Row(4);
        row.set(0, 'a' + number, Style.PLAIN, Extra.NONE);
        return row.freeze();
    }

    private static int first(Line line) {
        int[] codes = new int[4];
        line.copy(codes, new long[4], 4);
        return codes[0] - 'a';
    }

    @Test
    void theOldestGoesWhenItIsFull() {
        History history = new History(300);
        for (int number = 0; number < 1000; number++) {
            history.add(line(number));
        }

        assertThat(history.size()).isEqualTo(300);
        assertThat(history.dropped()).isEqualTo(700);
        assertThat(first(history.get(0))).isEqualTo(700);
        assertThat(first(history.get(299))).isEqualTo(999);
    }

    @Test
    void noScrollbackKeepsNothingButCounts() {
        History history = new History(0);
        history.add(line(1));

        assertThat(history.size()).isZero();
        assertThat(history.dropped()).isEqualTo(1);
        assertThatThrownBy(() -> history.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aShorterLimitDropsTheOldestAtOnce() {
        History history = new History(100);
        for (int number = 0; number < 100; number++) {
            history.add(line(number));
        }
        history.setLimit(10);
        history.add(line(100));

        assertThat(history.size()).isEqualTo(10);
        assertThat(first(history.get(0))).isEqualTo(91);
    }

    @Test
    void aMillionLinesAreKept() {
        History history = new History(1_000_000);
        for (int number = 0; number < 1_000_100; number++) {
            history.add(line(number % 20));
        }

        assertThat(history.size()).isEqualTo(1_000_000);
        assertThat(first(history.get(999_999))).isEqualTo(1_000_099 % 20);
    }

    @Test
    void aLineKeepsItsStylesAndItsWideCharacters() {
        Row row = new Row(6);
        row.set(0, 0x4e2d, Style.BOLD, Extra.NONE);
        row.set(1, Clusters.TAIL, Style.BOLD, Extra.NONE);
        row.set(2, 0x1f600, Style.PLAIN, new Extra(Style.indexed(3), "http://x", ""));
        Line line = row.freeze();
        Row back = line.thaw(6);

        assertThat(line.length()).isEqualTo(3);
        assertThat(back.code(1)).isEqualTo(Clusters.TAIL);
        assertThat(back.style(0)).isEqualTo(Style.BOLD);
        assertThat(back.extra(2).link()).isEqualTo("http://x");
    }
}

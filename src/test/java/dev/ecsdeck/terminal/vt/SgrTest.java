package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.terminal.screen.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgrTest {
    private static long style(String sgr) {
        return new Probe(2, 10).feed("␛[" + sgr + "mx").style(0, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 8", "7, 16", "8, 32", "9, 64", "53, 128"})
    void eachAttributeHasItsFlag(int sgr, long flag) {
        assertThat(style(Integer.toString(sgr))).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource({"1;22", "2;22", "3;23", "4;24", "4:3;4:0", "5;25", "7;27", "8;28", "9;29", "53;55", "31;39", "48:5:3;49"
    })
    void eachAttributeCanBeTakenBack(String sgr) {
        assertThat(style(sgr)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "21, 2", "4:1, 1", "4:2, 2", "4:3, 3", "4:4, 4", "4:5, 5", "4:9, 1"})
    void underlinesHaveKinds(String sgr, int kind) {
        assertThat(Style.underline(style(sgr))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "31, 1",
        "97, 15",
        "38;5;200, 200",
        "38:5:200, 200",
        "38;5, -1",
        "38:5:7;1, 7",
    })
    void coloursOfThePalette(String sgr, int index) {
        int expected = index < 0 ? Style.DEFAULT_COLOUR : Style.indexed(index);

        assertThat(Style.foreground(style(sgr))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"48;2;1;2;3", "48:2:1:2:3", "48:2::1:2:3", "48:2:0:1:2:3:0:0"})
    void directColours(String sgr) {
        assertThat(Style.background(style(sgr))).isEqualTo(Style.direct(1, 2, 3));
    }

    @Test
    void whatFollowsADirectColourCounts() {
        long style = style("38;2;1;2;3;1;44");

        assertThat(Style.has(style, Style.BOLD)).isTrue();
        assertThat(Style.background(style)).isEqualTo(Style.indexed(4));
    }

    @Test
    void anUnderlineHasAColourOfItsOwn() {
        Probe probe = new Probe(2, 10).feed("␛[4;58:2::255:0:0ma␛[59mb");

        assertThat(probe.copy().extra(0, 0).underlineColour()).isEqualTo(Style.direct(255, 0, 0));
        assertThat(probe.copy().extra(0, 1).underlineColour()).isEqualTo(Style.DEFAULT_COLOUR);
    }

    @Test
    void anUnknownNumberIsSkippedWithItsSubParameters() {
        assertThat(style("1;77:1:31;3")).isEqualTo(Style.BOLD | Style.ITALIC);
    }

    @Test
    void erasingKeepsOnlyTheBackground() {
        Probe probe = new Probe(2, 10).feed("␛[1;4;31;42m␛[K");

        assertThat(probe.style(0, 5)).isEqualTo(Style.withBackground(Style.PLAIN, Style.indexed(2)));
    }
}

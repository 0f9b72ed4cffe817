package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemeTest {
    /// Text, how many cells it takes.
    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "e\u0301, 1",
        "e\u0301\u0323, 1",
        "中, 2",
        "ｱ, 1",
        "Ａ, 2",
        "😀, 2",
        "👍🏽, 2",
        "👨‍👩‍👧‍👦, 2",
        "🇨🇳, 2",
        "🇨🇳🇫🇷, 4",
        "❤, 1",
        "❤️, 2",
        "❤️‍🔥, 2",
        "각, 2",
        "ก็, 1",
        "­, 1",
        "​a, 1",
        "1️⃣, 2",
    })
    void clustersTakeTheirCells(String text, int cells) {
        Probe probe = new Probe(3, 20).feed(text);

        assertThat(probe.copy().cursorColumn).isEqualTo(cells);
    }

    @Test
    void aClusterIsKeptWhole() {
        assertThat(new Probe(2, 20).feed("|👨‍👩‍👧|e\u0301|").screen()).isEqualTo("|👨‍👩‍👧|e\u0301|");
    }

    @Test
    void aMarkAtTheRightEdgeStaysOnItsRow() {
        assertThat(new Probe(2, 3).feed("abe\u0301x").screen()).isEqualTo("abe\u0301/x");
    }

    @Test
    void aWideCharacterThatDoesNotFitGoesToTheNextRow() {
        Probe probe = new Probe(3, 3).feed("ab中");

        assertThat(probe.screen()).isEqualTo("ab/中");
    }

    @Test
    void overwritingHalfOfAWideCharacterWipesTheOther() {
        assertThat(new Probe(2, 10).feed("中文␛[1;2Hx").screen()).isEqualTo(" x文");
        assertThat(new Probe(2, 10).feed("中文␛[1;1Hx").screen()).isEqualTo("x 文");
        assertThat(new Probe(2, 10).feed("中文␛[1;2H␛[K").screen()).isEmpty();
        assertThat(new Probe(2, 10).feed("a中文␛[1;3H␛[P").screen()).isEqualTo("a 文");
    }

    @Test
    void endlessMarksDoNotGrowACellWithoutEnd() {
        Probe probe = new Probe(2, 10).feed("a" + "\u0301".repeat(10_000) + "b");

        assertThat(probe.screen().length()).isLessThan(100);
        assertThat(probe.copy().cursorColumn).isEqualTo(2);
    }

    @Test
    void halfAPairIsReplaced() {
        assertThat(new Probe(2, 10).feed("a\ud83dx").screen()).isEqualTo("a\ufffdx");
    }
}

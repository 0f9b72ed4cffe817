package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSequenceTest {
    /// What is fed to a screen of 6 rows and 20 columns, what then stands there, and where the cursor is.
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "x␛[5bY ¦ xxxxxxY ¦ 0,7",
                "x␛[mb␛[2b ¦ xbbb ¦ 0,4",
                "ab␛[1Dc␛[D␛[3b ¦ ac ¦ 0,1",
                "abcdef␛[4 q ¦ abcdef ¦ 0,6",
                "abc␛[>0qd ¦ abcd ¦ 0,4",
                "ab␛[?2026$pcd ¦ abcd ¦ 0,4",
                "ab␛[=ccd ¦ abcd ¦ 0,4",
                "ab␛[>1u␛[<ucd ¦ abcd ¦ 0,4",
                "ab␛[scd␛[uX ¦ abXd ¦ 0,3",
                "ab␛[Icd␛[2ZX ¦ Xb      cd ¦ 0,1",
                "␛[;5HX ¦ '    X' ¦ 0,5",
                "␛[3;H␛[1;2HX ¦ ' X' ¦ 0,2",
                "␛[2;;4HX ¦ /X ¦ 1,1",
                "a␛_Gpayload␛\\b ¦ ab ¦ 0,2",
                "a␛^pm␛\\␛Xsos␛\\b ¦ ab ¦ 0,2",
                "a␛ktitle␛\\b ¦ ab ¦ 0,2",
                "a␛P1;2|data␛\\b ¦ ab ¦ 0,2",
                "a␛[2aX␛[1eY ¦ a  X/    Y ¦ 1,5",
                "abcdef␛[3D␛[2X ¦ abc  f ¦ 0,3",
                "abcdef␛[3D␛[2@X ¦ abcX def ¦ 0,4",
                "abcdef␛[3D␛[2PX ¦ abcX ¦ 0,4",
                "abcdef␛[3D␛[1K␛[1GX ¦ X   ef ¦ 0,1",
                "a␛[3\u0018b ¦ ab ¦ 0,2",
                "a␛[3\u001b[1mb ¦ ab ¦ 0,2",
                "a␛[99999999999999Cb ¦ a                  b ¦ 0,19",
                "a␛[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30;31;32;33;34mb ¦ ab ¦ 0,2",
                "a␛[1<mb␛[?1;<hc ¦ abc ¦ 0,3",
                "1␛E2␛E3␛[1;1H␛[L0 ¦ 0/1/2/3 ¦ 0,1",
                "1␛E2␛E3␛[1;1H␛[M ¦ 2/3 ¦ 0,0",
                "1␛E2␛E3␛[S ¦ 2/3 ¦ 2,1",
                "1␛E2␛E3␛[T ¦ /1/2/3 ¦ 2,1",
                "␛[2;3r␛[2;1Ha␛Eb␛Ec␛Ed ¦ /c/d ¦ 2,1",
                "␛[2;3r␛[3;1Ha␛[2;1H␛Mb ¦ /b ¦ 1,1",
                "␛[2;4r␛[?6h␛[1;1Ha␛[9;1Hb ¦ /a//b ¦ 3,1",
                "a␛[?7l123456789012345678901234Z␛[?7h ¦ a123456789012345678Z ¦ 0,19",
                "ab␛[4hX␛[1GY␛[4lZ ¦ YZbX ¦ 0,2",
                "␛(0lqk␛(Bx ¦ ┌─┐x ¦ 0,4",
                "␛)0a\u000eq\u000fq ¦ a─q ¦ 0,3",
                "␛*0a␛Nqq ¦ a─q ¦ 0,3",
                "a\tb␛[3g␛[1G\tc ¦ a       b          c ¦ 0,19",
                "ab\b\bX ¦ Xb ¦ 0,1",
                "abc␛[2J ¦ '' ¦ 0,3",
                "a␛7b␛[5;5H␛8c ¦ ac ¦ 0,2",
                "a\u0084b ¦ a/ b ¦ 1,2",
                "a\u009b31mb ¦ ab ¦ 0,2",
                "a\u009dtitle\u009cb ¦ ab ¦ 0,2",
                "a\u007fb ¦ ab ¦ 0,2",
                "ab␛cc ¦ c ¦ 0,1",
            })
    void sequencesDoWhatXtermDoes(String fed, String screen, String cursor) {
        Probe probe = new Probe(6, 20).feed(fed);

        assertThat(probe.screen()).isEqualTo(screen);
        assertThat(probe.cursor()).isEqualTo(cursor);
    }

    @Test
    void aListOfModesIsReadWhole() {
        Probe probe = new Probe(6, 20).feed("␛[?1006;1002;2004;1004h");

        assertThat(probe.terminal.modes().mouse).isEqualTo(MouseMode.MOUSE_REPORTING_BUTTON_MOTION);
        assertThat(probe.terminal.modes().mouseFormat).isEqualTo(MouseFormat.MOUSE_FORMAT_SGR);
        assertThat(probe.terminal.modes().bracketedPaste).isTrue();
        assertThat(probe.terminal.modes().focusEvents).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, STEADY_BLOCK",
        "1, BLINK_BLOCK",
        "2, STEADY_BLOCK",
        "3, BLINK_UNDERLINE",
        "4, STEADY_UNDERLINE",
        "5, BLINK_VERTICAL_BAR",
        "6, STEADY_VERTICAL_BAR"
    })
    void theCursorTakesItsShape(int number, CursorShape shape) {
        assertThat(new Probe(6, 20).feed("␛[" + number + " q").terminal.modes().cursorShape)
                .isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "␛[c ¦ ␛[?62;22c",
                "␛[>c ¦ ␛[>41;354;0c",
                "␛[=c ¦ ␛P!|00000000␛\\",
                "␛[>q ¦ ␛P>|ECS Deck␛\\",
                "␛[5n ¦ ␛[0n",
                "ab␛[6n ¦ ␛[1;3R",
                "␛[?6n ¦ ␛[?1;1;1R",
                "␛[?2026$p ¦ ␛[?2026;2$y",
                "␛[?2026h␛[?2026$p ¦ ␛[?2026;1$y",
                "␛[?2027$p ¦ ␛[?2027;3$y",
                "␛[?9999$p ¦ ␛[?9999;0$y",
                "␛[4h␛[4$p ¦ ␛[4;1$y",
                "␛[18t ¦ ␛[8;6;20t",
                "␛[21t ¦ ''",
                "␛[1;3;4;31;48:5:200m␛P$qm␛\\ ¦ ␛P1$r0;1;3;4;38:5:1;48:5:200m␛\\",
                "␛[4:3m␛P$qm␛\\ ¦ ␛P1$r0;4:3m␛\\",
                "␛[2;4r␛P$qr␛\\ ¦ ␛P1$r2;4r␛\\",
                "␛[5 q␛P$q q␛\\ ¦ ␛P1$r5 q␛\\",
                "␛P$qz␛\\ ¦ ␛P0$r␛\\",
                "␛P+q544E␛\\ ¦ ␛P1+r544E=787465726D2D323536636F6C6F72␛\\",
                "␛P+q4142␛\\ ¦ ␛P0+r4142␛\\",
                "␛P+qzz␛\\ ¦ ''",
                "␛[?u ¦ ␛[?0u",
                "␛]4;1;?␛\\ ¦ ␛]4;1;rgb:0101/0202/0303␛\\",
                "␛]4;1;#ff8000␇␛]4;1;?␇ ¦ ␛]4;1;rgb:ffff/8080/0000␛\\",
                "␛]11;rgb:f/0/8␇␛]11;?␇ ¦ ␛]11;rgb:ffff/0000/8888␛\\",
                "␛]10;#123;#456;#789␇␛]12;?␇ ¦ ␛]12;rgb:7777/8888/9999␛\\",
                "␛]4;1;#ff8000␇␛]104;1␇␛]4;1;?␇ ¦ ␛]4;1;rgb:0101/0202/0303␛\\",
                "␛]52;c;?␇ ¦ ''",
            })
    void questionsAreAnswered(String fed, String answer) {
        assertThat(new Probe(6, 20).feed(fed).answers()).isEqualTo(answer.replaceAll("\\s+$", ""));
    }

    @Test
    void theAlternateScreenLeavesTheMainOneAsItWas() {
        Probe probe = new Probe(4, 20).feed("main␛[?1049;25h␛[Halternate");

        assertThat(probe.screen()).isEqualTo("alternate");
        assertThat(probe.copy().isAlternate).isTrue();

        probe.feed("␛[?1049l!");

        assertThat(probe.screen()).isEqualTo("main!");
    }

    @Test
    void nothingOfTheAlternateScreenReachesTheScrollback() {
        Probe probe = new Probe(2, 10).feed("a␛[?1049h1\r\n2\r\n3\r\n4␛[2J␛[?1049l");

        assertThat(probe.all()).isEqualTo("a");
    }

    @Test
    void whatIsWipedFromTheMainScreenIsInTheScrollback() {
        Probe probe = new Probe(3, 10).feed("one\r\ntwo␛[2J␛[H$");

        assertThat(probe.all()).isEqualTo("one/two/$");
    }

    @Test
    void theScrollbackCanBeWipedAlone() {
        Probe probe = new Probe(2, 10).feed("1\r\n2\r\n3\r\n4␛[3J");

        assertThat(probe.all()).isEqualTo("3/4");
        assertThat(probe.terminal.firstLine()).isEqualTo(2);
    }

    @Test
    void aSoftResetLeavesTheText() {
        Probe probe = new Probe(4, 10).feed("text␛[2;3r␛[4h␛[?6h␛[1;31m␛[!p␛[1;5HX");

        assertThat(probe.screen()).isEqualTo("textX");
        assertThat(probe.style(0, 4)).isZero();
    }

    @Test
    void theScreenFullOfEs() {
        assertThat(new Probe(2, 3).feed("␛#8").screen()).isEqualTo("EEE/EEE");
    }

    @Test
    void nationalSetsPutTheirSignsInPlaceOfOurs() {
        assertThat(new Probe(2, 20).feed("␛(A#1 ␛(K[a]␛(B [#]").screen()).isEqualTo("£1 ÄaÜ [#]");
    }

    @Test
    void scrollingSidewaysMovesWhatIsBetweenTheMargins() {
        Probe probe = new Probe(4, 6).feed("abcdef␛[2;1Habcdef␛[3;1Habcdef␛[2;3r␛[2;4H␛[2 @");
        assertThat(probe.screen()).isEqualTo("abcdef/cdef/cdef");
        assertThat(probe.cursor()).isEqualTo("1,3");

        assertThat(probe.feed("␛[ A").screen()).isEqualTo("abcdef/ cdef/ cdef");
        assertThat(probe.feed("␛[1;1H␛[3 @").screen()).isEqualTo("abcdef/ cdef/ cdef");
    }

    @Test
    void theLinesParametersAreTold() {
        assertThat(new Probe(2, 9).feed("␛[x␛[1x␛[2x").answers()).isEqualTo("␛[2;1;1;128;128;1;0x␛[3;1;1;128;128;1;0x");
    }
}

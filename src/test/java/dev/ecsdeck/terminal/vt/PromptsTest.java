package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private static String asked(String command, String output, int status) {
        return "␛]133;A␇$ ␛]133;B␇" + command + "\r\n␛]133;C␇" + output + "␛]133;D;" + status + "␇";
    }

    private static final String PROMPT = "␛]133;A␇$ ␛]133;B␇";

    private static String lastOutput(Probe probe) {
        return probe.terminal
                .lastOutput()
                .map(output -> probe
                        .terminal
                        .lines(output.from().line(), output.to().line())
                        .stream()
                        .map(TextLine::text)
                        .collect(Collectors.joining("/")))
                .orElse("none");
    }

    private static String failedRows(Probe probe) {
        ScreenCopy copy = probe.copy();
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < copy.rows; row++) {
            rows.append(copy.hasFailed[row] ? copy.rowText(row) + ";" : "");
        }
        return rows.toString();
    }

    @Test
    void withoutMarksThereIsNothingToGoTo() {
        Probe probe = new Probe(4, 20).feed("$ ls\r\na\r\n$ ");

        assertThat(probe.terminal.promptBefore(99)).isEmpty();
        assertThat(probe.terminal.promptAfter(-1)).isEmpty();
        assertThat(probe.terminal.lastOutput()).isEmpty();
    }

    @Test
    void anEndWithoutAPromptIsNobodys() {
        Probe probe = new Probe(4, 20).feed("␛]133;B␇␛]133;C␇␛]133;D;1␇" + PROMPT);

        assertThat(failedRows(probe)).isEmpty();
    }

    @Test
    void promptsAreFoundAboveAndBelow() {
        Probe probe = new Probe(2, 20).feed(asked("a", "1\r\n2\r\n", 0) + asked("b", "3\r\n", 0) + PROMPT);

        assertThat(probe.terminal.promptBefore(5)).isEqualTo(OptionalLong.of(3));
        assertThat(probe.terminal.promptBefore(3)).isEqualTo(OptionalLong.of(0));
        assertThat(probe.terminal.promptBefore(0)).isEmpty();
        assertThat(probe.terminal.promptAfter(0)).isEqualTo(OptionalLong.of(3));
        assertThat(probe.terminal.promptAfter(5)).isEmpty();
    }

    @Test
    void promptsGoWithTheScrollback() {
        Probe probe = new Probe(2, 20, 2).feed(asked("a", "1\r\n2\r\n", 0) + asked("b", "3\r\n4\r\n", 0) + PROMPT);

        assertThat(probe.terminal.firstLine()).isEqualTo(3);
        assertThat(probe.terminal.promptBefore(6)).isEqualTo(OptionalLong.of(3));
        assertThat(probe.terminal.promptBefore(3)).isEmpty();
    }

    @Test
    void theLastOutputIsOfTheLastCommandThatWroteAnything() {
        Probe probe = new Probe(9, 20).feed(asked("ls", "a\r\nb\r\n", 0) + asked("cd", "", 0) + PROMPT);

        assertThat(lastOutput(probe)).isEqualTo("a/b");
    }

    @Test
    void whatHasBeenWipedIsNoOutput() {
        Probe probe = new Probe(9, 20).feed(asked("ls", "a\r\n", 0) + asked("clear", "␛[H␛[2J␛[3J", 0) + PROMPT);

        assertThat(probe.terminal.lastOutput()).isEmpty();
    }

    @Test
    void ofALongOutputThatIsSelectedWhichIsStillThere() {
        Probe probe = new Probe(2, 20, 2).feed(asked("seq", "1\r\n2\r\n3\r\n4\r\n", 0) + PROMPT);

        assertThat(lastOutput(probe)).isEqualTo("2/3/4");
    }

    @Test
    void aCommandThatStillRunsHasWrittenUpToTheCursor() {
        Probe probe = new Probe(9, 20).feed(asked("ls", "a\r\n", 0) + PROMPT + "top\r\n␛]133;C␇x\r\ny\r\n");

        assertThat(lastOutput(probe)).isEqualTo("x/y");
    }

    @Test
    void aShellThatDoesNotSayWhereOutputBeginsHasItBelowTheCommand() {
        Probe probe = new Probe(9, 20).feed("␛]133;A␇~\r\n$ ␛]133;B␇ls x\r\nno x\r\n␛]133;D;2␇" + PROMPT);

        assertThat(lastOutput(probe)).isEqualTo("no x");
        assertThat(failedRows(probe)).isEqualTo("~;");
    }

    @Test
    void onlyThePromptOfAFailedCommandIsMarked() {
        Probe probe = new Probe(9, 20).feed(asked("true", "", 0) + asked("false", "", 1) + PROMPT);

        assertThat(failedRows(probe)).isEqualTo("$ false;");
    }

    @Test
    void anEmptyCommandHasNotFailed() {
        Probe probe = new Probe(9, 20).feed(asked("false", "", 1) + PROMPT + "\r\n␛]133;D;1␇" + PROMPT);

        assertThat(failedRows(probe)).isEqualTo("$ false;");
    }

    @Test
    void whatIsWrittenAnewHasNoOldMark() {
        Probe probe = new Probe(9, 20).feed(asked("false", "", 1) + "␛c" + PROMPT);

        assertThat(failedRows(probe)).isEmpty();
        assertThat(probe.terminal.promptBefore(9)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void aProgramOnTheOtherScreenHasNoMarks() {
        Probe probe = new Probe(9, 20).feed(asked("false", "", 1) + PROMPT + "␛[?1049h␛[H$ x");

        assertThat(failedRows(probe)).isEmpty();
    }

    @Test
    void marksStayOnTheirLinesWhenTheWidthChanges() {
        Probe probe = new Probe(6, 20);
        probe.feed("a line of text before\r\n" + asked("false", "0123456789abcdef\r\nz\r\n", 1) + PROMPT);

        probe.terminal.resize(new ScreenSize(6, 8));
        assertThat(failedRows(probe)).isEqualTo("$ false;");
        assertThat(lastOutput(probe)).isEqualTo("01234567/89abcdef/z");

        probe.terminal.resize(new ScreenSize(9, 30));
        assertThat(failedRows(probe)).isEqualTo("$ false;");
        assertThat(lastOutput(probe)).isEqualTo("0123456789abcdef/z");
        assertThat(probe.terminal.promptBefore(99)).isEqualTo(OptionalLong.of(4));
    }

    @Test
    void theOldestOfTooManyAreForgotten() {
        Probe probe = new Probe(2, 20, 100_000);

        probe.feed((PROMPT + "\r\n").repeat(5_001));

        assertThat(probe.terminal.promptAfter(-1)).isEqualTo(OptionalLong.of(500));
    }
}

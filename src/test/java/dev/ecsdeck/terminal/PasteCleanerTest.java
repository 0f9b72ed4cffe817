package dev.ecsdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasteCleanerTest {
    @Test
    void aPasteCannotEndItsBracketsEarly() {
        String sent = PasteCleaner.encode("ls\u001b[201~;rm -rf x\n", true);

        assertThat(sent).isEqualTo("\u001b[200~ls[201~;rm -rf x\r\u001b[201~");
    }

    @Test
    void controlsDoNotPass() {
        assertThat(PasteCleaner.encode("a\u0000\u0003\u0004\u007f\u009b31mb\tc", false))
                .isEqualTo("a31mb\tc");
    }

    @Test
    void everyLineEndIsOneReturn() {
        assertThat(PasteCleaner.encode("a\r\nb\nc\rd", false)).isEqualTo("a\rb\rc\rd");
    }

    @Test
    void otherCharactersPass() {
        assertThat(PasteCleaner.encode("中文 😀 é", false)).isEqualTo("中文 😀 é");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "a, 1", "'a\n', 1", "'a\nb', 2", "'a\r\nb\r\n', 2", "'a\n\nb', 3"})
    void linesAreThoseThatAShellWouldRun(String text, int lines) {
        assertThat(PasteCleaner.lines(text)).isEqualTo(lines);
    }
}

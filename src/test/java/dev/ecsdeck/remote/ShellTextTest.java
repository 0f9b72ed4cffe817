package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellTextTest {
    @Provide
    Arbitrary<String> nastyText() {
        Arbitrary<String> pieces = Arbitraries.of(
                "'",
                "\"",
                "`",
                "$(touch /tmp/never)",
                "${IFS}",
                "\\",
                "\n",
                "\r",
                ";",
                "&",
                "|",
                "!",
                "*",
                "~",
                "#",
                "你好",
                "🙂",
                "-n",
                " ",
                "\t",
                "%s",
                "\u001b[31m",
                "a");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property(tries = 60)
    void everyShellReadsExactlyTheText(@ForAll("nastyText") String text) throws Exception {
        for (String shell : List.of("sh", "bash")) {
            assertThat(read(shell, "printf %s " + ShellText.quote(text))).isEqualTo(text);
        }
    }

    @Example
    void nulIsRefused() {
        assertThatThrownBy(() -> ShellText.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String read(String shell, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell, "-c", script).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}

package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PowerShellTextTest {
    private static final String QUOTES = "'\u2018\u2019\u201a\u201b";

    @Provide
    Arbitrary<String> nastyText() {
        Arbitrary<String> pieces = Arbitraries.of(
                "'",
                "\u2018",
                "\u2019",
                "\u201a",
                "\u201b",
                "\"",
                "`",
                "$(calc)",
                "${env:x}",
                "\n",
                ";",
                "|",
                "你",
                "🙂",
                "''",
                " ",
                "a");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property
    void powerShellReadsExactlyTheText(@ForAll("nastyText") String text) {
        assertThat(read(PowerShellText.quote(text) + "; next")).isEqualTo(text);
    }

    @Example
    void nulIsRefused() {
        assertThatThrownBy(() -> PowerShellText.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    /// Reads a verbatim literal as PowerShell's specification says (2.3.5.2): it ends at the first of five quotes
    /// that no other follows, and of two in a row the first is taken.
    private static String read(String script) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; ; i++) {
            char c = script.charAt(i);
            if (QUOTES.indexOf(c) >= 0) {
                if (QUOTES.indexOf(script.charAt(i + 1)) < 0) {
                    assertThat(script.substring(i + 1)).isEqualTo("; next");
                    return text.toString();
                }
                i++;
            }
            text.append(c);
        }
    }
}

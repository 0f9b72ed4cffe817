package dev.ecsdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8DecoderTest {
    private static String decode(byte[] bytes, int cut) {
        Utf8Decoder decoder = new Utf8Decoder();
        char[] out = new char[bytes.length + 1];
        int count = decoder.decode(bytes, 0, cut, out, 0);
        count += decoder.decode(bytes, cut, bytes.length, out, count);
        return new String(out, 0, count);
    }

    @Test
    void anyCutGivesTheSameText() {
        String text = "plain é 中文 😀👨‍👩‍👧 \u0000\u007f\u0080\uffff end";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(decode(bytes, cut)).as("cut at %d", cut).isEqualTo(text);
        }
    }

    /// Examples of the Unicode standard, tables 3-8 to 3-11, and a sequence that ends too early.
    @ParameterizedTest
    @CsvSource({
        "61 F1 80 80 E1 80 C2 62 80 63 80 BF 64, a\ufffd\ufffd\ufffdb\ufffdc\ufffd\ufffdd",
        "C0 AF E0 80 BF F0 81 82 41, \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdA",
        "ED A0 80 ED BF BF ED AF 41, \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdA",
        "F4 91 92 93 FF 41 80 BF 42, \ufffd\ufffd\ufffd\ufffd\ufffdA\ufffd\ufffdB",
        "E1 80 E2 F0 91 92 F1 BF 41, \ufffd\ufffd\ufffd\ufffdA",
    })
    void whatIsNotUtf8IsReplacedPartByPart(String hex, String text) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(decode(bytes, cut)).as("cut at %d", cut).isEqualTo(text);
        }
    }
}

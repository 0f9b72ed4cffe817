package dev.ecsdeck.terminal.vt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.terminal.Utf8Decoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
    private static final int ROWS = 8;
    private static final int COLUMNS = 30;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text that is longer than a row of the screen, and then some",
                "␛[1;31mred␛[0m 中文 ␛[4:3;58:2::1:2:3mcurl␛[m 👨‍👩‍👧 e\u0301 ␛[10G*",
                "␛[?1049h␛[2;3r␛[Ha␛[K\r\nb\r\nc␛[?1049l␛]0;title␛\\after␛]8;;http://x␇link␛]8;;␇",
                "␛P$qm␛\\a␛_apc␛\\b␛Xsos␛\\c␛[5bd␛7e␛8f\t\tg\b\bh␛(0qqq␛(Bi",
            })
    void anyCutOfTheStreamGivesTheSameScreen(String stream) {
        byte[] bytes = stream.replace('␛', '\u001b').replace('␇', '\u0007').getBytes(StandardCharsets.UTF_8);
        String whole = show(bytes, bytes.length);

        for (int cut = 0; cut < bytes.length; cut++) {
            assertThat(show(bytes, cut)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    private static String show(byte[] bytes, int cut) {
        Probe probe = new Probe(ROWS, COLUMNS);
        Utf8Decoder decoder = new Utf8Decoder();
        char[] out = new char[bytes.length + 2];
        probe.terminal.feed(out, 0, decoder.decode(bytes, 0, cut, out, 0));
        probe.terminal.feed(out, 0, decoder.decode(bytes, cut, bytes.length, out, 0));
        ScreenCopy copy = probe.copy();
        StringBuilder all = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            all.append(copy.rowText(row))
                    .append(Arrays.hashCode(copy.styles[row]))
                    .append('\n');
        }
        return all.append(probe.cursor())
                .append(probe.titles)
                .append(probe.answers())
                .toString();
    }
}

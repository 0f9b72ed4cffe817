package dev.ecsdeck.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the published vectors of session encryption.
class AgentCipherTest {
    private static final HexFormat HEX = HexFormat.of();
    private final AgentCipher cipher = new AgentCipher(
            HEX.parseHex("de508dbc585fec09c1a45de32697b1e0ac7892b31ddf013748a989fec7a6192b"),
            Base64.getDecoder().decode("AQgPFh0kKzI5QEdOVVxjag=="));

    @ParameterizedTest
    @CsvSource({
        "6c73202d6c0d, 00dfb28e25a19a05a755b902847aa722",
        "'', 6741780e56b13dd2caba8e8a2237035c",
        "e4bda0e5a5bdefbc8ce4b896e7958c0d0a, fa29fffbe6c337491631a611e0833c2b2cba8f86612ac6f994952050b1fa9054",
        "30313233343536373839616263646566, f87a70b81dfb6b076f99ae74248ddddaefb678a524d5fb2f8ae60969d6c7927a"
    })
    void messagesAreThoseOfTheVectors(String plain, String encrypted) throws IOException {
        assertThat(HEX.formatHex(cipher.encrypt(HEX.parseHex(plain)))).isEqualTo(encrypted);
        assertThat(HEX.formatHex(cipher.decrypt(HEX.parseHex(encrypted)))).isEqualTo(plain);
    }

    @Test
    void anEmptyHeartbeatStaysEmpty() throws IOException {
        assertThat(cipher.decrypt(new byte[0])).isEmpty();
    }

    @Test
    void plainTextIsNoMessage() {
        assertThatThrownBy(() -> cipher.decrypt("not encrypted".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bothSidesAgreeOnOneKey() throws Exception {
        var own = AgentCipher.newKeys();
        var other = AgentCipher.newKeys();
        byte[] iv = new byte[16];

        AgentCipher here = AgentCipher.agree(own, AgentCipher.point(other.getPublic()), iv);
        AgentCipher there = AgentCipher.agree(other, AgentCipher.point(own.getPublic()), iv);

        byte[] words = "both ways".getBytes(StandardCharsets.UTF_8);
        assertThat(there.decrypt(here.encrypt(words))).isEqualTo(words);
    }

    @Test
    void charactersAreNeverCut() {
        Utf8Cutter cutter = new Utf8Cutter();
        byte[] text = "a\u00e9\u4f60\ud83d\ude42".getBytes(StandardCharsets.UTF_8);
        StringBuilder joined = new StringBuilder();

        for (byte each : text) {
            joined.append(new String(cutter.cut(new byte[] {each}, 1), StandardCharsets.UTF_8));
        }

        assertThat(joined).hasToString("a\u00e9\u4f60\ud83d\ude42");
        assertThat(cutter.rest()).isEmpty();
    }

    @Test
    void wordsAreSplitByQuotesAndNotByAShell() throws Exception {
        assertThat(CommandLine.split("  run 'a b' \"c \\\" d\" e\\ f '' $HOME "))
                .isEqualTo(List.of("run", "a b", "c \" d", "e f", "", "$HOME"));
        assertThatThrownBy(() -> CommandLine.split("   ")).hasMessageContaining("MalformedCommandLine");
    }
}

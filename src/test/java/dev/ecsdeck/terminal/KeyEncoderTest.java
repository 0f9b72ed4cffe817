package dev.ecsdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.terminal.screen.Modes;
import dev.ecsdeck.terminal.screen.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyEncoderTest {
    private final Modes modes = new Screen(2, 2, 0).modes();
    private final KeyEncoder encoder = new KeyEncoder(modes);

    private static KeyModifiers held(String letters) {
        return new KeyModifiers(letters.contains("S"), letters.contains("A"), letters.contains("C"));
    }

    private static String visible(String sent) {
        StringBuilder out = new StringBuilder();
        sent.chars()
                .forEach(c -> out.append(
                        c == 0x1b ? "␛" : c < ' ' ? "^" + (char) (c + '@') : c == 0x7f ? "^?" : "" + (char) c));
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "UP, -, ␛[A",
        "DOWN, C, ␛[1;5B",
        "RIGHT, S, ␛[1;2C",
        "LEFT, A, ␛[1;3D",
        "UP, SAC, ␛[1;8A",
        "HOME, -, ␛[H",
        "END, C, ␛[1;5F",
        "INSERT, -, ␛[2~",
        "DELETE, S, ␛[3;2~",
        "PAGE_UP, C, ␛[5;5~",
        "PAGE_DOWN, -, ␛[6~",
        "F1, -, ␛OP",
        "F1, S, ␛[1;2P",
        "F4, C, ␛[1;5S",
        "F5, -, ␛[15~",
        "F5, S, ␛[15;2~",
        "F6, -, ␛[17~",
        "F10, -, ␛[21~",
        "F11, -, ␛[23~",
        "F12, A, ␛[24;3~",
        "F13, -, ␛[1;2P",
        "F24, -, ␛[24;2~",
        "ENTER, -, ^M",
        "ENTER, A, ␛^M",
        "TAB, -, ^I",
        "TAB, S, ␛[Z",
        "TAB, A, ␛^I",
        "BACKSPACE, -, ^?",
        "BACKSPACE, C, ^H",
        "BACKSPACE, A, ␛^?",
        "ESCAPE, -, ␛",
        "ESCAPE, A, ␛␛",
        "KEYPAD_5, -, 5",
        "KEYPAD_ENTER, -, ^M",
        "KEYPAD_ADD, -, +",
        "BEGIN, -, ␛[E",
    })
    void keysAreXterms(Key key, String held, String sent) {
        assertThat(visible(encoder.encode(key, held(held)))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"UP, -, ␛OA", "HOME, -, ␛OH", "UP, C, ␛[1;5A", "F1, -, ␛OP"})
    void applicationCursorKeysChangeOnlyPlainOnes(Key key, String held, String sent) {
        modes.applicationCursor = true;

        assertThat(visible(encoder.encode(key, held(held)))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"KEYPAD_0, ␛Op", "KEYPAD_9, ␛Oy", "KEYPAD_ENTER, ␛OM", "KEYPAD_ADD, ␛Ok", "KEYPAD_DIVIDE, ␛Oo"})
    void theApplicationKeypadHasItsOwn(Key key, String sent) {
        modes.applicationKeypad = true;

        assertThat(visible(encoder.encode(key, KeyModifiers.NONE))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a, C, ^A", "z, C, ^Z", "[, C, ␛", "\\, C, ^\\", "], C, ^]", "/, C, ^_", "\" \", C, ^@", "@, C, ^@",
                "^, C, ^^", "_, C, ^_", "?, C, ^?", "2, C, ^@", "8, C, ^?", "a, CA, ␛^A", "a, A, ␛a", "1, C, 1",
                "é, A, ␛é",
            })
    void controlAndAltWithACharacter(String character, String held, String sent) {
        assertThat(visible(encoder.encode(character.codePointAt(0), held(held))))
                .isEqualTo(sent);
    }

    @Test
    void backspaceSendsWhatTheProgramWants() {
        modes.backarrowSendsBackspace = true;

        assertThat(visible(encoder.encode(Key.BACKSPACE, KeyModifiers.NONE))).isEqualTo("^H");
        assertThat(visible(encoder.encode(Key.BACKSPACE, held("C")))).isEqualTo("^?");
    }

    @Test
    void keysWithoutACodeOfTheirOwnGetOneWhenAskedFor() {
        modes.modifyOtherKeys = 2;

        assertThat(visible(encoder.encode(Key.ENTER, held("C")))).isEqualTo("␛[27;5;13~");
        assertThat(visible(encoder.encode('i', held("C")))).isEqualTo("␛[27;5;105~");
    }

    @Test
    void everyKeySendsSomethingInEveryMode() {
        for (Key key : Key.values()) {
            for (String held : new String[] {"", "S", "A", "C", "SA", "SC", "AC", "SAC"}) {
                assertThat(encoder.encode(key, held(held)))
                        .as("%s %s", key, held)
                        .isNotEmpty();
            }
        }
    }
}

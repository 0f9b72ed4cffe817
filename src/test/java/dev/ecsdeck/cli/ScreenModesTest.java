package dev.ecsdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenModesTest {
    private static final String ESC = "\u001b";

    @Test
    void nothingSwitchedOnNeedsNothing() {
        assertThat(after("plain " + ESC + "[31mred" + ESC + "[0m\r\n" + ESC + "[?7h"))
                .isEmpty();
    }

    @Test
    void whatWasSwitchedOnIsSwitchedOff() {
        assertThat(after(ESC + "[?1049h" + ESC + "[?1000;1006h" + ESC + "[?2004h" + ESC + "[?25l"))
                .isEqualTo(ESC + "[?25h" + ESC + "[?1000l" + ESC + "[?1006l" + ESC + "[?1049l" + ESC + "[?2004l" + ESC
                        + "[0m");
    }

    @Test
    void whatWasSwitchedOffAgainIsLeftAlone() {
        assertThat(after(ESC + "[?1049h" + ESC + "[?25l text " + ESC + "[?25h" + ESC + "[?1049l"))
                .isEmpty();
    }

    @Test
    void aSequenceMayBeCutAnywhere() {
        ScreenModes modes = new ScreenModes();
        for (byte b : (ESC + "[?2004h").getBytes(UTF_8)) {
            modes.watch(new byte[] {b}, 1);
        }

        assertThat(modes.undo()).contains("[?2004l");
    }

    @Test
    void anEndlessOrSillySequenceIsGivenUp() {
        assertThat(after(ESC + "[?" + "1".repeat(10_000) + "h" + ESC + "[?;99999999999h" + ESC + "[?h"))
                .isEmpty();
    }

    @Test
    void orderIsMadeOnce() {
        ScreenModes modes = new ScreenModes();
        byte[] bytes = (ESC + "[?1049h").getBytes(UTF_8);
        modes.watch(bytes, bytes.length);

        assertThat(modes.undo()).isNotEmpty();
        assertThat(modes.undo()).isEmpty();
    }

    private static String after(String output) {
        ScreenModes modes = new ScreenModes();
        byte[] bytes = output.getBytes(UTF_8);
        modes.watch(bytes, bytes.length);
        return modes.undo();
    }
}

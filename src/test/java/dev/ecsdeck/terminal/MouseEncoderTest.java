package dev.ecsdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import dev.ecsdeck.terminal.screen.Modes;
import dev.ecsdeck.terminal.screen.Screen;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MouseEncoderTest {
    private final Modes modes = new Screen(2, 2, 0).modes();
    private final MouseEncoder encoder = new MouseEncoder(modes);

    private void use(MouseMode mode, MouseFormat format) {
        modes.mouse = mode;
        modes.mouseFormat = format;
    }

    private static String latin(byte[] sent) {
        return new String(sent, StandardCharsets.ISO_8859_1).replace('\u001b', '␛');
    }

    @Test
    void nothingIsSentUnlessAskedFor() {
        assertThat(encoder.press(MouseEncoder.LEFT, 1, 1, KeyModifiers.NONE)).isEmpty();
        assertThat(encoder.release(MouseEncoder.LEFT, 1, 1, KeyModifiers.NONE)).isEmpty();
        assertThat(encoder.move(MouseEncoder.LEFT, 1, 1, KeyModifiers.NONE)).isEmpty();
    }

    @Test
    void sgrTellsPressAndReleaseApart() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_SGR);

        assertThat(latin(encoder.press(MouseEncoder.RIGHT, 299, 400, KeyModifiers.NONE)))
                .isEqualTo("␛[<2;401;300M");
        assertThat(latin(encoder.release(MouseEncoder.RIGHT, 0, 0, KeyModifiers.NONE)))
                .isEqualTo("␛[<2;1;1m");
    }

    @Test
    void theClassicEncodingSaysButtonThreeForRelease() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_XTERM);

        assertThat(latin(encoder.press(MouseEncoder.LEFT, 1, 2, KeyModifiers.NONE)))
                .isEqualTo("␛[M #\"");
        assertThat(latin(encoder.release(MouseEncoder.LEFT, 1, 2, KeyModifiers.NONE)))
                .isEqualTo("␛[M##\"");
        assertThat(encoder.press(MouseEncoder.LEFT, 1, 250, KeyModifiers.NONE)).isEmpty();
    }

    @Test
    void urxvtWritesNumbers() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_URXVT);

        assertThat(latin(encoder.press(MouseEncoder.WHEEL_UP, 9, 299, KeyModifiers.NONE)))
                .isEqualTo("␛[96;300;10M");
    }

    @Test
    void theUtf8EncodingReachesFurther() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_XTERM_EXT);

        byte[] sent = encoder.press(MouseEncoder.LEFT, 0, 299, KeyModifiers.NONE);

        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo("\u001b[M " + (char) (300 + 32) + "!");
    }

    @Test
    void modifiersAreTold() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_SGR);

        assertThat(latin(encoder.press(MouseEncoder.LEFT, 0, 0, new KeyModifiers(true, true, true))))
                .isEqualTo("␛[<28;1;1M");
    }

    @Test
    void motionIsToldWhereTheModeWantsIt() {
        use(MouseMode.MOUSE_REPORTING_BUTTON_MOTION, MouseFormat.MOUSE_FORMAT_SGR);
        assertThat(encoder.move(MouseEncoder.NONE, 0, 0, KeyModifiers.NONE)).isEmpty();
        assertThat(latin(encoder.move(MouseEncoder.LEFT, 0, 0, KeyModifiers.NONE)))
                .isEqualTo("␛[<32;1;1M");

        modes.mouse = MouseMode.MOUSE_REPORTING_ALL_MOTION;
        assertThat(latin(encoder.move(MouseEncoder.NONE, 0, 0, KeyModifiers.NONE)))
                .isEqualTo("␛[<35;1;1M");
    }

    @Test
    void theOldestModeKnowsNoReleaseAndNoModifiers() {
        use(MouseMode.MOUSE_REPORTING_NORMAL, MouseFormat.MOUSE_FORMAT_XTERM);
        modes.mousePressOnly = true;

        assertThat(latin(encoder.press(MouseEncoder.LEFT, 0, 0, new KeyModifiers(true, false, false))))
                .isEqualTo("␛[M !!");
        assertThat(encoder.release(MouseEncoder.LEFT, 0, 0, KeyModifiers.NONE)).isEmpty();
    }
}

package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.terminal.screen.Screen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Answers to what the far side asks. Nothing that came from it (titles, clipboard, text) is ever sent back, since a
/// shell would take it for typed input.
final class Reports {
    private static final String ESC = "\u001b";
    private static final String CSI = ESC + "[";
    private static final String DCS = ESC + "P";
    private static final String ST = ESC + "\\";
    private static final int LONGEST_QUERY = 256;

    private final Screen screen;
    private final TerminalOutputStream out;

    Reports(Screen screen, TerminalOutputStream out) {
        this.screen = screen;
        this.out = out;
    }

    void send(String answer) {
        out.sendString(answer, false);
    }

    /// A VT220 with colours.
    void primaryAttributes() {
        send(CSI + "?62;22c");
    }

    /// The numbers of an xterm, by which vim decides that the mouse speaks SGR.
    void secondaryAttributes() {
        send(CSI + ">41;354;0c");
    }

    void tertiaryAttributes() {
        send(DCS + "!|00000000" + ST);
    }

    void version() {
        send(DCS + ">|ECS Deck" + ST);
    }

    void status(int what) {
        if (what == 5) {
            send(CSI + "0n");
        } else if (what == 6) {
            send(CSI + position() + "R");
        }
    }

    /// DECREQTPARM: no parity, eight bits, 38,400 baud both ways, as every emulator says.
    void parameters(int what) {
        if (what <= 1) {
            send(CSI + (what + 2) + ";1;1;128;128;1;0x");
        }
    }

    void privateStatus(int what) {
        switch (what) {
            case 6 -> send(CSI + "?" + position() + ";1R");
            case 15 -> send(CSI + "?13n");
            case 25 -> send(CSI + "?20n");
            case 26 -> send(CSI + "?27;1;0;0n");
            default -> {}
        }
    }

    private String position() {
        int first = screen.modes().isOrigin() ? screen.topMargin() : 0;
        return (screen.cursorRow() - first + 1) + ";" + (screen.cursorColumn() + 1);
    }

    void mode(int mode, boolean isPrivate, int state) {
        send(CSI + (isPrivate ? "?" : "") + mode + ";" + state + "$y");
    }

    void size() {
        send(CSI + "8;" + screen.rows() + ";" + screen.columns() + "t");
    }

    void keyboardFlags() {
        send(CSI + "?0u");
    }

    void colour(String prefix, int rgb) {
        HexFormat hex = HexFormat.of();
        StringBuilder spec = new StringBuilder("rgb:");
        for (int shift = 16; shift >= 0; shift -= 8) {
            String pair = hex.toHexDigits((byte) (rgb >> shift));
            spec.append(pair).append(pair).append(shift == 0 ? "" : "/");
        }
        send(ESC + "]" + prefix + ";" + spec + ST);
    }

    /// DECRQSS and XTGETTCAP.
    void deviceControl(CsiParameters p, char fin, String text) {
        if (fin != 'q' || text.length() > LONGEST_QUERY) {
            return;
        }
        if (p.intermediate() == '$') {
            setting(text);
        } else if (p.intermediate() == '+') {
            capability(text);
        }
    }

    private void setting(String name) {
        String value = switch (name) {
            case "m" -> SgrReader.describe(screen.pen());
            case "r" -> (screen.topMargin() + 1) + ";" + (screen.bottomMargin() + 1) + "r";
            case " q" -> shape() + " q";
            case "\"p" -> "62;1\"p";
            default -> "";
        };
        send(DCS + (value.isEmpty() ? "0" : "1") + "$r" + value + ST);
    }

    private int shape() {
        return switch (screen.modes().cursorShape) {
            case BLINK_BLOCK -> 1;
            case STEADY_BLOCK -> 2;
            case BLINK_UNDERLINE -> 3;
            case STEADY_UNDERLINE -> 4;
            case BLINK_VERTICAL_BAR -> 5;
            case STEADY_VERTICAL_BAR -> 6;
        };
    }

    private void capability(String hexName) {
        String value;
        try {
            byte[] bytes = HexFormat.of().parseHex(hexName);
            value = switch (new String(bytes, StandardCharsets.US_ASCII)) {
                case "TN", "name" -> "xterm-256color";
                case "Co", "colors" -> "256";
                case "RGB" -> "8";
                default -> "";
            };
        } catch (IllegalArgumentException notHex) {
            return;
        }
        if (value.isEmpty()) {
            send(DCS + "0+r" + hexName + ST);
        } else {
            String hexValue = HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.US_ASCII));
            send(DCS + "1+r" + hexName + "=" + hexValue + ST);
        }
    }
}

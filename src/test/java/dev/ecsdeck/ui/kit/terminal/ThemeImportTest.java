package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemeImportTest {
    private static TerminalTheme only(String text) {
        ThemeImport.Found found = ThemeImport.read("the file", text);
        assertThat(found.lacking()).isEmpty();
        assertThat(found.themes()).hasSize(1);
        return found.themes().getFirst();
    }

    private static String windows(String name, String background) {
        String colours = Stream.of("black", "red", "green", "yellow", "blue", "purple", "cyan", "white")
                .map(colour -> "\"" + colour + "\": \"#112233\", \"bright" + Character.toUpperCase(colour.charAt(0))
                        + colour.substring(1) + "\": \"#445566\"")
                .collect(Collectors.joining(", "));
        return "{\"name\": \"" + name + "\", \"foreground\": \"#CCCCCC\", \"background\": \"" + background + "\", "
                + colours + "}";
    }

    private static String base16(int slots) {
        return IntStream.range(0, slots)
                .mapToObj(slot -> String.format("base0%X: \"%02x%02x%02x\"%n", slot, slot, slot, slot))
                .collect(Collectors.joining());
    }

    private static String iterm(int colours) {
        String dicts = IntStream.range(0, colours)
                .mapToObj(index -> index < 16 ? "Ansi " + index : index == 16 ? "Foreground" : "Background")
                .map(name -> "<key>" + name + " Color</key>\n<dict><key>Alpha Component</key><real>1</real>"
                        + "<key>Blue Component</key><real>1</real><key>Color Space</key><string>sRGB</string>"
                        + "<key>Green Component</key><real>0.5</real><key>Red Component</key><real>0</real></dict>")
                .collect(Collectors.joining());
        return "<?xml version=\"1.0\"?><plist><dict>" + dicts + "</dict></plist>";
    }

    @Test
    void whatIsNoSchemeHoldsNothing() {
        for (String text : new String[] {"", "{", "root:x:0:0", "base00: zzz", "\0\u0001\ufffd", "<plist></plist>"}) {
            assertThat(ThemeImport.read("a", text)).isEqualTo(ThemeImport.Found.NOTHING);
        }
    }

    @Test
    void aSchemeThatIsNotWholeNamesWhatItLacks() {
        assertThat(ThemeImport.read("a", base16(14)).lacking()).containsExactly("base0E");
        assertThat(ThemeImport.read("a", iterm(17)).lacking()).containsExactly("Background Color");
        assertThat(ThemeImport.read("a", windows("X", "blue")).lacking()).containsExactly("background");
    }

    @Test
    void itermsSchemeIsReadUnderTheNameOfItsFile() {
        TerminalTheme theme = only(iterm(18));

        assertThat(theme.name()).isEqualTo("the file");
        assertThat(theme.slot(15)).isEqualTo(0x0080ff);
        assertThat(theme.foreground()).isEqualTo(0x0080ff);
    }

    @Test
    void windowsTerminalsSchemeHasItsName() {
        TerminalTheme theme = only(windows("Campbell", "#0C0C0C"));

        assertThat(theme.name()).isEqualTo("Campbell");
        assertThat(theme.foreground()).isEqualTo(0xcccccc);
        assertThat(theme.slot(1)).isEqualTo(0x112233);
        assertThat(theme.slot(9)).isEqualTo(0x445566);
        assertThat(theme.isDark()).isTrue();
    }

    @Test
    void allSchemesOfWindowsTerminalsSettingsAreRead() {
        String settings = "{\"profiles\": {\"list\": [{\"name\": \"sh\"}]}, \"schemes\": [" + windows("One", "#0C0C0C")
                + ", " + windows("Two", "#FFFFFF") + "]}";

        assertThat(ThemeImport.read("settings", settings).themes())
                .extracting(TerminalTheme::name, TerminalTheme::isDark)
                .containsExactly(tuple("One", true), tuple("Two", false));
    }

    @Test
    void base16IsReadOldAndNew() {
        TerminalTheme old = only("scheme: \"Ocean\"\nauthor: \"x\"\n" + base16(16));
        TerminalTheme fresh = only("system: \"base16\"\nname: \"Ocean\"\npalette:\n"
                + base16(16).replaceAll("(?m)^(base0.): \"", "  $1: \"#"));

        assertThat(old.name()).isEqualTo("Ocean");
        assertThat(old.foreground()).isEqualTo(0x050505);
        assertThat(old.slot(1)).isEqualTo(0x080808);
        assertThat(fresh).isEqualTo(old);
    }

    @Test
    void aLongNameIsCutAndALineBreakInItIsGone() {
        TerminalTheme theme = only(iterm(18));
        ThemeImport.Found found = ThemeImport.read("a\nb" + "x".repeat(100), iterm(18));

        assertThat(theme.name()).isEqualTo("the file");
        assertThat(found.themes().getFirst().name()).startsWith("a bx").hasSize(TerminalTheme.LONGEST_NAME);
    }
}

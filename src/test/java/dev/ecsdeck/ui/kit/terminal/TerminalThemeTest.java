package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalThemeTest {
    @Test
    void tenThemesComeWithTheProgram() {
        assertThat(TerminalTheme.all())
                .hasSize(10)
                .extracting(TerminalTheme::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void textOfEveryThemeCanBeRead() {
        for (TerminalTheme theme : TerminalTheme.all()) {
            assertThat(Contrast.of(theme.foreground(), theme.background()))
                    .as(theme.name())
                    .isGreaterThan(4.1);
            assertThat(theme.isDark())
                    .as(theme.name())
                    .isEqualTo(Contrast.of(theme.background(), 0xffffff) > Contrast.of(theme.background(), 0));
        }
    }

    @Test
    void ourOwnColoursStandOutByThemselves() {
        for (TerminalTheme theme : new TerminalTheme[] {TerminalTheme.deckDark(), TerminalTheme.deckLight()}) {
            for (int colour = 1; colour < 7; colour++) {
                assertThat(Contrast.of(theme.slot(colour), theme.background()))
                        .as("%s %d", theme.name(), colour)
                        .isGreaterThan(4.5);
            }
        }
    }

    @Test
    void contrastIsReachedAndLeftAloneWhereItIs() {
        assertThat(Contrast.of(0, 0xffffff)).isEqualTo(21);
        assertThat(Contrast.atLeast(4.5, 0xd1d7de, 0x0d1117)).isEqualTo(0xd1d7de);
        for (int text = 0; text < 0xffffff; text += 0x1357) {
            assertThat(Contrast.of(Contrast.atLeast(4.5, text, 0x79c0ff), 0x79c0ff))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void thePaletteBeyondSixteenIsXterms() {
        TerminalTheme theme = TerminalTheme.deckDark();

        assertThat(theme.slot(16)).isZero();
        assertThat(theme.slot(196)).isEqualTo(0xff0000);
        assertThat(theme.slot(231)).isEqualTo(0xffffff);
        assertThat(theme.slot(244)).isEqualTo(0x808080);
    }

    @Test
    void windowsTerminalsSchemesAreRead() {
        StringBuilder json =
                new StringBuilder("{\"name\": \"X\", \"foreground\": \"#CCCCCC\", \"background\": \"#0C0C0C\"");
        for (String name : new String[] {"black", "red", "green", "yellow", "blue", "purple", "cyan", "white"}) {
            String bright = "bright" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            json.append(",\"")
                    .append(name)
                    .append("\": \"#112233\",\"")
                    .append(bright)
                    .append("\": \"#445566\"");
        }
        TerminalTheme theme =
                ThemeImport.read("Campbell", json.append('}').toString()).orElseThrow();

        assertThat(theme.foreground()).isEqualTo(0xcccccc);
        assertThat(theme.slot(1)).isEqualTo(0x112233);
        assertThat(theme.slot(9)).isEqualTo(0x445566);
        assertThat(theme.isDark()).isTrue();
    }

    @Test
    void base16SchemesAreRead() {
        StringBuilder yaml = new StringBuilder("scheme: \"Y\"\n");
        for (int index = 0; index < 16; index++) {
            yaml.append(String.format("base0%X: \"%02x%02x%02x\"%n", index, index, index, index));
        }
        TerminalTheme theme = ThemeImport.read("Y", yaml.toString()).orElseThrow();

        assertThat(theme.foreground()).isEqualTo(0x050505);
        assertThat(theme.slot(1)).isEqualTo(0x080808);
    }

    @Test
    void iterm2SchemesAreRead() {
        StringBuilder plist = new StringBuilder("<plist><dict>");
        for (int index = 0; index < 18; index++) {
            String name = index < 16 ? "Ansi " + index : index == 16 ? "Foreground" : "Background";
            plist.append("<key>").append(name).append(" Color</key><dict><key>Blue Component</key><real>1</real>");
            plist.append("<key>Green Component</key><real>0.5</real><key>Red Component</key><real>0</real></dict>");
        }
        TerminalTheme theme = ThemeImport.read(
                        "Z", plist.append("</dict></plist>").toString())
                .orElseThrow();

        assertThat(theme.slot(15)).isEqualTo(0x0080ff);
    }

    @Test
    void whatIsNoSchemeIsRefused() {
        assertThat(ThemeImport.read("a", "")).isEqualTo(Optional.empty());
        assertThat(ThemeImport.read("a", "{\"foreground\": \"#ffffff\"}")).isEmpty();
        assertThat(ThemeImport.read("a", "base00: zzz")).isEmpty();
    }
}

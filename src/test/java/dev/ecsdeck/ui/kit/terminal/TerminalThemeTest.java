package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aThemeComesBackFromItsLine() {
        for (TerminalTheme theme : TerminalTheme.all()) {
            assertThat(TerminalTheme.ofLine(theme.toLine())).contains(theme);
        }
    }

    @Test
    void aLineThatIsNoThemeIsRefused() {
        String line = TerminalTheme.deckDark().toLine();

        assertThat(TerminalTheme.ofLine("")).isEmpty();
        assertThat(TerminalTheme.ofLine(line.substring(0, 120))).isEmpty();
        assertThat(TerminalTheme.ofLine("zz" + line.substring(2))).isEmpty();
    }
}

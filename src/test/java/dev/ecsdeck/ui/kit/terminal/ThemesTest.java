package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.SettingsStore;
import dev.ecsdeck.ui.kit.Prefs;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {
    private final SignalSource<Settings> settings = new SignalSource<>(Settings.DEFAULT);
    private final Prefs prefs = new Prefs(settings, settings::update);
    private final Themes themes = new Themes(prefs);

    @BeforeAll
    static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRuns) {
            // Shared by all tests of the JVM.
        }
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void close() {
        prefs.close();
    }

    private static TerminalTheme imported(String name) {
        return TerminalTheme.deckDark().withName(name);
    }

    @Test
    void withoutAChoiceTheTerminalLooksLikeTheWindow() {
        assertThat(themes.chosen(ColorScheme.DARK)).isEqualTo(TerminalTheme.deckDark());
        assertThat(themes.chosen(ColorScheme.LIGHT)).isEqualTo(TerminalTheme.deckLight());
    }

    @Test
    void eachLookOfTheWindowHasItsOwnChoice() {
        themes.choose(ColorScheme.DARK, "Nord");
        themes.choose(ColorScheme.LIGHT, "Dracula");

        assertThat(themes.chosen(ColorScheme.DARK).name()).isEqualTo("Nord");
        assertThat(themes.chosen(ColorScheme.LIGHT).name()).isEqualTo("Dracula");
    }

    @Test
    void aChoiceThatIsGoneMeansTheUsual() {
        themes.choose(ColorScheme.DARK, "Never heard of");

        assertThat(themes.chosen(ColorScheme.DARK)).isEqualTo(TerminalTheme.deckDark());
    }

    @Test
    void aNameIsTakenOnce() {
        assertThat(themes.isFree("Nord")).isFalse();
        assertThat(themes.isFree(" ")).isFalse();
        assertThat(themes.isFree("a\nb")).isFalse();
        assertThat(themes.isFree("x".repeat(61))).isFalse();
        assertThat(themes.freeName("Nord")).isEqualTo("Nord 2");
        assertThat(themes.freeName("Mine")).isEqualTo("Mine");
        assertThat(themes.freeName("x".repeat(90))).hasSize(56);
    }

    @Test
    void whatIsRenamedStaysInUse() {
        themes.keep(imported("Mine"));
        themes.choose(ColorScheme.DARK, "Mine");

        themes.rename("Mine", "Yours");

        assertThat(themes.chosen(ColorScheme.DARK).name()).isEqualTo("Yours");
        assertThat(themes.own()).hasSize(1);
    }

    @Test
    void whatIsRemovedLeavesTheUsual() {
        themes.keep(imported("Mine"));
        themes.choose(ColorScheme.DARK, "Mine");

        themes.remove("Mine");

        assertThat(themes.own()).isEmpty();
        assertThat(settings.value().terminal().darkTheme()).isEmpty();
    }

    @Test
    void thereAreNotMoreThanTheFileBears() {
        for (int number = 0; number < Themes.MOST_KEPT; number++) {
            assertThat(themes.keep(imported("Mine " + number))).isTrue();
        }

        assertThat(themes.keep(imported("One more"))).isFalse();
    }

    @Test
    void importedThemesSurviveARestart(@TempDir Path folder) throws Exception {
        themes.keep(imported("海洋 Ocean"));
        themes.choose(ColorScheme.DARK, "海洋 Ocean");
        Path file = folder.resolve("settings.json");
        new SettingsStore(new AtomicFile(file), InstantSource.system()).save(settings.value());

        settings.set(new SettingsStore(new AtomicFile(file), InstantSource.system())
                .load()
                .settings());

        assertThat(themes.chosen(ColorScheme.DARK)).isEqualTo(imported("海洋 Ocean"));
    }
}

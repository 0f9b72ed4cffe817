package dev.ecsdeck.screens;

import static dev.ecsdeck.screens.Eyes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.ui.kit.Environments;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules give instances an environment and its colour.
@Tag("ui")
class EnvironmentsScreenTest {
    private final Desk desk = new Desk();
    private final Eyes eyes = new Eyes(desk.scene());

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private List<TextField> fields() {
        return Theatre.on(() -> eyes.all(".environment-rule .text-field").stream()
                .map(TextField.class::cast)
                .toList());
    }

    @Test
    void theUsualRulesStandInThePreferences() {
        Theatre.does(() -> desk.window.openSettings("environments"));
        Theatre.settle();

        assertThat(fields()).hasSize(8);
        desk.picture("environments-light-en");
        desk.theatre.settings.update(now -> now.withTheme(Settings.Theme.DARK).withLanguage(Settings.Language.CHINESE));
        desk.picture("environments-dark-zh");
    }

    @Test
    void aRuleOfOnesOwnColoursListTabAndEdge() {
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-01").getFirst()));
        Theatre.settle();
        assertThat(eyes.all(".shell-view.prod")).hasSize(1);

        Theatre.does(() -> desk.window.openSettings("environments"));
        Theatre.settle();
        Theatre.does(() -> fields().get(1).setText("nothing"));

        eventually(() -> desk.scene().getRoot().lookupAll(".tab-head.prod").isEmpty());
        Theatre.does(desk.window::showInstances);
        eventually(() -> eyes.all(".table-view .tag").stream()
                .map(Label.class::cast)
                .filter(tag -> tag.getText().equals("prod"))
                .allMatch(tag -> tag.getStyleClass().contains("plain")));
    }

    @Test
    void theUsualRulesComeBackAtAPress() {
        Theatre.does(() -> desk.window.openSettings("environments"));
        Theatre.settle();
        for (int i = 0; i < 4; i++) {
            eyes.press("Remove the rule");
        }
        assertThat(Environments.in(desk.theatre.kit.prefs()).rules()).isEmpty();
        eventually(() -> fields().isEmpty());

        eyes.press("Restore the usual rules");

        assertThat(Environments.in(desk.theatre.kit.prefs())).isEqualTo(Environments.USUAL);
    }

    @Test
    void theCursorHasTheColourOfTheEnvironment() {
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-01").getFirst()));
        eventually(() -> desk.shells.size() == 1);
        desk.shells.getFirst().open();
        desk.shells.getFirst().say("$ ");
        Theatre.settle();
        Region view = (Region) eyes.all(".shell-view").getFirst();

        assertThat(Theatre.on(() ->
                        view.getBorder().getStrokes().getFirst().getLeftStroke().toString()))
                .isEqualTo("0xbf3989ff");
        desk.picture("environment-cursor");
    }
}

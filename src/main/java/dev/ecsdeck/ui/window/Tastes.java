package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.ui.kit.Kit;
import java.util.Locale;
import javafx.application.ColorScheme;

/// Language and theme: as the settings say, now and after each change.
final class Tastes {
    private final Kit kit;

    Tastes(Kit kit) {
        this.kit = kit;
        kit.prefs().property().subscribe(this::apply);
    }

    private void apply(Settings settings) {
        kit.texts()
                .speak(
                        switch (settings.language()) {
                            case SYSTEM -> Locale.getDefault();
                            case ENGLISH -> Locale.ENGLISH;
                            case CHINESE -> Locale.SIMPLIFIED_CHINESE;
                        });
        kit.looks().wear(settings.theme());
    }

    void otherTheme() {
        boolean dark = kit.looks().schemeProperty().get() == ColorScheme.DARK;
        kit.prefs().change(settings -> settings.withTheme(dark ? Settings.Theme.LIGHT : Settings.Theme.DARK));
    }

    void otherLanguage() {
        Settings.Language next = kit.texts().isChinese() ? Settings.Language.ENGLISH : Settings.Language.CHINESE;
        kit.prefs().change(settings -> settings.withLanguage(next));
    }
}

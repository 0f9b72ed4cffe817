package dev.ecsdeck.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.ecsdeck.model.Settings;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/// How the program looks: light, dark or as the system, and a family of glyphs that fits the language. A change
/// reaches every dressed scene at once.
public final class Looks {
    /// A family and the style class that names it in `base.css`; the first that is installed is taken.
    private record HanFamily(String family, String style) {}

    private static final List<HanFamily> HAN = List.of(
            new HanFamily("Microsoft YaHei UI", "han-yahei"),
            new HanFamily("PingFang SC", "han-pingfang"),
            new HanFamily("Noto Sans CJK SC", "han-noto"));

    private final Texts texts;
    private final List<Scene> scenes = new ArrayList<>();
    private final ReadOnlyObjectWrapper<ColorScheme> scheme = new ReadOnlyObjectWrapper<>(ColorScheme.LIGHT);
    /// The system's wish outlives every window, so it is followed only while one is dressed.
    private Subscription following = Subscription.EMPTY;

    private Settings.Theme theme = Settings.Theme.SYSTEM;

    public Looks(Texts texts) {
        this.texts = texts;
        texts.messagesProperty().subscribe(_ -> scenes.forEach(this::chooseFamily));
        apply();
    }

    /// Light or dark, as it is shown now.
    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    public void wear(Settings.Theme wanted) {
        theme = wanted;
        apply();
    }

    /// Gives `scene` the program's style sheets, now and after each change.
    public void dress(Scene scene) {
        if (scenes.isEmpty()) {
            following = Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
        }
        scenes.add(scene);
        dressNow(scene);
        chooseFamily(scene);
    }

    public void undress(Scene scene) {
        scenes.remove(scene);
        if (scenes.isEmpty()) {
            following.unsubscribe();
        }
    }

    /// Adds the sheet of one screen to the topmost node of it.
    public static <P extends Parent> P sheet(P screen, String name) {
        screen.getStylesheets().add(url(name));
        return screen;
    }

    private void apply() {
        ColorScheme next = switch (theme) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme();
        };
        Application.setUserAgentStylesheet(
                (next == ColorScheme.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scheme.set(next);
        scenes.forEach(this::dressNow);
    }

    private void dressNow(Scene scene) {
        String tokens = url(scheme.get() == ColorScheme.DARK ? "tokens-dark" : "tokens-light");
        scene.getStylesheets().setAll(tokens, url("base"), url("controls"));
    }

    private void chooseFamily(Scene scene) {
        List<String> styles = scene.getRoot().getStyleClass();
        styles.removeIf(style -> style.startsWith("han-"));
        if (texts.isChinese()) {
            List<String> installed = Font.getFamilies();
            HAN.stream()
                    .filter(han -> installed.contains(han.family()))
                    .findFirst()
                    .ifPresent(han -> styles.add(han.style()));
        }
    }

    private static String url(String name) {
        URL sheet = Looks.class.getResource("/dev/ecsdeck/ui/css/" + name + ".css");
        return Objects.requireNonNull(sheet, name).toExternalForm();
    }
}

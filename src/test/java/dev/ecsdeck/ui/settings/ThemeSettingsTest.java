package dev.ecsdeck.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.testing.Pictures;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Overlay;
import dev.ecsdeck.ui.kit.Prefs;
import dev.ecsdeck.ui.kit.Texts;
import dev.ecsdeck.ui.kit.Ticker;
import dev.ecsdeck.ui.kit.terminal.ThemePreview;
import dev.ecsdeck.ui.kit.terminal.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Terminal colours in the preferences: chosen, imported, named, removed.
@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class ThemeSettingsTest {
    private final Threads threads = new Threads((_, _) -> {});
    private final SignalSource<Settings> settings = new SignalSource<>(Settings.DEFAULT);
    private Kit kit;
    private ThemeSettings themes;
    private Scene scene;

    @TempDir
    private Path folder;

    @Start
    void show(Stage stage) {
        Texts texts = new Texts(Locale.ENGLISH);
        kit = new Kit(
                texts,
                new Ticker(threads),
                new FxWork(threads),
                new Prefs(settings, settings::update),
                new Looks(texts),
                new Overlay(),
                _ -> {});
        SettingsList list = new SettingsList(kit);
        themes = list.themes();
        SettingsView view = new SettingsView(kit, List.of(), list);
        scene = new Scene(new StackPane(view, kit.overlay()), 1000, 720);
        kit.looks().dress(scene);
        view.show("colours");
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void end() {
        on(() -> {
            kit.prefs().close();
            kit.looks().undress(scene);
            return true;
        });
        threads.close();
    }

    private static <T> T on(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.join();
    }

    private Stream<Node> nodes(String selector) {
        return scene.getRoot().lookupAll(selector).stream();
    }

    private boolean isShown(String words) {
        return nodes(".label")
                .anyMatch(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(words));
    }

    private void press(String words) {
        on(() -> {
            nodes(".button")
                    .map(Button.class::cast)
                    .filter(button -> words.equals(button.getText()) || words.equals(button.getAccessibleText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + words))
                    .fire();
            return true;
        });
    }

    private void picture(String name) {
        on(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return true;
        });
        on(() -> Pictures.save(scene.snapshot(null), name));
    }

    private static String base16(int slots) {
        return "scheme: \"Ocean\"\n"
                + IntStream.range(0, slots)
                        .mapToObj(slot -> String.format(
                                "base0%X: \"%02x%02x%02x\"%n", slot, 10 + slot * 14, 16 + slot * 11, 60 + slot * 12))
                        .collect(Collectors.joining());
    }

    private void read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        on(() -> {
            themes.read(file);
            return true;
        });
    }

    @Test
    void aFileWithoutASchemeGetsASentenceAndChangesNothing() throws IOException {
        read("passwd.json", "root:x:0:0\n");
        await().until(() -> on(() -> isShown("passwd.json holds no colour scheme")));

        read("half.yaml", base16(14));
        await().until(() -> on(() -> isShown("half.yaml") && isShown("lacks base0E")));
        picture("themes-half");
        assertThat(settings.value()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void aFileThatIsNotThereGetsItsProblem() {
        on(() -> {
            themes.read(folder.resolve("gone.json"));
            return true;
        });

        await().until(() -> on(() -> isShown("gone.json")));
    }

    @Test
    void aSchemeIsSeenNamedKeptAndUsedAndRemovedAgain() throws IOException {
        read("ocean.yaml", base16(16));
        await().until(() -> on(() -> kit.overlay().isOpen()));
        picture("themes-import");
        on(() -> {
            ((TextField) scene.lookup("#theme-name")).setText("Nord");
            return true;
        });
        assertThat(on(() -> isShown("no other theme has it"))).isTrue();
        on(() -> {
            ((TextField) scene.lookup("#theme-name")).setText("My Ocean");
            return true;
        });

        press("Add theme");

        assertThat(settings.value().terminal().darkTheme()).isEqualTo("My Ocean");
        assertThat(on(() -> new Themes(kit.prefs()).chosen(ColorScheme.DARK).foreground()))
                .isEqualTo(0x504778);
        assertThat(on(() ->
                        nodes(".theme-preview").map(ThemePreview.class::cast).toList()))
                .extracting(preview -> preview.theme().name())
                .contains("My Ocean");
        picture("themes-own");

        press("Remove My Ocean");

        assertThat(settings.value().terminal().darkTheme()).isEmpty();
        press("Undo");
        assertThat(settings.value().terminal().darkTheme()).isEqualTo("My Ocean");
    }

    @Test
    void aChoiceShowsItselfAtOnce() {
        on(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> light =
                    (ComboBox<String>) nodes(".combo-box").findFirst().orElseThrow();
            light.setValue("Solarized Light");
            return true;
        });

        assertThat(settings.value().terminal().lightTheme()).isEqualTo("Solarized Light");
        assertThat(settings.value().terminal().darkTheme()).isEmpty();
        assertThat(on(() ->
                        nodes(".theme-preview").map(ThemePreview.class::cast).toList()))
                .extracting(preview -> preview.theme().name())
                .contains("Solarized Light", "Deck Dark");
        picture("themes-chosen");
    }
}

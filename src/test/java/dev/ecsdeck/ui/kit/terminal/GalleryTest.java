package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.testing.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The gallery for developers: every style, script and sequence in every theme, as `target/pictures/gallery/*.png`
/// with an `index.html`. What stands in a picture is in `src/test/resources/terminal/gallery`: ␛ is ESC, and what is
/// in braces is made here.
@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class GalleryTest {
    private static final List<String> PAGES = List.of("styles", "scripts", "boxes", "sequences");
    private static final Path FOLDER = Path.of("target", "pictures", "gallery");

    private final Threads workers = new Threads((_, _) -> {});
    private Stage stage;

    @Start
    void take(Stage given) {
        stage = given;
    }

    private static String page(String name) throws IOException {
        String file = "/terminal/gallery/" + name + ".txt";
        try (InputStream in = GalleryTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{palette}", palette())
                    .replace("{gradient}", gradient())
                    .replace("{wrap}", "abcdefghij ".repeat(14))
                    .replace("{dhl}", "\u001b#3")
                    .replace("{bad}", "\ud800 \ufffd")
                    .replace("{so}", "\u001b)0\u000e")
                    .replace("{si}", "\u000f")
                    .replace("{nel}", "\u0085")
                    .replace("{cr}", "\r")
                    .replace("{tab}", "\t")
                    .replace("{lf}", "\n")
                    .replace('␛', '\u001b')
                    .replace("\n", "\r\n");
        }
    }

    private static String palette() {
        StringBuilder text = new StringBuilder();
        for (int colour = 16; colour < 256; colour++) {
            text.append("\u001b[48;5;").append(colour).append("m  ");
            if (colour % 36 == 15 || colour == 231) {
                text.append("\u001b[0m\n         ");
            }
        }
        return text.append("\u001b[0m").toString();
    }

    private static String gradient() {
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < 96; step++) {
            int red = step * 255 / 95;
            text.append(String.format("\u001b[48;2;%d;%d;%dm ", red, 96, 255 - red));
        }
        return text.append("\u001b[0m").toString();
    }

    @Test
    void everyStyleScriptAndSequenceInEveryTheme() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String name : PAGES) {
            texts.add(page(name));
        }
        CompletableFuture<List<Path>> taken = new CompletableFuture<>();
        Platform.runLater(() -> taken.complete(take(texts)));

        List<Path> pictures = taken.join();

        workers.close();
        assertThat(pictures)
                .hasSize(TerminalTheme.all().size() * PAGES.size())
                .allSatisfy(picture -> assertThat(Files.size(picture)).isGreaterThan(10_000));
        Files.writeString(FOLDER.resolve("index.html"), index(pictures));
    }

    private List<Path> take(List<String> texts) {
        List<TerminalPane> panes = new ArrayList<>();
        StackPane root = new StackPane();
        while (panes.size() < texts.size()) {
            TerminalPane pane = new TerminalPane(
                    TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, TerminalCallbacks.NONE);
            panes.add(pane);
            root.getChildren().add(pane);
        }
        stage.setScene(new Scene(root, 940, 460));
        stage.show();
        root.layout();
        for (int page = 0; page < texts.size(); page++) {
            panes.get(page).terminal().feed(texts.get(page));
        }
        List<Path> pictures = new ArrayList<>();
        for (TerminalTheme theme : TerminalTheme.all()) {
            for (int page = 0; page < texts.size(); page++) {
                TerminalPane pane = panes.get(page);
                pane.setTheme(theme);
                pane.view().paint();
                WritableImage image = pane.snapshot(null, null);
                String name = theme.name().toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + PAGES.get(page);
                pictures.add(Pictures.save(image, "gallery/" + name));
            }
        }
        panes.forEach(TerminalPane::close);
        return pictures;
    }

    private static String index(List<Path> pictures) {
        StringBuilder page = new StringBuilder("<!doctype html><title>Terminal gallery</title>");
        for (Path picture : pictures) {
            String name = picture.getFileName().toString();
            page.append("<h3>")
                    .append(name)
                    .append("</h3><img src=\"")
                    .append(name)
                    .append("\">\n");
        }
        return page.toString();
    }
}

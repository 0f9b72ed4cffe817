package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.testing.Pictures;
import dev.ecsdeck.testing.PtyLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class TerminalPicturesTest {
    private final Threads workers = new Threads((thread, crash) -> {});
    private TerminalPane pane;
    private Scene scene;

    @Start
    void show(Stage stage) {
        pane = new TerminalPane(TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, TerminalCallbacks.NONE);
        scene = new Scene(new StackPane(pane), 760, 480);
        stage.setScene(scene);
        stage.show();
        pane.requestFocus();
    }

    @AfterEach
    void end() {
        onFx(() -> {
            pane.close();
            return true;
        });
        workers.close();
    }

    private static <T> T onFx(Callable<T> work) {
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

    private PtyLink attach(String... command) throws IOException {
        PtyLink link = new PtyLink(new ScreenSize(24, 80), List.of(command), Map.of("PS1", "$ "));
        onFx(() -> {
            pane.attach(link);
            return true;
        });
        return link;
    }

    private void awaitText(String text) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> onFx(() -> pane.screenText()).contains(text));
    }

    private void picture(String name) {
        onFx(() -> {
            pane.view().paint();
            return Pictures.save(scene.snapshot(null), name);
        });
    }

    private void use(TerminalTheme theme) {
        onFx(() -> {
            pane.setTheme(theme);
            return true;
        });
    }

    @Test
    void aProgramMayChangeColours() throws IOException {
        try (PtyLink _ = attach("/bin/bash", "--norc", "-c", "printf '\\e]4;1;#00ff00\\e\\\\\\e[41m   x'; sleep 9")) {
            awaitText("x");
            await().until(() -> onFx(() -> {
                pane.view().paint();
                WritableImage image = pane.view().canvas.snapshot(null, null);
                int argb = image.getPixelReader().getArgb((int) ScreenView.INSET_X + 3, (int) ScreenView.INSET_Y + 3);
                return (argb & 0xffffff) == 0x00ff00;
            }));
        }
    }

    @Test
    void everyStyleAndScript() throws IOException {
        try (PtyLink _ = attach("/bin/bash", "--norc", "-c", GALLERY)) {
            awaitText("finis");

            picture("terminal-gallery-dark");
            use(TerminalTheme.deckLight());
            picture("terminal-gallery-light");
        }
        assertThat(onFx(() -> pane.screenText())).contains("中文");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vim", "htop", "mc", "tmux", "less"})
    void programsOnARealTerminal(String program) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/" + program)), program + " is not installed");
        Path home = Files.createDirectories(Path.of("target", "pictures", "home"));
        Files.writeString(home.resolve("main.c"), SAMPLE);
        String command = switch (program) {
            case "vim" -> "vim -u NONE -c 'syntax on' -c 'set nu' main.c";
            case "mc" -> "mc -u . .";
            case "tmux" ->
                "tmux -L deck-test -f /dev/null new 'less main.c' ';' split-window -h 'cat main.c; sleep 60'";
            case "less" -> "less main.c";
            default -> program;
        };
        try (PtyLink _ = attach("/bin/bash", "--norc", "-c", "cd '" + home.toAbsolutePath() + "'; " + command)) {
            awaitText(program.equals("htop") ? "Mem" : program.equals("mc") ? "main.c" : "return 0");

            picture("terminal-" + program + "-dark");
            use(TerminalTheme.deckLight());
            picture("terminal-" + program + "-light");
        }
    }

    private static final String SAMPLE = """
            #include <stdio.h>
            /* 订单库响应慢，先看连接数 */
            int main(int argc, char **argv) {
                for (int i = 0; i < 10; i++) {
                    printf("line %d: %s\\n", i, argv[0]);
                }
                return 0;
            }
            """;

    private static final String GALLERY = """
            for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do printf '\\e[38;5;%dm%3d\\e[0m ' $i $i; done; echo
            for i in 0 1 2 3 4 5 6 7; do printf '\\e[4%dm  \\e[10%dm  \\e[0m' $i $i; done; echo
            printf '\\e[1mbold\\e[0m \\e[2mdim\\e[0m \\e[3mitalic\\e[0m \\e[1;3mboth\\e[0m \\e[4munder\\e[0m \\e[4:2mdouble\\e[0m \\e[4:3mcurly\\e[0m \\e[4:4mdotted\\e[0m \\e[4:5mdashed\\e[0m \\e[9mstrike\\e[0m \\e[53mover\\e[0m \\e[7minverse\\e[0m \\e[8mhidden\\e[0m\\n'
            printf '\\e[4:3;58:2::255:0:0mred curl\\e[0m \\e[38;2;255;140;0mtrue colour\\e[0m \\e]8;;https://example.com\\e\\\\link\\e]8;;\\e\\\\\\n'
            printf '中文字符宽度 日本語 한국어|\\n12345678901234567890|\\n'
            printf 'e\\u0301 \\U1F600 \\U1F468\\u200d\\U1F469\\u200d\\U1F467 \\U1F1E8\\U1F1F3 \\u2764\\ufe0f|\\n'
            printf '┌──┬──┐ ╔══╦══╗ ┏━━┳━━┓ ╭──╮ ╒══╕ ╓──╖ ▁▂▃▄▅▆▇█ ░▒▓ ▖▗▘▙▚▛▜▝▞▟ ⠁⠃⠇⡇⣇⣿\\n'
            printf '│ab│cd│ ║ab║cd║ ┃ab┃cd┃ │╱╲│ ├──┤ ╟──╢ ▏▎▍▌▋▊▉█ ┄┅┆┇┈┉┊┋ ╌╍╎╏\\n'
            printf '├──┼──┤ ╠══╬══╣ ┣━━╋━━┫ │╲╱│ ╞══╡ ╠══╣ \\ue0b0\\ue0b1\\ue0b2\\ue0b3 ╫╪╬┿╂╇\\n'
            printf '└──┴──┘ ╚══╩══╝ ┗━━┻━━┛ ╰──╯ ╘══╛ ╙──╜ → ← ↑ ↓ ● ○ ✓ ✗ … “”\\n'
            printf 'The quick brown fox jumps over the lazy dog 0O1lI| -> => != >= fi fl\\n'
            printf 'finis\\n'; sleep 5
            """;
}

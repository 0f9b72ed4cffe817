package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.testing.PtyLink;
import dev.ecsdeck.ui.kit.terminal.TerminalCallbacks;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.kit.terminal.TerminalSettings;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The same files through this view and through other terminals of this machine, each over a real pseudo terminal:
/// `cat`, then a question for the cursor's place, whose answer says that all of it has been worked off.
final class TerminalRace {
    private static final int MEGA = 1_000_000;
    /// Enough, since some terminals draw each line.
    static final int MOST_MEGABYTES = 10;

    private static final long MOST_SECONDS = 30;

    private final int megabytes;
    private final int width;
    private final int height;
    private final Path folder;

    private TerminalRace(int megabytes, int width, int height, Path folder) {
        this.megabytes = megabytes;
        this.width = width;
        this.height = height;
        this.folder = folder;
    }

    static void run(PrintStream out, int megabytes, int width, int height) throws Exception {
        TerminalRace race =
                new TerminalRace(megabytes, width, height, Files.createTempDirectory("ecs-deck-terminal-race"));
        out.printf("%-14s %10s %10s %10s   MB/s over a pseudo terminal%n", "flood", "ECS Deck", "xterm", "alacritty");
        for (Map.Entry<String, byte[]> flood : Floods.all().entrySet()) {
            Path file = race.write(flood.getValue());
            out.printf(
                    "%-14s %10s %10s %10s%n",
                    flood.getKey(),
                    race.ours(file),
                    race.other(file, race.xterm()),
                    race.other(file, race.alacritty()));
        }
    }

    private Path write(byte[] pattern) throws IOException {
        Path file = folder.resolve("flood");
        try (var stream = Files.newOutputStream(file)) {
            for (long left = (long) megabytes * MEGA; left > 0; left -= pattern.length) {
                stream.write(pattern);
            }
        }
        return file;
    }

    /// Writes its nanoseconds to `time` beside the file.
    private static String script(Path file) {
        return "stty -echo; b=$(date +%s%N); cat '" + file + "'; printf '\\033[6n'; IFS= read -r -s -d R _; "
                + "e=$(date +%s%N); echo $((e-b)) > '" + file + ".part'; mv '" + file + ".part' '" + file + ".time'";
    }

    private String result(Path file) throws IOException {
        Path time = Path.of(file + ".time");
        if (!Files.exists(time)) {
            return "-";
        }
        double seconds = Long.parseLong(Files.readString(time).strip()) / 1e9;
        Files.delete(time);
        return String.format("%.1f", Files.size(file) / seconds / MEGA);
    }

    private String ours(Path file) throws Exception {
        Threads workers = new Threads((thread, crash) -> crash.printStackTrace());
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Stage> shown = new CompletableFuture<>();
        TerminalCallbacks callbacks = new TerminalCallbacks() {
            @Override
            public void ended(@Nullable IOException cause) {
                ended.countDown();
            }
        };
        PtyLink link = new PtyLink(new ScreenSize(24, 80), List.of("/bin/bash", "-c", script(file)), Map.of());
        Platform.runLater(() -> {
            TerminalPane pane =
                    new TerminalPane(TerminalSettings.DEFAULT, TerminalTheme.deckDark(), workers, callbacks);
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(pane), width, height));
            stage.show();
            pane.attach(link);
            shown.complete(stage);
        });
        Stage stage = shown.get();
        boolean isWhole = ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        Platform.runLater(stage::hide);
        link.close();
        workers.close();
        return isWhole ? result(file) : "-";
    }

    private List<String> xterm() {
        String geometry = (width - 24) / 8 + "x" + (height - 16) / 17;
        return List.of("xterm", "-geometry", geometry, "-fa", "DejaVu Sans Mono", "-fs", "10", "-sl", "10000", "-e");
    }

    private List<String> alacritty() {
        return List.of(
                "alacritty",
                "-o",
                "window.dimensions.columns=" + (width - 24) / 8,
                "-o",
                "window.dimensions.lines=" + (height - 16) / 17,
                "-e");
    }

    private String other(Path file, List<String> command) throws Exception {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("/bin/bash", "-c", script(file)));
        Process process;
        try {
            process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return "-";
        }
        boolean isWhole = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        return isWhole ? result(file) : "-";
    }
}

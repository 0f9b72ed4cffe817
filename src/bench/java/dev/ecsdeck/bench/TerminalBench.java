package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.ui.kit.terminal.TerminalCallbacks;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.kit.terminal.TerminalSettings;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// How fast floods are emulated and drawn. Arguments: megabytes for each flood (50), width and height of the window
/// (980 640), lines of scrollback (10000), `race` for the other terminals of this machine beside it.
///
/// Prints one line a flood: MB/s until the last byte was worked off, frames a second, the frame that took longest
/// but for one in a hundred, the processor's time for each second and (of the JavaFX thread) for each frame, and a
/// key's way to its drawn echo, all but one in a hundred. Then what one idle and ten full terminals cost.
public final class TerminalBench {
    private static final int MEGA = 1_000_000;
    private static final int TABS = 10;
    private static final int IDLE_SECONDS = 5;
    /// For what the compiler and the collector still have to do.
    private static final int SETTLE_SECONDS = 4;

    private final Threads workers = new Threads((thread, crash) -> crash.printStackTrace());
    private final PrintStream out = System.out;
    private final int megabytes;
    private final int width;
    private final int height;
    private final int scrollback;
    /// JavaFX thread only.
    private @Nullable Frames frames;

    private TerminalBench(String[] arguments) {
        megabytes = number(arguments, 0, 50);
        width = number(arguments, 1, 980);
        height = number(arguments, 2, 640);
        scrollback = number(arguments, 3, 10_000);
    }

    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        TerminalBench bench = new TerminalBench(arguments);
        bench.floods();
        if (arguments.length > 4 && arguments[4].equals("race")) {
            TerminalRace.run(
                    bench.out, Math.min(bench.megabytes, TerminalRace.MOST_MEGABYTES), bench.width, bench.height);
        }
        bench.tabs();
        bench.workers.close();
        Platform.exit();
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void floods() throws Exception {
        TerminalPane pane = shown();
        out.printf(
                "%d MB each, window %dx%d, %s, scrollback %,d%n",
                megabytes, width, height, pane.screenSize(), scrollback);
        out.printf(
                "%-14s %10s %8s %10s %8s %10s %12s%n",
                "flood", "MB/s", "fps", "p99 ms", "cpu", "cpu/frame", "key p99 ms");
        for (Map.Entry<String, byte[]> flood : Floods.all().entrySet()) {
            run(pane, flood.getValue(), 5L * MEGA);
            out.printf("%-14s %s%n", flood.getKey(), run(pane, flood.getValue(), (long) megabytes * MEGA));
        }
        out.println(idle("one terminal, idle"));
    }

    private void tabs() throws Exception {
        byte[] lines = Floods.logLines();
        for (int tab = 1; tab < TABS; tab++) {
            run(shown(), lines, 5L * MEGA);
        }
        out.println(idle("ten full terminals, idle"));
    }

    /// A terminal in a window of its own that has its size.
    private TerminalPane shown() throws Exception {
        CompletableFuture<TerminalPane> shown = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> sized = new CompletableFuture<>();
        TerminalCallbacks callbacks = new TerminalCallbacks() {
            @Override
            public void resized(ScreenSize size) {
                sized.complete(null);
            }

            @Override
            public void bell() {
                if (frames != null) {
                    frames.heard();
                }
            }
        };
        Platform.runLater(() -> {
            TerminalPane pane = new TerminalPane(
                    TerminalSettings.DEFAULT.withScrollback(scrollback), TerminalTheme.deckDark(), workers, callbacks);
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(pane), width, height));
            stage.show();
            shown.complete(pane);
        });
        sized.get();
        return shown.get();
    }

    private String run(TerminalPane pane, byte[] pattern, long total) throws Exception {
        FloodLink link = new FloodLink(pattern, total);
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        Platform.runLater(() -> {
            Frames counted = new Frames(pane);
            frames = counted;
            pane.attach(link);
            counted.start();
        });
        link.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = (cpuNanos() - cpu) / 1e9;
        CompletableFuture<String> line = new CompletableFuture<>();
        Platform.runLater(() -> {
            Frames counted = frames == null ? new Frames(pane) : frames;
            frames = null;
            counted.stop();
            pane.detach();
            line.complete(String.format(
                    "%10.1f %8.1f %10.1f %7.0f%% %7.1f ms %12.1f",
                    total / seconds / MEGA,
                    counted.count() / seconds,
                    counted.p99Millis(),
                    100 * used / seconds,
                    counted.cpuMillisEach(),
                    counted.echoP99Millis()));
        });
        return line.get();
    }

    private static String idle(String what) throws Exception {
        System.gc();
        pause(SETTLE_SECONDS);
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        pause(IDLE_SECONDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                "%-26s %5.2f%% of a core, heap %d MB, resident %d MB",
                what,
                (cpuNanos() - cpu) / 1e7 / seconds,
                (runtime.totalMemory() - runtime.freeMemory()) / MEGA,
                residentKilobytes() / 1000);
    }

    private static void pause(int seconds) throws InterruptedException {
        boolean isCut = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        if (isCut) {
            throw new IllegalStateException("nobody ends a pause");
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }
}

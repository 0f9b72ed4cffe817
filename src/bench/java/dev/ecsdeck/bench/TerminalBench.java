package dev.ecsdeck.bench;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.ui.kit.terminal.TerminalCallbacks;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import dev.ecsdeck.ui.kit.terminal.TerminalSettings;
import dev.ecsdeck.ui.kit.terminal.TerminalTheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// How fast floods are emulated and drawn. Arguments: megabytes for each flood (50), width and height of the window
/// (980 640), lines of scrollback (10000). Prints one line a flood: MB/s until the last byte was worked off, frames a
/// second, the frame that took longest but for one in a hundred, and the processor's time for each second.
public final class TerminalBench {
    private static final int MEGA = 1_000_000;

    private TerminalBench() {}

    public static void main(String[] arguments) throws Exception {
        int megabytes = number(arguments, 0, 50);
        int width = number(arguments, 1, 980);
        int height = number(arguments, 2, 640);
        int scrollback = number(arguments, 3, 10_000);
        PrintStream out = System.out;
        Threads workers = new Threads((thread, crash) -> crash.printStackTrace());
        CompletableFuture<TerminalPane> shown = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> resized = new CompletableFuture<>();
        Platform.startup(() -> shown.complete(show(workers, width, height, scrollback, resized)));
        TerminalPane pane = shown.get();
        resized.get();
        out.printf(
                "%d MB each, window %dx%d, %s, scrollback %,d%n",
                megabytes, width, height, pane.screenSize(), scrollback);
        out.printf("%-14s %10s %8s %10s %8s%n", "flood", "MB/s", "fps", "p99 ms", "cpu");
        for (Map.Entry<String, byte[]> flood : floods().entrySet()) {
            run(pane, flood.getValue(), 5L * MEGA);
            out.printf("%-14s %s%n", flood.getKey(), run(pane, flood.getValue(), (long) megabytes * MEGA));
        }
        workers.close();
        Platform.exit();
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static TerminalPane show(
            Threads workers, int width, int height, int scrollback, CompletableFuture<@Nullable Void> resized) {
        TerminalCallbacks callbacks = new TerminalCallbacks() {
            @Override
            public void resized(ScreenSize size) {
                resized.complete(null);
            }
        };
        TerminalPane pane = new TerminalPane(
                TerminalSettings.DEFAULT.withScrollback(scrollback), TerminalTheme.deckDark(), workers, callbacks);
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(pane), width, height));
        stage.show();
        return pane;
    }

    private static String run(TerminalPane pane, byte[] pattern, long total) throws Exception {
        FloodLink link = new FloodLink(pattern, total);
        Frames frames = new Frames();
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        Platform.runLater(() -> {
            frames.start();
            pane.attach(link);
        });
        link.done.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = (cpuNanos() - cpu) / 1e9;
        CompletableFuture<String> line = new CompletableFuture<>();
        Platform.runLater(() -> {
            frames.stop();
            pane.detach();
            line.complete(String.format(
                    "%10.1f %8.1f %10.1f %7.0f%%",
                    total / seconds / MEGA, frames.count() / seconds, frames.p99Millis(), 100 * used / seconds));
        });
        return line.get();
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static Map<String, byte[]> floods() {
        Map<String, byte[]> floods = new LinkedHashMap<>();
        floods.put("yes", bytes("y\r\n".repeat(20_000)));
        StringBuilder numbers = new StringBuilder();
        for (int number = 1_000_000; number < 1_020_000; number++) {
            numbers.append(number).append("\r\n");
        }
        floods.put("seq", bytes(numbers.toString()));
        floods.put("log lines", bytes(logLines()));
        floods.put("256 colours", bytes(colours()));
        floods.put("cjk", bytes("订单库响应慢，先看连接数；慢查询日志里有三条超过两秒的语句。\r\n".repeat(500)));
        floods.put("redraw", bytes(redraws()));
        return floods;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String logLines() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 2000; line++) {
            lines.append(String.format(
                    "2026-11-22T09:41:%02d.%03d INFO  [worker-%d] request %08x served in %d ms, status 200, %d bytes\r%n",
                    line % 60, line % 1000, line % 16, line * 7919, line % 97, line * 31));
        }
        return lines.toString();
    }

    private static String colours() {
        StringBuilder words = new StringBuilder();
        Random random = new Random(1);
        for (int word = 1; word < 20_000; word++) {
            words.append("\u001b[38;5;")
                    .append(random.nextInt(256))
                    .append("mword")
                    .append(word)
                    .append(' ');
            if (word % 12 == 0) {
                words.append("\u001b[0m\r\n");
            }
        }
        return words.toString();
    }

    private static String redraws() {
        StringBuilder screens = new StringBuilder();
        for (int screen = 0; screen < 50; screen++) {
            screens.append("\u001b[H");
            for (int row = 1; row <= 30; row++) {
                screens.append("\u001b[")
                        .append(row)
                        .append(";1H\u001b[3")
                        .append((row + screen) % 8)
                        .append('m');
                screens.append(
                        String.format("%5d user  20   0 %8d %6d S %4.1f", row, screen * row, row * 31, row / 3.0));
                screens.append("\u001b[0m\u001b[K");
            }
        }
        return screens.toString();
    }

    /// Hands out a pattern again and again.
    private static final class FloodLink implements ShellLink {
        private final byte[] pattern;
        private long left;
        private int at;
        private final CountDownLatch done = new CountDownLatch(1);

        FloodLink(byte[] pattern, long total) {
            this.pattern = pattern;
            this.left = total;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                done.countDown();
                return -1;
            }
            int count = (int) Math.min(Math.min(length, pattern.length - at), left);
            System.arraycopy(pattern, at, buffer, offset, count);
            at = (at + count) % pattern.length;
            left -= count;
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public void closeOutput() throws IOException {}

        @Override
        public void resize(ScreenSize size) {}

        @Override
        public void close() {}
    }

    /// Times between pulses.
    private static final class Frames extends AnimationTimer {
        private final List<Long> gaps = new ArrayList<>();
        private long last;

        @Override
        public void handle(long now) {
            if (last != 0) {
                gaps.add(now - last);
            }
            last = now;
        }

        int count() {
            return gaps.size();
        }

        double p99Millis() {
            long[] sorted = gaps.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / 1e6;
        }
    }
}

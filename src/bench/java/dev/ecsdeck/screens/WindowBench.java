package dev.ecsdeck.screens;

import com.sun.management.OperatingSystemMXBean;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.inventory.Inventory;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// What the window costs with 20,000 instances, with shells in tabs, left alone, and until it first stands. Stands
/// among the screens' tests for their stage: all services are fakes, the toolkit is headless. Run it with
/// `mvn -Pbench test-compile exec:exec -Dbench=dev.ecsdeck.screens.WindowBench`, or alone; arguments: how many
/// instances (20000), how many starts for each kind of start (3).
public final class WindowBench {
    private static final double MEGA = 1_000_000;
    private static final int TIMES = 9;
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-XX:+UseSerialGC",
            "-Xlog:disable");

    private final PrintStream out = System.out;
    private final Desk desk = new Desk();

    private WindowBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1 && arguments[0].equals("first-window")) {
            firstWindow();
            return;
        }
        int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int starts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        WindowBench bench = new WindowBench();
        bench.list(instances);
        bench.memory();
        bench.idle();
        bench.desk.close();
        bench.starts(starts);
        // The toolkit's threads stay.
        System.exit(0);
    }

    /// One start as a process of its own: until the window with a short list is drawn.
    private static void firstWindow() {
        Desk desk = new Desk();
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.scene().snapshot(null));
        // As a program ends: the AOT cache is written by an orderly end.
        System.exit(0);
    }

    private void list(int count) {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        List<Instance> many = desk.fleet().many(count);
        title("%,d instances, %d times each, middle and longest".formatted(count, TIMES));
        times("the list arrives, to first rows", () -> arrives(List.of(), 0), () -> arrives(many, count));
        times("a key in the filter, to its rows", () -> filtered("", count), () -> filtered("node-1999", 11));
        times("the filter cleared, to all rows", () -> filtered("node-1999", 11), () -> filtered("", count));
        times("a click on a column's head, sorted", this::unsorted, this::sorted);
        Theatre.does(() -> table().getSortOrder().clear());
        times("for comparison: the window drawn once", () -> {}, this::drawn);
        scroll(count);
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private void arrives(List<Instance> instances, int rows) {
        desk.inventory.set(new Inventory(
                Inventory.Stage.READY,
                instances,
                3,
                3,
                Map.of(),
                Optional.of(desk.theatre.threads.clock().instant())));
        until(() -> table().getItems().size() == rows);
        drawn();
    }

    private void filtered(String words, int rows) {
        Theatre.does(() -> desk.window.instances().filterTextProperty().set(words));
        until(() -> table().getItems().size() == rows);
        drawn();
    }

    private void unsorted() {
        Theatre.does(() -> table().getSortOrder().clear());
        drawn();
    }

    private void sorted() {
        Theatre.does(() -> sortBy(table(), 3));
        drawn();
    }

    private static <T> void sortBy(TableView<T> table, int column) {
        TableColumn<T, ?> by = table.getVisibleLeafColumn(column);
        by.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().setAll(List.of(by));
    }

    private static void until(BooleanSupplier so) {
        while (!Theatre.on(so::getAsBoolean)) {
            Thread.onSpinWait();
        }
    }

    /// Lays the window out and draws it into a picture: the whole work of a frame without the wait for its pulse.
    private void drawn() {
        Theatre.does(() -> desk.scene().snapshot(null));
    }

    private void times(String what, Runnable before, Runnable task) {
        long[] nanos = new long[TIMES];
        for (int i = -2; i < TIMES; i++) {
            before.run();
            long begin = System.nanoTime();
            task.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        out.printf(Locale.ROOT, "%-44s %10.1f ms %10.1f ms%n", what, nanos[TIMES / 2] / MEGA, nanos[TIMES - 1] / MEGA);
    }

    /// A quick turn of the wheel through the whole list: the layout of each frame, and the frame with its drawing.
    private void scroll(int count) {
        int frames = 600;
        scroll(
                "scroll, layout of a frame: middle and p99",
                count,
                frames,
                () -> desk.scene().getRoot().layout());
        scroll(
                "scroll, a frame laid out and drawn: likewise",
                count,
                frames / 3,
                () -> desk.scene().snapshot(null));
    }

    private void scroll(String what, int count, int frames, Runnable frame) {
        long[] nanos = new long[frames];
        for (int i = 0; i < frames; i++) {
            int row = (int) ((long) i * (count - 30) / frames);
            nanos[i] = Theatre.on(() -> {
                long begin = System.nanoTime();
                table().scrollTo(row);
                frame.run();
                return System.nanoTime() - begin;
            });
            if (i % 20 == 0) {
                pulse();
            }
        }
        Arrays.sort(nanos);
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f ms %10.1f ms%n",
                what,
                nanos[frames / 2] / MEGA,
                nanos[frames * 99 / 100] / MEGA);
    }

    private static void pulse() {
        CountDownLatch once = new CountDownLatch(1);
        AnimationTimer timer = Theatre.on(() -> {
            AnimationTimer counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    once.countDown();
                }
            };
            counting.start();
            return counting;
        });
        try {
            once.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        Theatre.does(timer::stop);
    }

    private void memory() {
        title("heap after a collection");
        desk.show(List.of());
        used("the window, empty list");
        desk.show(desk.fleet().mixed());
        int tabs = 0;
        for (int goal : new int[] {1, 10}) {
            for (; tabs < goal; tabs++) {
                Instance instance = desk.inventory.value().instances().get(tabs);
                int before = desk.shells.size();
                Theatre.does(() -> desk.window.openShell(instance));
                until(() -> desk.shells.size() == before + 1);
                StageShell shell = desk.shells.getLast();
                shell.open();
                for (int line = 0; line < 10_000; line += 50) {
                    shell.say(log(line, 50));
                }
                Theatre.settle();
            }
            settled();
            used("with " + goal + (goal == 1 ? " shell" : " shells") + ", 10,000 lines each");
        }
    }

    /// The ten shells left alone: frames drawn, and time used, which still has some of the compiler's.
    private void idle() throws InterruptedException {
        title("idle for %d s after %d s, with ten shells".formatted(IDLE.toSeconds(), SETTLING.toSeconds()));
        AtomicInteger pulses = new AtomicInteger();
        Theatre.does(() -> desk.scene().addPostLayoutPulseListener(pulses::incrementAndGet));
        pass(SETTLING);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        int drawn = pulses.get();
        pass(IDLE);
        double share = (double) (system.getProcessCpuTime() - before) / IDLE.toNanos();
        out.printf(Locale.ROOT, "%-44s %10d%n", "frames", pulses.get() - drawn);
        out.printf(Locale.ROOT, "%-44s %10.2f %%%n", "of one core", share * 100);
    }

    private static void pass(Duration time) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (never) {
            throw new AssertionError("nobody counts down");
        }
    }

    private static String log(int from, int count) {
        StringBuilder lines = new StringBuilder();
        for (int line = from; line < from + count; line++) {
            lines.append("09:41:02.118 INFO  request served in %d ms, status 200\r\n".formatted(line));
        }
        return lines.toString();
    }

    private static void settled() {
        for (int i = 0; i < 10; i++) {
            Theatre.settle();
        }
    }

    private void used(String what) {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Theatre.settle();
        }
        out.printf(Locale.ROOT, "%-44s %10.1f MB%n", what, (runtime.totalMemory() - runtime.freeMemory()) / MEGA);
    }

    private void starts(int count) throws IOException, InterruptedException {
        title("process to first window, %d starts each, shortest".formatted(count));
        Path folder = Files.createTempDirectory("ecs-deck-bench");
        Path cache = folder.resolve("start.aot");
        String path = inJars(System.getProperty("java.class.path"), folder);
        start(List.of("-XX:AOTCacheOutput=" + cache), path);
        long plain = Long.MAX_VALUE;
        long cached = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            plain = Math.min(plain, start(List.of(), path));
            cached = Math.min(cached, start(List.of("-XX:AOTCache=" + cache), path));
        }
        out.printf(Locale.ROOT, "%-44s %10.1f ms%n", "class path", plain / MEGA);
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f ms %10.2f of it%n",
                "class path with an AOT cache",
                cached / MEGA,
                (double) cached / plain);
        try (Stream<Path> made = Files.list(folder)) {
            for (Path file : made.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /// An AOT cache knows classes from jars only, which is also how the program is installed.
    private static String inJars(String classPath, Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                path = jar(path, folder.resolve("classes-" + entries.size() + ".jar"));
            }
            entries.add(path.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private static long start(List<String> more, String classPath) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(FLAGS);
        words.addAll(more);
        words.addAll(List.of("-cp", classPath, WindowBench.class.getName()));
        words.add("first-window");
        long begin = System.nanoTime();
        int status = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("a start ended with status " + status);
        }
        return System.nanoTime() - begin;
    }

    private void title(String words) {
        out.printf("%n%s%n%s%n", words, "-".repeat(words.length()));
    }
}

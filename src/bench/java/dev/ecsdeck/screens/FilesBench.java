package dev.ecsdeck.screens;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.testing.SftpHost;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A folder of 20,000 files, listed over SFTP, put in order and walked: for each, the longest that the window stood
/// still, and the processor's time of the toolkit's thread, which says more on a busy machine. Argument: how many
/// files. Run it with `mvn -Pbench test-compile exec:exec -Dbench=dev.ecsdeck.screens.FilesBench`.
public final class FilesBench {
    private static final double MILLI = 1_000_000;
    private static final int STEPS = 60;
    /// As long as such a thing may take.
    private static final double WHILE_MILLIS = 2_000;
    private static final BooleanSupplier WHILE = () -> true;

    private final PrintStream out = System.out;
    private final Desk desk = new Desk();
    private final AtomicLong longest = new AtomicLong();
    private long last;

    private FilesBench() {}

    public static void main(String[] arguments) throws Exception {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        Path folder = Files.createTempDirectory("files-bench");
        Path many = Files.createDirectories(folder.resolve("srv/many"));
        for (int i = 0; i < files; i++) {
            Files.write(many.resolve("report-" + i * 7919 % files + ".txt"), new byte[i % 97]);
        }
        try (SftpHost host = SftpHost.start(folder)) {
            new FilesBench().run(host, files);
        }
        // The toolkit's threads stay.
        System.exit(0);
    }

    private void run(SftpHost host, int files) {
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
        Instance web = desk.inventory.value().named("web-01").getFirst();
        FileRoom room = desk.files.over(host.door(desk.theatre.threads), new FileRoom.Whose(web, "root", true));
        Theatre.does(() -> desk.window.files().show(room));
        await(() -> desk.scene().getRoot().lookupAll(".files .table-view").size() == 2 && contains("srv"));
        watchPulses();
        measured("nothing", () -> {}, WHILE);
        measured("into the folder above it", () -> enter("srv"), () -> contains("many"));
        measured("list the files", () -> enter("many"), () -> rows() == files + 1);
        for (String order : List.of("size", "modified", "name")) {
            measured("put in order by " + order, () -> sort(order), WHILE);
        }
        measured("choose all", () -> table().getSelectionModel().selectAll(), WHILE);
        measured("put in order by size with all chosen", () -> sort("size"), WHILE);
        int[] step = new int[1];
        measured("scroll to the end", () -> {}, () -> {
            step[0]++;
            table().scrollTo(files * step[0] / STEPS);
            return step[0] == STEPS;
        });
        desk.close();
    }

    private void watchPulses() {
        Theatre.does(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (last != 0) {
                    longest.accumulateAndGet(at - last, Math::max);
                }
                last = at;
            }
        }.start());
    }

    private void measured(String what, Runnable begin, BooleanSupplier over) {
        Theatre.settle();
        longest.set(0);
        long thread = Theatre.on(() -> Thread.currentThread().threadId());
        long used = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
        long began = System.nanoTime();
        Theatre.does(begin);
        await(over);
        while (over.equals(WHILE) && System.nanoTime() - began < WHILE_MILLIS * MILLI) {
            Theatre.settle();
        }
        Theatre.settle();
        double cpu = (ManagementFactory.getThreadMXBean().getThreadCpuTime(thread) - used) / MILLI;
        out.printf(
                Locale.ROOT,
                "%-44s %,8.0f ms  stood still %,6.0f ms  toolkit's thread %,6.0f ms%n",
                what,
                (System.nanoTime() - began) / MILLI,
                longest.get() / MILLI,
                cpu);
    }

    private static void await(BooleanSupplier so) {
        while (!Theatre.on(so::getAsBoolean)) {
            Theatre.settle();
        }
    }

    private TableView<?> table() {
        List<TableView<?>> tables = desk.scene().getRoot().lookupAll(".files .table-view").stream()
                .<TableView<?>>map(node -> (TableView<?>) node)
                .toList();
        return tables.getLast();
    }

    private int rows() {
        return table().getItems().size();
    }

    private boolean contains(String name) {
        return table().getItems().stream()
                .anyMatch(item -> FilesStage.nameOf(item).equals(name));
    }

    private void enter(String name) {
        TableView<?> table = table();
        for (int i = 0; i < table.getItems().size(); i++) {
            if (FilesStage.nameOf(table.getItems().get(i)).equals(name)) {
                table.getSelectionModel().clearAndSelect(i);
            }
        }
        table.fireEvent(new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                "",
                "",
                javafx.scene.input.KeyCode.ENTER,
                false,
                false,
                false,
                false));
    }

    private void sort(String order) {
        TableView<?> table = table();
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (column.getStyleClass().contains(order)) {
                sortBy(table, column);
            }
        }
    }

    @SuppressWarnings("unchecked") // a table's own column
    private static <T> void sortBy(TableView<T> table, TableColumn<?, ?> column) {
        table.getSortOrder().setAll(List.of((TableColumn<T, ?>) column));
    }
}

package dev.ecsdeck.ui.commands;

import dev.ecsdeck.service.commands.RunBoard;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// How far a run is: one bar of three colours, in words beside it.
final class RunBar extends HBox {
    private static final double WIDTH = 320;
    private final Region done = part("done");
    private final Region failed = part("failed");
    private final Region running = part("running");

    RunBar() {
        getStyleClass().add("run-bar");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        getChildren().addAll(done, failed, running);
        setFocusTraversable(false);
    }

    private static Region part(String style) {
        return Nodes.styled(new Region(), "run-bar-" + style);
    }

    void show(RunBoard board) {
        int all = Math.max(1, board.rows().size());
        width(done, board.done(), all);
        width(failed, board.failed(), all);
        width(running, board.running(), all);
    }

    private static void width(Region part, int count, int all) {
        double width = WIDTH * count / all;
        part.setMinWidth(width);
        part.setMaxWidth(width);
    }

    /// The counts that are not zero, in words.
    static String words(Kit kit, RunBoard board) {
        return String.join(
                kit.texts().now("run.count.and"),
                List.of(
                                count(kit, "done", board.done()),
                                count(kit, "failed", board.failed()),
                                count(kit, "stopped", board.stopped()),
                                count(kit, "running", board.running()),
                                count(kit, "waiting", board.waiting()))
                        .stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String count(Kit kit, String what, int number) {
        return number == 0 ? "" : kit.texts().now("run.count." + what, number);
    }
}

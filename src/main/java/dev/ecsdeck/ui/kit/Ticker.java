package dev.ecsdeck.ui.kit;

import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// One beat a second for ages and countdowns, only while a node that shows one is on the screen. Without listeners
/// nothing runs at all.
public final class Ticker {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Workers workers;
    private final Map<Node, Runnable> attended = new LinkedHashMap<>();
    private Workers.@Nullable Wakeup next;

    public Ticker(Workers workers) {
        this.workers = workers;
    }

    public Instant now() {
        return workers.clock().instant();
    }

    /// Calls `beat` once a second while `node` is part of a window that is open, and once each time it becomes so.
    public void whileShown(Node node, Runnable beat) {
        ObservableValue<Boolean> shown = node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        shown.subscribe(now -> {
            if (now) {
                attended.put(node, beat);
                beat.run();
                arm();
            } else {
                attended.remove(node);
            }
        });
    }

    private void arm() {
        if (next == null && !attended.isEmpty()) {
            next = workers.after(BEAT, () -> Platform.runLater(this::beat));
        }
    }

    private void beat() {
        next = null;
        Map.copyOf(attended).forEach((node, beat) -> {
            if (isSeen(node)) {
                beat.run();
            }
        });
        arm();
    }

    private static boolean isSeen(Node node) {
        Scene scene = node.getScene();
        if (scene == null || (scene.getWindow() instanceof Stage stage && stage.isIconified())) {
            return false;
        }
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }
}

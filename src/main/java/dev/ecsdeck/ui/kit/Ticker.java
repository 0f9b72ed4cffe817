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

/// Beats for countdowns and ages, only while a node that shows one is on the screen. Without listeners nothing runs
/// at all. All ages change in the same beat, so that a window full of them is drawn once.
public final class Ticker {
    private enum Rhythm {
        COUNTDOWN(Duration.ofSeconds(1)),
        /// The service knows an agent's last word to a minute, and a window that is drawn every second costs what it
        /// should not.
        AGE(Duration.ofSeconds(10));

        private final long nanos;

        Rhythm(Duration period) {
            this.nanos = period.toNanos();
        }
    }

    private record Listener(Rhythm rhythm, Runnable beat) {}

    private final Workers workers;
    private final Map<Node, Listener> attended = new LinkedHashMap<>();
    private Workers.@Nullable Wakeup next;
    private long nextAt;
    private long lastAt;

    public Ticker(Workers workers) {
        this.workers = workers;
        this.lastAt = workers.nanoTime();
    }

    public Instant now() {
        return workers.clock().instant();
    }

    /// Calls `beat` once a second while `node` is part of a window that is open, and once each time it becomes so.
    public void whileShown(Node node, Runnable beat) {
        attend(node, Rhythm.COUNTDOWN, beat);
    }

    /// The same for what only grows older: `beat` every ten seconds, together with all others of that kind.
    public void agingWhileShown(Node node, Runnable beat) {
        attend(node, Rhythm.AGE, beat);
    }

    private void attend(Node node, Rhythm rhythm, Runnable beat) {
        ObservableValue<Boolean> shown = node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
        shown.subscribe(now -> {
            if (now) {
                attended.put(node, new Listener(rhythm, beat));
                beat.run();
                arm();
            } else {
                attended.remove(node);
            }
        });
    }

    /// The next beat, which is earlier than the one that is waited for if somebody counts down now.
    private void arm() {
        long now = workers.nanoTime();
        attended.values().stream()
                .mapToLong(listener -> (count(listener.rhythm(), now) + 1) * listener.rhythm().nanos)
                .min()
                .ifPresent(at -> {
                    if (next == null || at < nextAt) {
                        if (next != null) {
                            next.cancel();
                        }
                        nextAt = at;
                        next = workers.after(Duration.ofNanos(at - now), () -> Platform.runLater(this::beat));
                    }
                });
    }

    private static long count(Rhythm rhythm, long nanos) {
        return Math.floorDiv(nanos, rhythm.nanos);
    }

    private void beat() {
        next = null;
        long now = workers.nanoTime();
        Map.copyOf(attended).forEach((node, listener) -> {
            if (count(listener.rhythm(), now) > count(listener.rhythm(), lastAt) && isSeen(node)) {
                listener.beat().run();
            }
        });
        lastAt = now;
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

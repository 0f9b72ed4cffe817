package dev.ecsdeck.bench;

import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/// Times between pulses, and from a key to the pulse that draws its echo. JavaFX thread only.
final class Frames extends AnimationTimer {
    private final TerminalPane pane;
    private final List<Long> gaps = new ArrayList<>();
    private final List<Long> echoes = new ArrayList<>();
    private long last;
    private long typed;
    private boolean isHeard;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long cpuBefore = threads.getCurrentThreadCpuTime();

    Frames(TerminalPane pane) {
        this.pane = pane;
    }

    @Override
    public void handle(long now) {
        if (last != 0) {
            gaps.add(now - last);
        }
        last = now;
        long time = System.nanoTime();
        if (isHeard) {
            echoes.add(time - typed);
            isHeard = false;
            typed = 0;
        } else if (typed == 0) {
            typed = time;
            pane.send("k");
        }
    }

    /// The echo has come, and is drawn by the next pulse.
    void heard() {
        isHeard = typed != 0;
    }

    int count() {
        return gaps.size();
    }

    /// What a frame costs this thread: the copy and the calls that paint.
    double cpuMillisEach() {
        return (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6 / Math.max(1, gaps.size());
    }

    double p99Millis() {
        return p99Millis(gaps);
    }

    double echoP99Millis() {
        return p99Millis(echoes);
    }

    private static double p99Millis(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / 1e6;
    }
}

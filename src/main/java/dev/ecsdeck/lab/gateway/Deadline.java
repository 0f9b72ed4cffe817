package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.agent.AgentEnd;
import dev.ecsdeck.work.Workers;
import dev.ecsdeck.work.Workers.Wakeup;
import java.time.Duration;
import java.util.function.Consumer;

/// A channel's two time limits: without a client's frame, and in all. Thread-safe.
final class Deadline {
    private final LiveSettings settings;
    private final Workers workers;
    private final Consumer<AgentEnd> onEnd;
    private final long opened;
    private volatile long lastFrame;
    /// Guarded by this.
    private Wakeup wakeup = () -> {};
    /// Guarded by this.
    private boolean cancelled;

    /// @param onEnd called once or more on a thread of its own, with the limit that ran out
    Deadline(LiveSettings settings, Workers workers, Consumer<AgentEnd> onEnd) {
        this.settings = settings;
        this.workers = workers;
        this.onEnd = onEnd;
        this.opened = workers.nanoTime();
        this.lastFrame = opened;
    }

    void start() {
        rearm();
    }

    /// The client has shown itself.
    void touch() {
        lastFrame = workers.nanoTime();
    }

    synchronized void cancel() {
        cancelled = true;
        wakeup.cancel();
    }

    /// Looks again when the next limit can be reached.
    synchronized void rearm() {
        if (cancelled) {
            return;
        }
        wakeup.cancel();
        LabSettings.Limits limits = settings.now().limits();
        long now = workers.nanoTime();
        long idle = limits.idleCut().toNanos() - (now - lastFrame);
        long life = limits.sessionLife().toNanos() - (now - opened);
        if (life <= 0) {
            ring(new AgentEnd("SessionTimeout", "", "AgentTimeout"));
        } else if (idle <= 0) {
            ring(new AgentEnd("IdleTimeout", "", "AgentTimeout"));
        } else {
            wakeup = workers.after(
                    Duration.ofNanos(Math.min(idle, life)), () -> workers.start("lab-deadline", this::rearm));
        }
    }

    private void ring(AgentEnd why) {
        workers.start("lab-deadline-end", () -> onEnd.accept(why));
    }
}

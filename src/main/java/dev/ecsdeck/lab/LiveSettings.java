package dev.ecsdeck.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// The settings in force in one Lab, which tests and the Lab's own screen change while it runs. Thread-safe.
public final class LiveSettings {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile LabSettings current;

    public LiveSettings(LabSettings first) {
        current = first;
    }

    public LabSettings now() {
        return current;
    }

    public void change(UnaryOperator<LabSettings> edit) {
        synchronized (this) {
            current = edit.apply(current);
        }
        watchers.forEach(Runnable::run);
    }

    /// Calls `watcher` after every change, on the thread that made it.
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }
}

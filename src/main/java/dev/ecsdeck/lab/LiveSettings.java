package dev.ecsdeck.lab;

import java.util.function.UnaryOperator;

/// The settings in force in one Lab, which tests and the Lab's own screen change while it runs. Thread-safe.
public final class LiveSettings {
    private volatile LabSettings current;

    public LiveSettings(LabSettings first) {
        current = first;
    }

    public LabSettings now() {
        return current;
    }

    public synchronized void change(UnaryOperator<LabSettings> edit) {
        current = edit.apply(current);
    }
}

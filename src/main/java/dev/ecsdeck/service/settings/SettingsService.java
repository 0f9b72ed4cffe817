package dev.ecsdeck.service.settings;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.store.SettingsStore;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// The settings, and their way to the disk: written [#QUIET] after the first of several changes, and at the close.
public final class SettingsService implements AutoCloseable {
    /// How much a crash may lose: a window that is dragged changes its size many times a second.
    public static final Duration QUIET = Duration.ofMillis(300);

    private final SettingsStore store;
    private final Workers workers;
    private final SignalSource<Settings> settings;
    private final SignalSource<Optional<Problem>> fault;
    private final AtomicBoolean due = new AtomicBoolean();
    // Held while a file is written, by the one who writes; nobody else waits for it but the close.
    private final ReentrantLock writing = new ReentrantLock();

    /// Reads the file. One that cannot be read leaves the usual settings, and its reason in [#fault].
    public SettingsService(SettingsStore store, Workers workers) {
        this.store = store;
        this.workers = workers;
        Settings found = Settings.DEFAULT;
        Optional<Problem> wrong;
        try {
            SettingsStore.Loaded loaded = store.load();
            found = loaded.settings();
            wrong = loaded.fault();
        } catch (ProblemException unreadable) {
            wrong = Optional.of(unreadable.problem());
        }
        this.settings = new SignalSource<>(found);
        this.fault = new SignalSource<>(wrong);
    }

    public Signal<Settings> settings() {
        return settings;
    }

    /// Why the settings could not be read or written, the last time.
    public Signal<Optional<Problem>> fault() {
        return fault;
    }

    /// Changes them now and saves them soon. `change` must be quick and without effects. Never blocks.
    public void update(UnaryOperator<Settings> change) {
        Settings before = settings.value();
        Settings after = settings.update(change);
        if (!after.equals(before) && due.compareAndSet(false, true)) {
            workers.after(QUIET, () -> workers.start("settings-save", this::saveIfDue));
        }
    }

    private void saveIfDue() {
        writing.lock();
        try {
            if (due.getAndSet(false)) {
                store.save(settings.value());
                fault.set(Optional.empty());
            }
        } catch (ProblemException unwritable) {
            fault.set(Optional.of(unwritable.problem()));
        } finally {
            writing.unlock();
        }
    }

    /// Saves what is not saved yet.
    @Override
    public void close() {
        saveIfDue();
    }
}

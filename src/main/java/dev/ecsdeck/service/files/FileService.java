package dev.ecsdeck.service.files;

import dev.ecsdeck.desktop.Desktop;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Owns every room of files. Thread-safe.
public final class FileService implements AutoCloseable {
    private final LoginDesk desk;
    private final Path home;
    private final Path edits;
    private final Edits.Editor editor;
    private final Workers workers;
    private final AtomicBoolean swept = new AtomicBoolean();
    private final Object lock = new Object();
    // Guarded by lock.
    private final List<FileRoom> rooms = new ArrayList<>();

    /// Opens files with the desktop's own programs.
    public FileService(LoginDesk desk, AppPaths paths, Workers workers) {
        this(desk, paths, new Desktop()::openFile, workers);
    }

    /// @param paths where a person begins here, and where copies of edited files are kept while they are open: in
    ///     the state's folder; what an earlier run has left there is removed
    public FileService(LoginDesk desk, AppPaths paths, Edits.Editor editor, Workers workers) {
        this.desk = desk;
        this.home = paths.home();
        this.edits = paths.state().resolve("edits");
        this.editor = editor;
        this.workers = workers;
    }

    /// Makes a room over a login that stands, and over its successors. Whoever shows it closes it.
    public FileRoom over(LiveLogin login) {
        LoginRequest request = login.request();
        return over(
                new SharedLogin(desk, login),
                new FileRoom.Whose(
                        request.instance(),
                        request.user().value(),
                        request.way() instanceof LoginRequest.ThroughSession));
    }

    /// Makes a room that gets its connections by `door`.
    public FileRoom over(LoginDoor door, FileRoom.Whose whose) {
        if (swept.compareAndSet(false, true)) {
            sweep();
        }
        FileRoom[] made = new FileRoom[1];
        FileRoom room =
                new FileRoom(door, whose, new FileRoom.Around(home, edits, editor, workers, () -> forget(made[0])));
        made[0] = room;
        synchronized (lock) {
            rooms.add(room);
        }
        return room;
    }

    /// Whether a room shows this instance's files now.
    public boolean isOpenOn(Instance instance) {
        synchronized (lock) {
            return rooms.stream().anyMatch(room -> room.whose().instance().id().equals(instance.id()));
        }
    }

    private void forget(FileRoom room) {
        synchronized (lock) {
            rooms.remove(room);
        }
    }

    /// One program runs at a time, so whatever is there belongs to none.
    private void sweep() {
        if (!Files.isDirectory(edits)) {
            return;
        }
        try (Stream<Path> left = Files.list(edits)) {
            left.toList().forEach(EditCopy::remove);
        } catch (IOException unreadable) {
            Transfers.LOG.info("copies of an earlier run could not be removed", unreadable);
        }
    }

    @Override
    public void close() {
        List<FileRoom> all;
        synchronized (lock) {
            all = List.copyOf(rooms);
        }
        all.forEach(FileRoom::close);
    }
}

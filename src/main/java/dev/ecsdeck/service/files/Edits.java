package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.RemoteFileFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.ssh.FileTransfer;
import dev.ecsdeck.ssh.FileTransfer.Direction;
import dev.ecsdeck.ssh.LocalFiles;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Files of the instance that are edited here: fetched, opened with this computer's editor, sent back at each save.
/// Its methods come back at once, but for [#changes]. Thread-safe.
public final class Edits implements AutoCloseable {
    /// How often a copy is looked at. Only while one is open.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int MOST_COMPARED_BYTES = 4 << 20;

    /// Opens a file with this computer's own program for it.
    @FunctionalInterface
    public interface Editor {
        void open(Path file) throws ProblemException;
    }

    private final Line line;
    private final Place there;
    private final Path folder;
    private final Editor editor;
    private final Workers workers;
    private final SignalSource<List<EditRow>> rows = new SignalSource<>(List.of());
    private final Object lock = new Object();
    // Guarded by lock, all that follow.
    private final Map<Long, Edit> edits = new LinkedHashMap<>();
    private long number;
    private boolean looking;
    private boolean closed;

    /// One of them. Guarded by lock, but for what never changes.
    private static final class Edit {
        final long id;
        final String path;
        final String name;
        final EditCopy copy;
        EditState state = new EditState.Fetching();
        boolean busy = true;
        /// As it was there when it was fetched or sent.
        Optional<FileItem> known = Optional.empty();
        /// As the copy was when it was fetched or sent.
        Optional<EditCopy.Stamp> sent = Optional.empty();
        /// As the copy was at the last look.
        Optional<EditCopy.Stamp> seen = Optional.empty();
        /// As the copy was when sending did not work: not tried again by itself.
        Optional<EditCopy.Stamp> given = Optional.empty();

        Edit(long id, FileItem item, EditCopy copy) {
            this.id = id;
            this.path = item.path();
            this.name = item.name();
            this.copy = copy;
        }

        EditRow row() {
            return new EditRow(id, name, path, copy.file().toString(), state);
        }
    }

    Edits(Line line, Place there, Path folder, Editor editor, Workers workers) {
        this.line = line;
        this.there = there;
        this.folder = folder;
        this.editor = editor;
        this.workers = workers;
    }

    public Signal<List<EditRow>> rows() {
        return rows;
    }

    /// Fetches a file and opens it; if it is open already, only opens it again.
    public void open(FileItem item) throws ProblemException {
        Optional<Edit> known;
        synchronized (lock) {
            known = edits.values().stream()
                    .filter(edit -> edit.path.equals(item.path()))
                    .findFirst();
        }
        if (known.isPresent()) {
            workers.start("edit-open", () -> show(known.get()));
            return;
        }
        EditCopy copy = EditCopy.in(folder, item.name());
        Edit edit;
        synchronized (lock) {
            edit = new Edit(++number, item, copy);
            edits.put(edit.id, edit);
        }
        tell();
        workers.start("edit-fetch", () -> fetch(edit));
    }

    private void fetch(Edit edit) {
        try {
            FileItem facts = there.facts(edit.path);
            move(Direction.DOWNLOAD, edit, edit.copy.file());
            Optional<EditCopy.Stamp> stamp = edit.copy.stamp();
            synchronized (lock) {
                edit.known = Optional.of(facts);
                edit.sent = stamp;
                edit.seen = stamp;
            }
            become(edit, new EditState.Open(Optional.empty()));
            show(edit);
            lookLater();
        } catch (ProblemException failed) {
            become(edit, new EditState.Failed(failed.problem(), false));
        }
    }

    private void show(Edit edit) {
        try {
            editor.open(edit.copy.file());
        } catch (ProblemException noEditor) {
            become(edit, new EditState.Failed(noEditor.problem(), false));
        }
    }

    private void move(Direction direction, Edit edit, Path file) throws ProblemException {
        line.with(files -> new FileTransfer(direction, file, edit.path, files, line.hash(), (_, _) -> {}).run());
    }

    private void become(Edit edit, EditState next) {
        boolean gone;
        synchronized (lock) {
            edit.state = next;
            edit.busy = false;
            gone = !edits.containsKey(edit.id);
        }
        if (gone) {
            edit.copy.remove();
        }
        tell();
    }

    private void tell() {
        List<EditRow> now;
        synchronized (lock) {
            now = edits.values().stream().map(Edit::row).toList();
        }
        rows.set(now);
    }

    private void lookLater() {
        synchronized (lock) {
            if (looking || closed || edits.isEmpty()) {
                return;
            }
            looking = true;
        }
        workers.after(LOOK, () -> workers.start("edit-look", this::look));
    }

    private void look() {
        List<Edit> all;
        synchronized (lock) {
            looking = false;
            all = edits.values().stream().filter(edit -> !edit.busy).toList();
        }
        for (Edit edit : all) {
            if (isSaved(edit)) {
                send(edit, false);
            }
        }
        lookLater();
    }

    /// Two looks must find the same, so that half a save is not sent.
    private boolean isSaved(Edit edit) {
        Optional<EditCopy.Stamp> now;
        try {
            now = edit.copy.stamp();
        } catch (ProblemException heldByEditor) {
            return false;
        }
        synchronized (lock) {
            boolean settled = now.isPresent() && now.equals(edit.seen);
            edit.seen = now;
            return settled
                    && edit.known.isPresent()
                    && !now.equals(edit.sent)
                    && !now.equals(edit.given)
                    && !(edit.state instanceof EditState.Changed);
        }
    }

    private void send(Edit edit, boolean inAnyCase) {
        Optional<EditCopy.Stamp> saved;
        synchronized (lock) {
            if (edit.busy) {
                return;
            }
            edit.busy = true;
            edit.state = new EditState.Sending();
            saved = edit.seen;
            edit.given = saved;
        }
        tell();
        try {
            Optional<FileItem> now = there.present(edit.path);
            if (!inAnyCase && !isAsKnown(edit, now)) {
                become(edit, new EditState.Changed(now));
                return;
            }
            move(Direction.UPLOAD, edit, edit.copy.file());
            FileItem arrived = there.facts(edit.path);
            Instant when = workers.clock().instant();
            synchronized (lock) {
                edit.known = Optional.of(arrived);
                edit.sent = saved;
            }
            become(edit, new EditState.Open(Optional.of(when)));
        } catch (ProblemException failed) {
            sendFailed(edit, failed.problem());
        }
    }

    /// A save during the sending is the next thing to be sent.
    private void sendFailed(Edit edit, Problem problem) {
        boolean savedAgain =
                problem instanceof Problem.RemoteFileFailed file && file.fault() == RemoteFileFault.CHANGED_MEANWHILE;
        if (savedAgain) {
            synchronized (lock) {
                edit.given = Optional.empty();
            }
            become(edit, new EditState.Open(Optional.empty()));
        } else {
            become(edit, new EditState.Failed(problem, true));
        }
    }

    private boolean isAsKnown(Edit edit, Optional<FileItem> now) {
        Optional<FileItem> known;
        synchronized (lock) {
            known = edit.known;
        }
        return now.isPresent()
                && known.isPresent()
                && now.get().size() == known.get().size()
                && Objects.equals(now.get().modified(), known.get().modified());
    }

    /// Sends it back whatever is there; also after a failure.
    public void send(long id) {
        find(id).ifPresent(edit -> workers.start("edit-send", () -> {
            EditState state;
            synchronized (lock) {
                state = edit.state;
            }
            send(edit, state instanceof EditState.Changed);
        }));
    }

    /// Opens it in the editor again.
    public void showAgain(long id) {
        find(id).ifPresent(edit -> workers.start("edit-open", () -> show(edit)));
    }

    /// Ends the editing and removes the copy; nothing is sent.
    public void stop(long id) {
        Optional<Edit> gone;
        boolean busy;
        synchronized (lock) {
            gone = Optional.ofNullable(edits.remove(id));
            busy = gone.map(edit -> edit.busy).orElse(false);
        }
        if (!busy) {
            gone.ifPresent(edit -> workers.start("edit-remove", edit.copy::remove));
        }
        tell();
    }

    private Optional<Edit> find(long id) {
        synchronized (lock) {
            return Optional.ofNullable(edits.get(id));
        }
    }

    /// From what is there to what was saved here, line by line. Blocking.
    ///
    /// @throws ProblemException also with [Problem.FileUnusable] if it is no text, or a very long one
    public List<LineDiff.Line> changes(long id) throws ProblemException {
        Edit edit = find(id).orElseThrow(() -> new ProblemException(new Problem.Interrupted()));
        Path theirs = edit.copy.beside();
        try {
            move(Direction.DOWNLOAD, edit, theirs);
            return LineDiff.of(text(theirs), text(edit.copy.file()));
        } finally {
            there(theirs);
        }
    }

    private static void there(Path theirs) {
        try {
            Files.deleteIfExists(theirs);
        } catch (IOException goesWithItsFolder) {
            Transfers.LOG.debug("{} goes later", theirs, goesWithItsFolder);
        }
    }

    private static List<String> text(Path file) throws ProblemException {
        try {
            if (Files.size(file) > MOST_COMPARED_BYTES) {
                throw new IOException("longer than " + MOST_COMPARED_BYTES + " bytes");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw LocalFiles.unusable(file, unreadable);
        }
    }

    /// Whether something was saved that is not there yet.
    public boolean hasUnsent() {
        return rows.value().stream().anyMatch(EditRow::hasUnsent);
    }

    /// Ends all and removes the copies.
    @Override
    public void close() {
        List<Edit> all;
        synchronized (lock) {
            closed = true;
            all = List.copyOf(edits.values());
            edits.clear();
        }
        all.forEach(edit -> edit.copy.remove());
        tell();
    }
}

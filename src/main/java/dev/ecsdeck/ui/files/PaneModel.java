package dev.ecsdeck.ui.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.service.files.Place;
import dev.ecsdeck.ui.kit.FxWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One pane without its nodes: which folder is shown, what is in it, in which order.
final class PaneModel {
    private static final int FIRST_SHOWN = 500;
    private static final int MOST_LINKS = 300;

    private final FxWork work;
    private final Place place;
    private final boolean isHere;
    private final String root;
    private final ReadOnlyObjectWrapper<Optional<String>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> free = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper soFar = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper hiddenShown = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.USUAL);
    private List<Entry> all = List.of();
    private FxWork.@Nullable Job job;
    private FxWork.@Nullable Job arranging;
    private Optional<String> wanted = Optional.empty();

    /// @param root what the top is called; empty for what the place calls it
    PaneModel(FxWork work, Place place, boolean isHere, String root) {
        this.root = root;
        this.work = work;
        this.place = place;
        this.isHere = isHere;
        order.subscribe((_, _) -> arrange());
    }

    Place place() {
        return place;
    }

    /// The name of a folder, for its button.
    String nameOf(String path) {
        boolean isTop = place.parent(path).isEmpty();
        return isTop && !root.isEmpty() ? root : place.nameOf(path);
    }

    /// Whether it shows this computer.
    boolean isHere() {
        return isHere;
    }

    /// The folder that is shown; empty before the first.
    ReadOnlyObjectProperty<Optional<String>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// What is shown of it, in order, after the row that leads up.
    ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// Why the folder that was wanted is not shown.
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OptionalLong> freeProperty() {
        return free.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// How many entries have come while it reads.
    ReadOnlyIntegerProperty soFarProperty() {
        return soFar.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hiddenShownProperty() {
        return hiddenShown.getReadOnlyProperty();
    }

    void showHidden(boolean wantsHidden) {
        hiddenShown.set(wantsHidden);
        arrange();
    }

    ObjectProperty<Order> orderProperty() {
        return order;
    }

    /// What a read folder is made of.
    private record Contents(String folder, List<Entry> entries, OptionalLong free) {}

    /// Shows the folder where a person begins.
    void begin() {
        read(Optional.empty());
    }

    void go(String path) {
        read(Optional.of(path));
    }

    void up() {
        folder.get().flatMap(place::parent).ifPresent(this::go);
    }

    /// Reads it again; what did not come before is tried again.
    void refresh() {
        read(wanted.or(folder::get));
    }

    private void read(Optional<String> path) {
        if (job != null) {
            job.cancel();
        }
        wanted = path;
        reading.set(true);
        soFar.set(0);
        boolean another = !path.equals(folder.get());
        Order now = order.get();
        boolean hidden = hiddenShown.get();
        job = work.run(
                isHere ? "files-read-here" : "files-read-there",
                () -> read(path.isPresent() ? path.get() : place.home(), another, now, hidden),
                this::show,
                this::failed);
    }

    /// On a thread of its own. A big folder that is new is shown a few times while it comes.
    private Contents read(String path, boolean another, Order now, boolean hidden) throws ProblemException {
        List<Entry> found = new ArrayList<>();
        int[] next = {FIRST_SHOWN};
        place.list(path, batch -> {
            batch.forEach(item -> found.add(new Entry(item, item.isFolder(), false)));
            if (found.size() >= next[0]) {
                next[0] *= 4;
                List<Entry> raw = List.copyOf(found);
                List<Entry> partly = another ? arranged(path, raw, now, hidden) : List.of();
                FxWork.later(() -> showPart(path, another, partly, raw));
            }
        });
        return new Contents(path, withLinks(found), place.freeBytes(path));
    }

    private void showPart(String path, boolean another, List<Entry> partly, List<Entry> raw) {
        if (!reading.get() || wanted.filter(meant -> !meant.equals(path)).isPresent()) {
            return;
        }
        soFar.set(raw.size());
        if (another) {
            all = raw;
            problem.set(Optional.empty());
            folder.set(Optional.of(path));
            entries.set(partly);
        }
    }

    private List<Entry> withLinks(List<Entry> found) throws ProblemException {
        Set<Entry> leading = new HashSet<>();
        int looked = 0;
        for (Entry entry : found) {
            if (entry.item().type() == FileItem.Type.LINK && looked++ < MOST_LINKS) {
                if (place.present(entry.item().path())
                        .filter(FileItem::isFolder)
                        .isPresent()) {
                    leading.add(entry);
                }
            }
        }
        return leading.isEmpty()
                ? List.copyOf(found)
                : found.stream()
                        .map(entry -> leading.contains(entry) ? new Entry(entry.item(), true, false) : entry)
                        .toList();
    }

    private void show(Contents read) {
        reading.set(false);
        problem.set(Optional.empty());
        free.set(read.free());
        all = read.entries();
        wanted = Optional.of(read.folder());
        folder.set(Optional.of(read.folder()));
        arrange();
    }

    private void failed(Problem why) {
        reading.set(false);
        problem.set(Optional.of(why));
    }

    /// Puts what is known in order again, off the toolkit's thread.
    private void arrange() {
        if (folder.get().isEmpty()) {
            return;
        }
        if (arranging != null) {
            arranging.cancel();
        }
        String path = folder.get().get();
        List<Entry> now = all;
        Order by = order.get();
        boolean hidden = hiddenShown.get();
        arranging = work.run("files-order", () -> arranged(path, now, by, hidden), entries::set, _ -> {});
    }

    private List<Entry> arranged(String path, List<Entry> raw, Order by, boolean hidden) {
        List<Entry> rows = new ArrayList<>(raw.size() + 1);
        place.parent(path).ifPresent(above -> rows.add(upTo(above)));
        raw.stream()
                .filter(entry -> hidden || !entry.item().isHidden())
                .sorted(by.comparator())
                .forEach(rows::add);
        return List.copyOf(rows);
    }

    private static Entry upTo(String above) {
        return new Entry(new FileItem("..", above, FileItem.Type.FOLDER, 0, Instant.EPOCH, -1, "", ""), true, true);
    }

    /// Goes back to the folder that is shown, after one that did not come.
    void dismissProblem() {
        problem.set(Optional.empty());
        wanted = folder.get();
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
        if (arranging != null) {
            arranging.cancel();
        }
    }
}

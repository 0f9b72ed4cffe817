package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// What a person has chosen, with all that is in it: counted, or removed. Links are never followed. Blocking; an
/// interrupt ends it.
public final class FileTree {
    private final Place place;
    private final Collection<FileItem> roots;

    public FileTree(Place place, Collection<FileItem> roots) {
        this.place = place;
        this.roots = List.copyOf(roots);
    }

    /// How much it is.
    ///
    /// @param unread folders that could not be looked into
    public record Count(int folders, int files, long bytes, int unread) {
        public static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count more) {
            return new Count(folders + more.folders, files + more.files, bytes + more.bytes, unread + more.unread);
        }
    }

    /// @param soFar is told now and then, on this thread
    public Count count(Consumer<Count> soFar) throws ProblemException {
        Count sum = Count.NONE;
        for (FileItem root : roots) {
            sum = count(root, sum, soFar);
        }
        return sum;
    }

    private Count count(FileItem item, Count before, Consumer<Count> soFar) throws ProblemException {
        if (!item.isFolder()) {
            return before.plus(new Count(0, 1, item.type() == FileItem.Type.FILE ? item.size() : 0, 0));
        }
        Count sum = before.plus(new Count(1, 0, 0, 0));
        List<FileItem> inside;
        try {
            inside = inside(item);
        } catch (ProblemException unreadable) {
            if (Transfer.isLoss(unreadable.problem()) || unreadable.problem() instanceof Problem.Interrupted) {
                throw unreadable;
            }
            return sum.plus(new Count(0, 0, 0, 1));
        }
        for (FileItem entry : inside) {
            sum = count(entry, sum, soFar);
        }
        soFar.accept(sum);
        return sum;
    }

    /// Removes all of it, what is inside before what it is in. Stops at the first that cannot be removed.
    ///
    /// @param soFar is told how many are gone, on this thread
    public void remove(Consumer<Integer> soFar) throws ProblemException {
        int gone = 0;
        for (FileItem root : roots) {
            gone = remove(root, gone, soFar);
        }
    }

    private int remove(FileItem item, int before, Consumer<Integer> soFar) throws ProblemException {
        int gone = before;
        if (item.isFolder()) {
            for (FileItem entry : inside(item)) {
                gone = remove(entry, gone, soFar);
            }
            place.removeFolder(item.path());
        } else {
            place.removeFile(item.path());
        }
        gone++;
        soFar.accept(gone);
        return gone;
    }

    private List<FileItem> inside(FileItem folder) throws ProblemException {
        if (Thread.currentThread().isInterrupted()) {
            throw new ProblemException(new Problem.Interrupted());
        }
        List<FileItem> all = new ArrayList<>();
        place.list(folder.path(), all::addAll);
        return all;
    }
}

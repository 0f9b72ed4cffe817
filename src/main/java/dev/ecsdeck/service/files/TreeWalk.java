package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Walks what a person has chosen, folders before what is in them. Links are followed to files only, so that a circle
/// of links is no circle here; other links, pipes and devices are counted as left out.
final class TreeWalk {
    private final Place place;
    private final BooleanSupplier stop;
    private final List<Step> steps = new ArrayList<>();
    private long bytes;
    private int files;
    private int leftOut;

    TreeWalk(Place place, BooleanSupplier stop) {
        this.place = place;
        this.stop = stop;
    }

    /// A folder inside it that cannot be read is marked as unread.
    void walk(FileItem root) throws ProblemException {
        walk(null, root);
    }

    private void walk(@Nullable Step parent, FileItem item) throws ProblemException {
        switch (item.type()) {
            case FILE -> file(parent, item);
            case FOLDER -> folder(parent, item);
            case LINK -> link(parent, item);
            case OTHER -> leftOut++;
        }
    }

    private void file(@Nullable Step parent, FileItem item) {
        steps.add(new Step(parent, item));
        bytes += item.size();
        files++;
    }

    private void folder(@Nullable Step parent, FileItem item) throws ProblemException {
        Step made = new Step(parent, item);
        steps.add(made);
        try {
            inside(made);
        } catch (ProblemException unreadable) {
            if (parent == null || Transfer.isLoss(unreadable.problem())) {
                throw unreadable;
            }
            made.markUnread(true);
        }
    }

    /// Walks what is in a folder.
    void inside(Step folder) throws ProblemException {
        List<FileItem> inside = new ArrayList<>();
        place.list(folder.item().path(), inside::addAll);
        folder.markUnread(false);
        for (FileItem entry : inside) {
            if (stop.getAsBoolean()) {
                return;
            }
            walk(folder, entry);
        }
    }

    private void link(@Nullable Step parent, FileItem link) throws ProblemException {
        FileItem meant;
        try {
            meant = place.facts(link.path());
        } catch (ProblemException leadsNowhere) {
            if (parent == null) {
                throw leadsNowhere;
            }
            leftOut++;
            return;
        }
        if (meant.type() == FileItem.Type.FILE) {
            file(parent, named(meant, link));
        } else if (meant.isFolder() && parent == null) {
            folder(null, named(meant, link));
        } else {
            leftOut++;
        }
    }

    private static FileItem named(FileItem meant, FileItem link) {
        return new FileItem(
                link.name(),
                link.path(),
                meant.type(),
                meant.size(),
                meant.modified(),
                meant.mode(),
                meant.owner(),
                meant.group());
    }

    List<Step> steps() {
        return steps;
    }

    long bytes() {
        return bytes;
    }

    int files() {
        return files;
    }

    int leftOut() {
        return leftOut;
    }
}

package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// One entry of what is moved: a folder to be made, or a file. Touched only by its transfer's thread.
final class Step {
    private final @Nullable Step parent;
    private final FileItem item;
    private @Nullable String target;
    private boolean agreed;
    private boolean fresh;
    private boolean unread;

    Step(@Nullable Step parent, FileItem item) {
        this.parent = parent;
        this.item = item;
    }

    FileItem item() {
        return item;
    }

    /// Where it goes: the place decided on, or its name in its parent's.
    String target(Place to, String folder) throws ProblemException {
        String decided = target;
        if (decided != null) {
            return decided;
        }
        String above = parent == null ? folder : parent.target(to, folder);
        return to.child(above, item.name());
    }

    /// Decides on a place; nobody is asked again.
    void agreeOn(String place) {
        target = place;
        agreed = true;
    }

    boolean isAgreed() {
        return agreed;
    }

    /// This folder was made by the transfer, so that nothing in it can be in the way.
    void madeFresh() {
        fresh = true;
    }

    boolean isInFreshFolder() {
        return parent != null && parent.fresh;
    }

    /// What is in this folder is not known yet.
    void markUnread(boolean now) {
        unread = now;
    }

    boolean isUnread() {
        return unread;
    }
}

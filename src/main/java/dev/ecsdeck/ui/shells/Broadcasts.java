package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.terminal.Keystroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The groups of panes that hear what is typed in any of them. A pane is in one group at most; a group of one is
/// none. Toolkit's thread only.
final class Broadcasts {
    private final List<Set<ShellPane>> groups = new ArrayList<>();

    /// The panes that hear what is typed in `pane`, itself among them; empty if it is in no group.
    List<ShellPane> with(ShellPane pane) {
        return groups.stream()
                .filter(group -> group.contains(pane))
                .findFirst()
                .map(List::copyOf)
                .orElse(List.of());
    }

    /// Makes a group of `panes`; each leaves the one it was in.
    void join(List<ShellPane> panes) {
        panes.forEach(this::leave);
        if (panes.size() > 1) {
            groups.add(new LinkedHashSet<>(panes));
            panes.forEach(pane -> pane.hears(panes.size()));
        }
    }

    void leave(ShellPane pane) {
        for (Set<ShellPane> group : List.copyOf(groups)) {
            if (group.remove(pane)) {
                pane.hears(0);
                int left = group.size() > 1 ? group.size() : 0;
                if (left == 0) {
                    groups.remove(group);
                }
                group.forEach(other -> other.hears(left));
            }
        }
    }

    /// Ends the group of `pane`.
    void stop(ShellPane pane) {
        with(pane).forEach(this::leave);
    }

    /// Types into the others of the group what was typed in `from`.
    void typed(ShellPane from, Keystroke key) {
        with(from).stream()
                .filter(pane -> !pane.equals(from))
                .forEach(pane -> pane.view().terminal().type(key));
    }

    /// Pastes into all of the group; each cleans the text for what runs there.
    void paste(ShellPane from, String text) {
        with(from).forEach(pane -> pane.view().terminal().pasteText(text));
    }
}

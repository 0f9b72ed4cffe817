package dev.ecsdeck.ui.instances;

import dev.ecsdeck.ui.kit.Prefs;
import java.util.ArrayList;
import java.util.List;

/// Filters that the user gave a name. An entry of the settings' list is the name, a tabulator and the text.
public record SavedFilters(Prefs prefs) {
    private static final String LIST = "instances.filters";
    private static final char BETWEEN = '\t';

    public List<String> names() {
        return prefs.list(LIST, List.of()).stream().map(SavedFilters::nameOf).toList();
    }

    /// The text behind a name; empty if it has none.
    public String text(String name) {
        return prefs.list(LIST, List.of()).stream()
                .filter(entry -> nameOf(entry).equals(name))
                .map(entry -> entry.substring(entry.indexOf(BETWEEN) + 1))
                .findFirst()
                .orElse("");
    }

    /// Keeps a filter in place of the one of that name; new ones come last.
    public void save(String name, String text) {
        List<String> all = new ArrayList<>(prefs.list(LIST, List.of()));
        String entry = name.strip().replace(BETWEEN, ' ') + BETWEEN + text;
        if (names().contains(nameOf(entry))) {
            all.replaceAll(old -> nameOf(old).equals(nameOf(entry)) ? entry : old);
        } else {
            all.add(entry);
        }
        prefs.keepList(LIST, all);
    }

    public void forget(String name) {
        prefs.keepList(
                LIST,
                prefs.list(LIST, List.of()).stream()
                        .filter(entry -> !nameOf(entry).equals(name))
                        .toList());
    }

    private static String nameOf(String entry) {
        int at = entry.indexOf(BETWEEN);
        return at < 0 ? entry : entry.substring(0, at);
    }
}

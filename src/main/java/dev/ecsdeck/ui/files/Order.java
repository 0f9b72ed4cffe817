package dev.ecsdeck.ui.files;

import dev.ecsdeck.ui.kit.NaturalOrder;
import java.util.Comparator;

/// How a pane's rows are ordered. Folders come first either way.
record Order(By by, boolean ascending) {
    static final Order USUAL = new Order(By.NAME, true);

    /// What they are ordered by.
    enum By {
        NAME,
        SIZE,
        MODIFIED,
        MODE
    }

    private static final Comparator<Entry> NAMES = Comparator.comparing(
                    (Entry entry) -> entry.item().name(), NaturalOrder.INSTANCE)
            .thenComparing(entry -> entry.item().name());

    Comparator<Entry> comparator() {
        Comparator<Entry> fact = switch (by) {
            case NAME -> NAMES;
            case SIZE ->
                Comparator.comparingLong(
                        (Entry entry) -> entry.opens() ? 0 : entry.item().size());
            case MODIFIED -> Comparator.comparing((Entry entry) -> entry.item().modified());
            case MODE -> Comparator.comparing((Entry entry) -> entry.item().modeText());
        };
        Comparator<Entry> wanted = ascending ? fact : fact.reversed();
        return Comparator.comparing((Entry entry) -> !entry.opens())
                .thenComparing(wanted)
                .thenComparing(NAMES);
    }
}

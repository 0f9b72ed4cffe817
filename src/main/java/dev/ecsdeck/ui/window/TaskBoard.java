package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// All that goes on now: what the open pages tell, and the reading of the instances where it takes its time.
final class TaskBoard {
    /// A list that is read again in the background is no news before this.
    private static final Duration SLOW = Duration.ofSeconds(1);

    /// A task, and the way to where it is seen.
    record Entry(Task task, Runnable show) {}

    private final Kit kit;
    private final InstancesModel model;
    private final TabDeck deck;
    private final Map<Page, Subscription> watched = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private boolean isSlow;
    private int reading;

    TaskBoard(Kit kit, InstancesModel model, TabDeck deck) {
        this.kit = kit;
        this.model = model;
        this.deck = deck;
        deck.watch(this::watchPages);
        model.inventoryProperty().map(Inventory::stage).subscribe(this::noticeIfSlow);
        model.inventoryProperty().subscribe((_, _) -> collect());
        kit.texts().messagesProperty().subscribe((_, _) -> collect());
    }

    ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    private void watchPages() {
        List<Page> open = deck.pages();
        watched.entrySet().removeIf(entry -> {
            boolean gone = !open.contains(entry.getKey());
            if (gone) {
                entry.getValue().unsubscribe();
            }
            return gone;
        });
        for (Page page : open) {
            if (!watched.containsKey(page)) {
                watched.put(page, page.tasks().subscribe((_, _) -> collect()));
            }
        }
        collect();
    }

    private void noticeIfSlow(Inventory.Stage stage) {
        isSlow = false;
        int mine = ++reading;
        if (stage == Inventory.Stage.READING) {
            kit.work()
                    .workers()
                    .after(
                            SLOW,
                            () -> FxWork.later(() -> {
                                if (mine == reading) {
                                    isSlow = true;
                                    collect();
                                }
                            }));
        }
    }

    private void collect() {
        List<Entry> all = new ArrayList<>();
        Inventory inventory = model.inventory();
        if (isSlow && inventory.stage() == Inventory.Stage.READING) {
            int done = inventory.regionsDone();
            int regions = inventory.regionsAll();
            Task task = new Task(
                    "inventory",
                    Feather.REFRESH_CW,
                    kit.texts().now("window.tasks.reading"),
                    regions == 0 ? "" : kit.texts().now("window.tasks.regions", done, regions),
                    Task.share(done, regions));
            all.add(new Entry(task, deck::showFirst));
        }
        for (Page page : deck.pages()) {
            for (Task task : page.tasks().getValue()) {
                all.add(new Entry(task, () -> deck.show(page)));
            }
        }
        entries.set(List.copyOf(all));
    }
}

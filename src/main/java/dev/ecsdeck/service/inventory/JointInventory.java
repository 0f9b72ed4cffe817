package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.inventory.Inventory.Part;
import dev.ecsdeck.service.inventory.Inventory.Stage;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One list out of the lists of several accounts: that of the account in use first, then those beside it. Each is
/// read, kept on the disk and fails by itself. An instance that two accounts list stands once, with the first.
public final class JointInventory implements AutoCloseable {
    private final InventoryService main;
    private final Function<String, InventorySource> sources;
    private final Path folder;
    private final Workers workers;
    private final SignalSource<Inventory> joint = new SignalSource<>(Inventory.EMPTY);
    private final Signal.Subscription mainSubscription;
    // Held by whoever changes the group, never while it is read.
    private final Object changing = new Object();
    private volatile Group group = new Group("", List.of());

    /// @param main of the account in use; whoever gave it closes it
    /// @param sources the cloud of the account with an id
    /// @param folder where lists are kept, and may be thrown away at any time
    public JointInventory(
            InventoryService main, Function<String, InventorySource> sources, Path folder, Workers workers) {
        this.main = main;
        this.sources = sources;
        this.folder = folder;
        this.workers = workers;
        this.mainSubscription = main.inventory().subscribe(_ -> join());
    }

    /// An account whose instances stand beside.
    ///
    /// @param id the account's
    /// @param place says which kept list is its own, also over starts
    public record Beside(String id, String place) {}

    private record Member(
            Beside who, InventoryService service, InventoryKeeper keeper, Signal.Subscription subscription) {
        void close() {
            subscription.close();
            keeper.close();
            service.close();
        }
    }

    private record Group(String mainId, List<Member> beside) {}

    public Signal<Inventory> inventory() {
        return joint;
    }

    /// Begins a reading of every account and returns at once.
    public void refresh() {
        main.refresh();
        group.beside().forEach(member -> member.service().refresh());
    }

    /// Lists these accounts beside `mainId`, the account in use. What was kept of a new one is shown, and it is read;
    /// those that stay are left alone. Blocks for the disk.
    public void list(String mainId, List<Beside> wanted) {
        List<Member> gone = new ArrayList<>();
        List<Member> added = new ArrayList<>();
        synchronized (changing) {
            List<Member> before = group.beside();
            List<Member> next = new ArrayList<>();
            for (Beside who : wanted) {
                Optional<Member> known = before.stream()
                        .filter(member -> member.who().equals(who))
                        .findFirst();
                Member member = known.orElseGet(() -> open(who));
                next.add(member);
                if (known.isEmpty()) {
                    added.add(member);
                }
            }
            before.stream().filter(member -> !next.contains(member)).forEach(gone::add);
            group = new Group(mainId, List.copyOf(next));
        }
        gone.forEach(Member::close);
        join();
        for (Member member : added) {
            member.keeper()
                    .follow(Optional.of(member.who().place()), member.who().id());
            member.service().refresh();
        }
    }

    private Member open(Beside who) {
        InventorySource source = sources.apply(who.id());
        InventoryService service = new InventoryService(() -> source, workers);
        InventoryKeeper keeper = new InventoryKeeper(service, folder, workers);
        return new Member(who, service, keeper, service.inventory().subscribe(_ -> join()));
    }

    private void join() {
        joint.update(_ -> joined());
    }

    private Inventory joined() {
        Group now = group;
        Inventory first = main.inventory().value();
        if (now.beside().isEmpty()) {
            return first;
        }
        List<Inventory> all = new ArrayList<>(List.of(first));
        Map<Part, Problem> faults = new HashMap<>();
        first.faults().forEach((part, why) -> faults.put(new Inventory.OfAccount(now.mainId(), part), why));
        for (Member member : now.beside()) {
            Inventory its = member.service().inventory().value();
            all.add(its);
            its.faults()
                    .forEach((part, why) ->
                            faults.put(new Inventory.OfAccount(member.who().id(), part), why));
        }
        return new Inventory(
                stage(all),
                rows(all),
                all.stream().mapToInt(Inventory::regionsDone).sum(),
                all.stream().mapToInt(Inventory::regionsAll).sum(),
                faults,
                all.stream().flatMap(one -> one.asOf().stream()).min(Comparator.<Instant>naturalOrder()),
                all.stream().flatMap(one -> one.restored().stream()).max(Comparator.<Instant>naturalOrder()));
    }

    /// One that is read makes it a reading; one that is there makes it a list, whatever became of the others.
    private static Stage stage(List<Inventory> all) {
        for (Stage stage : List.of(Stage.READING, Stage.READY, Stage.FAILED)) {
            if (all.stream().anyMatch(one -> one.stage() == stage)) {
                return stage;
            }
        }
        return Stage.IDLE;
    }

    private static List<Instance> rows(List<Inventory> all) {
        int size = all.stream().mapToInt(one -> one.instances().size()).sum();
        List<Instance> rows = new ArrayList<>(size);
        Set<InstanceId> listed = HashSet.newHashSet(size);
        for (Inventory one : all) {
            for (Instance row : one.instances()) {
                if (listed.add(row.id())) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        mainSubscription.close();
        synchronized (changing) {
            group.beside().forEach(Member::close);
            group = new Group("", List.of());
        }
    }
}

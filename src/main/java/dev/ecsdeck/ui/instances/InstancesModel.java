package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.instances.Sieve.Sieved;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Prefs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the instances' screen, the sidebar and the card show: the rows that are wanted, the one that is chosen, and
/// how the reading stands.
public final class InstancesModel implements AutoCloseable {
    /// Lists up to this long are sought at once; longer ones on a thread of their own.
    private static final int SHORT = 2_000;
    /// A list that grows is shown at once up to this length, then now and then.
    private static final int FIRST_ROWS = 200;
    private static final Duration WHILE_READING = Duration.ofMillis(300);
    /// While a list grows, showing it may take this part of the time and no more.
    private static final int SHARE = 5;
    /// Begins the names of the user's words on instances among the settings.
    private static final String NOTE = "note.";
    /// How many instances count as recent.
    private static final int RECENT = 20;

    private final FxWork work;
    private final Prefs prefs;
    private final FxSignal<Inventory> inventory;
    private final FxSignal<Optional<Boolean>> sessionsOn;
    private final Runnable refresh;
    private final StringProperty filterText = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(new Scope.All());
    private final ObjectProperty<Optional<Mark>> mark = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<InstanceId>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sieved> sieved = new ReadOnlyObjectWrapper<>(Sieved.NOTHING);
    private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NONE);
    private final ReadOnlyObjectWrapper<Optional<InstanceFilter.Broken>> broken =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Refusals refusals;
    private Map<InstanceId, Refusal> refused = Map.of();
    private InstanceFilter filter = InstanceFilter.ALL;
    private final ReadOnlyObjectWrapper<Listed> listed = new ReadOnlyObjectWrapper<>(Listed.NOBODY);
    private boolean sifting;
    private boolean soon;
    /// When the last sifting began, and how long it took until its rows were shown.
    private long siftedAt;

    private long tookNanos;
    /// What was found last, and can be used again.
    private Known known = new Known(Sieve.Ordered.NOTHING, Tally.NONE);
    private boolean dirty;
    private Inventory settled = Inventory.EMPTY;

    /// @param sessionsOn whether Session Manager is on for the account, where that is known
    public InstancesModel(
            FxWork work,
            Prefs prefs,
            Signal<Inventory> inventory,
            Signal<Optional<Boolean>> sessionsOn,
            Runnable refresh) {
        this.work = work;
        this.prefs = prefs;
        this.refusals = new Refusals(prefs);
        this.sessionsOn = new FxSignal<>(sessionsOn);
        this.sessionsOn.property().subscribe((_, _) -> sift());
        this.refresh = refresh;
        this.inventory = new FxSignal<>(inventory);
        this.inventory.property().subscribe(now -> {
            if (now.stage() != Inventory.Stage.READING || now.asOf().isEmpty()) {
                settled = now;
            }
            boolean grows =
                    now.stage() == Inventory.Stage.READING && now.instances().size() > FIRST_ROWS;
            if (grows && !sieved.get().rows().isEmpty()) {
                siftSoon();
            } else {
                sift();
            }
        });
        scope.subscribe((_, _) -> sift());
        mark.subscribe((_, _) -> sift());
        filterText.subscribe((_, text) -> filter(text));
        prefs.property().subscribe((before, after) -> {
            if (!before.lists().equals(after.lists()) || !before.notes().equals(after.notes())) {
                sift();
            }
        });
    }

    public ReadOnlyObjectProperty<Inventory> inventoryProperty() {
        return inventory.property();
    }

    public Inventory inventory() {
        return inventory.value();
    }

    public StringProperty filterTextProperty() {
        return filterText;
    }

    /// What is wrong with the filter's text; the last good one holds meanwhile.
    public ReadOnlyObjectProperty<Optional<InstanceFilter.Broken>> brokenProperty() {
        return broken.getReadOnlyProperty();
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    public ObjectProperty<Optional<Mark>> markProperty() {
        return mark;
    }

    /// The instances that scope and filter let through, in their order.
    public List<Instance> shown() {
        return sieved.get().rows().stream().map(Row::instance).toList();
    }

    /// The instance whose card is shown.
    public ObjectProperty<Optional<InstanceId>> chosenProperty() {
        return chosen;
    }

    /// Changes with the rows that are shown.
    public Observable sievedRows() {
        return sieved.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sieved> sievedProperty() {
        return sieved.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    public void refresh() {
        refresh.run();
    }

    /// The inventory as the last whole reading left it, or as it grows in the first one. What it says of faults holds
    /// while the list is read again.
    public Inventory settled() {
        return settled;
    }

    /// Whether the list is there, and nothing newer can be had because there is no network.
    boolean isOffline() {
        return isOffline(settled);
    }

    private static boolean isOffline(Inventory inventory) {
        return inventory.asOf().isPresent()
                && !inventory.faults().isEmpty()
                && inventory.faults().values().stream().allMatch(problem -> problem.kind() == Kind.NETWORK)
                && (inventory.stage() == Inventory.Stage.FAILED
                        || inventory.faults().containsKey(new Inventory.Regions()));
    }

    /// The row of the chosen instance as it is now.
    public Optional<Row> chosenRow() {
        return chosen.get().flatMap(inventory.value()::find).map(this::rowOf);
    }

    public Row rowOf(Instance instance) {
        return Row.of(
                instance,
                isOffline() || inventory.value().isOld(instance),
                isOn() || !listed.get().isOfMain(instance),
                Optional.ofNullable(refused.get(instance.id())),
                favourites().contains(instance.id().value()),
                listed.get().nameOf(instance),
                Environments.in(prefs));
    }

    /// Lists the instances of these accounts, and speaks of the refusals of the one in use, from now on.
    public void setAccounts(Listed accounts) {
        refusals.of(accounts.main());
        refused = refusals.all();
        listed.set(accounts);
        if (scope.get() instanceof Scope.InAccount(String only)
                && !accounts.names().containsKey(only)) {
            scope.set(new Scope.All());
        }
        sift();
    }

    /// The accounts whose instances are listed.
    public ReadOnlyObjectProperty<Listed> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /// Remembers how the service answered when a session on `id` was asked for at `when`: with a problem, or with
    /// one.
    public void answered(InstanceId id, Optional<Problem> problem, Instant when) {
        if (refusals.keep(id, problem.flatMap(it -> Refusal.of(it, when)))) {
            refused = refusals.all();
            sift();
        }
    }

    /// What the service said when it refused a session on `id`.
    Optional<Refusal> refusalOn(InstanceId id) {
        return Optional.ofNullable(refused.get(id));
    }

    /// Whether Session Manager is on for the account, as far as is known.
    boolean isOn() {
        return sessionsOn.value().orElse(true);
    }

    ReadOnlyObjectProperty<Optional<Boolean>> sessionsOnProperty() {
        return sessionsOn.property();
    }

    public List<String> favourites() {
        return prefs.list("instances.favourites", List.of());
    }

    public List<String> recent() {
        return prefs.list("instances.recent", List.of());
    }

    public void toggleFavourite(InstanceId id) {
        List<String> now = new ArrayList<>(favourites());
        if (!now.remove(id.value())) {
            now.addFirst(id.value());
        }
        prefs.keepList("instances.favourites", now);
    }

    /// Puts `id` at the head of those used last.
    public void used(InstanceId id) {
        List<String> now = new ArrayList<>(recent());
        now.remove(id.value());
        now.addFirst(id.value());
        prefs.keepList("instances.recent", now.subList(0, Math.min(RECENT, now.size())));
    }

    public String noteOn(InstanceId id) {
        return noteOn(prefs.now(), id);
    }

    public void note(InstanceId id, String text) {
        prefs.change(settings -> settings.withNote(NOTE + id.value(), text.strip()));
    }

    private static String noteOn(Settings settings, InstanceId id) {
        return settings.notes().getOrDefault(NOTE + id.value(), "");
    }

    /// Most people write few notes, or none, and no key typed should look for twenty thousand of them.
    private static Function<InstanceId, String> notes(Settings settings) {
        Map<String, String> written = new HashMap<>();
        settings.notes().forEach((name, text) -> {
            if (name.startsWith(NOTE)) {
                written.put(name.substring(NOTE.length()), text);
            }
        });
        return written.isEmpty() ? _ -> "" : id -> written.getOrDefault(id.value(), "");
    }

    private void filter(String text) {
        switch (InstanceFilter.parse(text)) {
            case InstanceFilter.Good(var good) -> {
                filter = good;
                broken.set(Optional.empty());
                sift();
            }
            case InstanceFilter.Broken wrong -> broken.set(Optional.of(wrong));
        }
    }

    /// Pages of a long list come faster than it can be sorted anew, and than anybody reads it.
    private void siftSoon() {
        if (!soon) {
            soon = true;
            work.workers()
                    .after(
                            Duration.ofNanos(Math.max(WHILE_READING.toNanos(), SHARE * tookNanos)),
                            () -> FxWork.later(() -> {
                                soon = false;
                                sift();
                            }));
        }
    }

    private void sift() {
        if (sifting) {
            dirty = true;
            return;
        }
        siftedAt = work.workers().nanoTime();
        Settings settings = prefs.now();
        List<Instance> instances = inventory.value().instances();
        Sieve.Facts facts = new Sieve.Facts(
                instances,
                isOffline(),
                inventory.value().restored(),
                Set.copyOf(favourites()),
                recent(),
                isOn(),
                refused,
                listed.get(),
                Environments.in(prefs));
        Sieve sieve = new Sieve(facts, filter, scope.get(), mark.get(), notes(settings));
        Known known = this.known;
        if (instances.size() <= SHORT) {
            show(Found.by(sieve, known));
            return;
        }
        sifting = true;
        work.run("instances-sift", () -> Found.by(sieve, known), this::show, _ -> {});
    }

    /// Rows in their order and how many of them there are, with what they were made of: a filter that is typed
    /// changes none of it.
    private record Known(Sieve.Ordered ordered, Tally tally) {
        Known of(Sieve.Facts facts) {
            Sieve.Ordered now = ordered.of(facts);
            return now.equals(ordered)
                    ? this
                    : new Known(
                            now,
                            Tally.of(
                                    facts.instances(),
                                    facts.favourites(),
                                    Set.copyOf(facts.recent()),
                                    facts.environments()));
        }
    }

    private record Found(Sieved sieved, Known known) {
        static Found by(Sieve sieve, Known before) {
            Known known = before.of(sieve.facts());
            return new Found(sieve.sift(known.ordered()), known);
        }
    }

    private void show(Found found) {
        sifting = false;
        known = found.known();
        tally.set(known.tally());
        sieved.set(found.sieved());
        tookNanos = work.workers().nanoTime() - siftedAt;
        if (dirty) {
            dirty = false;
            sift();
        }
    }

    @Override
    public void close() {
        inventory.close();
        sessionsOn.close();
    }
}

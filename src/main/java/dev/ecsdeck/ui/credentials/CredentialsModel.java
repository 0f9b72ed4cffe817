package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.service.logon.KeyPairService.Pair;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.FxWork;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the page shows: a region, its key pairs, its instances, and a filter over both. No nodes.
final class CredentialsModel implements AutoCloseable {
    private final FxWork work;
    private final CredentialDoors doors;
    private final Surroundings around;
    private final ObjectProperty<RegionId> region;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Board> board = new ReadOnlyObjectWrapper<>(Board.NONE);
    private final Subscription instances;
    private FxWork.@Nullable Job reading;

    /// The key pairs of the region.
    ///
    /// @param fault why they could not be read
    record Board(List<Pair> pairs, Optional<Problem> fault, boolean isReading) {
        static final Board NONE = new Board(List.of(), Optional.empty(), true);
    }

    CredentialsModel(FxWork work, CredentialDoors doors, Surroundings around) {
        this.work = work;
        this.doors = doors;
        this.around = around;
        this.region = new SimpleObjectProperty<>(usualRegion());
        region.subscribe((_, _) -> read());
        instances = around.known()
                .subscribe((_, now) -> board.set(new Board(
                        among(board.get().pairs(), now),
                        board.get().fault(),
                        board.get().isReading())));
        read();
    }

    private List<Pair> among(List<Pair> pairs, List<Instance> now) {
        List<Instance> ours = now.stream().filter(around.inUse()).toList();
        return pairs.stream().map(pair -> pair.among(ours)).toList();
    }

    /// The account's own region, or else where most instances are.
    private RegionId usualRegion() {
        RegionId home = around.home().get();
        if (around.known().getValue().stream()
                .anyMatch(instance -> instance.region().equals(home))) {
            return home;
        }
        Map<RegionId, Long> counts = around.known().getValue().stream()
                .collect(Collectors.groupingBy(Instance::region, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<RegionId, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().value(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(home);
    }

    ObjectProperty<RegionId> regionProperty() {
        return region;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<Board> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// The regions that can be chosen.
    List<RegionId> regions() {
        return Stream.concat(
                        Stream.of(region.get(), around.home().get()),
                        around.known().getValue().stream().map(Instance::region))
                .distinct()
                .sorted(Comparator.comparing(RegionId::value))
                .toList();
    }

    /// Reads the key pairs of the region anew.
    void read() {
        if (reading != null) {
            reading.cancel();
        }
        RegionId wanted = region.get();
        List<Pair> kept = board.get().pairs().stream()
                .filter(pair -> pair.region().equals(wanted))
                .toList();
        board.set(new Board(kept, Optional.empty(), true));
        reading = work.run(
                "key-pairs",
                () -> doors.pairs().list(wanted),
                pairs -> board.set(new Board(
                        among(pairs, around.known().getValue()).stream()
                                .sorted(Comparator.comparing(Pair::name))
                                .toList(),
                        Optional.empty(),
                        false)),
                problem -> board.set(new Board(kept, Optional.of(problem), false)));
    }

    /// Key pairs and instances both: after a change of what is bound to what.
    void readAll() {
        read();
        around.refresh().run();
    }

    /// The region's key pairs that the filter lets through, by name, fingerprint or instance.
    List<Pair> pairs() {
        String sought = filter.get().strip().toLowerCase(Locale.ROOT);
        return board.get().pairs().stream()
                .filter(pair -> contains(pair.name(), sought)
                        || contains(pair.fingerprint(), sought)
                        || pair.boundTo().stream().anyMatch(instance -> contains(instance.label(), sought)))
                .toList();
    }

    private static boolean contains(String text, String sought) {
        return text.toLowerCase(Locale.ROOT).contains(sought);
    }

    /// The region's instances.
    List<Instance> instances() {
        return around.known().getValue().stream()
                .filter(instance -> instance.region().equals(region.get()))
                .toList();
    }

    /// Those of them that a key pair can be bound to: pairs belong to an account.
    List<Instance> bindable() {
        return instances().stream().filter(around.inUse()).toList();
    }

    /// Those of the region's instances that the filter lets through, in the language of the list; an unfinished
    /// filter lets all through.
    List<Instance> filtered() {
        return switch (InstanceFilter.parse(filter.get())) {
            case InstanceFilter.Broken _ -> instances();
            case InstanceFilter.Good(var sieve) ->
                instances().stream()
                        .filter(instance -> sieve.matches(instance, ""))
                        .toList();
        };
    }

    /// The instance as it is listed now.
    Optional<Instance> find(Instance instance) {
        return around.known().getValue().stream()
                .filter(now -> now.id().equals(instance.id()))
                .findFirst();
    }

    Function<Instance, Optional<Environment>> environment() {
        return around.environment();
    }

    CredentialDoors doors() {
        return doors;
    }

    Surroundings around() {
        return around;
    }

    @Override
    public void close() {
        instances.unsubscribe();
        if (reading != null) {
            reading.cancel();
        }
    }
}

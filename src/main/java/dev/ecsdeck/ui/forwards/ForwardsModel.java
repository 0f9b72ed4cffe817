package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.forwards.ForwardHop;
import dev.ecsdeck.service.forwards.ForwardProbe;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Forwards as the screens see them, and what may be done to them. The toolkit's thread only.
public final class ForwardsModel implements AutoCloseable {
    private final ForwardService service;
    private final ForwardProbe probe;
    private final FxWork work;
    private final FxSignal<List<ForwardRow>> rows;
    private final FxSignal<Inventory> inventory;

    public ForwardsModel(ForwardService service, ForwardProbe probe, Signal<Inventory> inventory, FxWork work) {
        this.service = service;
        this.probe = probe;
        this.work = work;
        this.rows = new FxSignal<>(service.forwards());
        this.inventory = new FxSignal<>(inventory);
    }

    ReadOnlyObjectProperty<List<ForwardRow>> rowsProperty() {
        return rows.property();
    }

    Optional<ForwardRow> row(String id) {
        return rows.value().stream().filter(row -> row.rule().id().equals(id)).findFirst();
    }

    List<Instance> instances() {
        return inventory.value().instances();
    }

    ReadOnlyObjectProperty<Inventory> inventoryProperty() {
        return inventory.property();
    }

    /// The instance's name where the list knows it, else its id.
    String nameOf(InstanceId id) {
        return instances().stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .map(Instance::label)
                .orElse(id.value());
    }

    /// The instances that forwards go through now.
    public Set<InstanceId> instancesOn() {
        return rows.value().stream()
                .filter(ForwardsModel::isOn)
                .map(row -> row.rule().instance())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How many are on.
    public long countOn() {
        return rows.value().stream().filter(ForwardsModel::isOn).count();
    }

    /// Where a rule stands, for a count.
    enum Standing {
        ON,
        RETRYING,
        OFF
    }

    static Standing standing(ForwardRow row) {
        return switch (row.status().state()) {
            case ForwardState.Listening _ -> Standing.ON;
            case ForwardState.Holding _ -> Standing.RETRYING;
            case ForwardState.Stopped _ -> row.startFault().isPresent() ? Standing.RETRYING : Standing.OFF;
        };
    }

    static boolean isOn(ForwardRow row) {
        return !(row.status().state() instanceof ForwardState.Stopped);
    }

    long count(Standing standing) {
        return rows.value().stream().filter(row -> standing(row) == standing).count();
    }

    void toggle(ForwardRow row, Consumer<Problem> failed) {
        String id = row.rule().id();
        if (isOn(row)) {
            work.deed("forward-stop", () -> service.stop(id), () -> {}, failed);
        } else {
            work.deed("forward-start", () -> service.start(id), () -> {}, failed);
        }
    }

    /// Saves a rule, and starts it if wished.
    void save(ForwardRule rule, boolean start, Runnable done, Consumer<Problem> failed) {
        work.deed(
                "forward-save",
                () -> {
                    service.save(rule);
                    if (start) {
                        service.start(rule.id());
                    }
                },
                done,
                failed);
    }

    void delete(ForwardRow row, Consumer<ForwardRule> deleted, Consumer<Problem> failed) {
        work.run("forward-delete", () -> service.delete(row.rule().id()), gone -> gone.ifPresent(deleted), failed);
    }

    ForwardRule duplicate(ForwardRule rule, String name) {
        return rule.withId(service.newId(), name).withLocalPort(0);
    }

    /// Whether this system says which program connects.
    boolean tellsCallers() {
        return service.tellsCallers();
    }

    String newId() {
        return service.newId();
    }

    FxWork.Job test(ForwardRule rule, Consumer<ForwardHop> told, Runnable done) {
        return work.deed(
                "forward-test",
                () -> probe.walk(rule, hop -> FxWork.later(() -> told.accept(hop))),
                () -> FxWork.later(done),
                _ -> done.run());
    }

    /// How it stands with a port here.
    ///
    /// @param holder who has it, where that can be told
    /// @param nextFree a port near it that is free
    record PortState(int port, boolean free, Optional<String> holder, int nextFree) {}

    /// Looks at a port; answers on the toolkit's thread. A rule that listens there itself does not count as in the
    /// way.
    void portState(Optional<ForwardRule> own, String address, int port, Consumer<PortState> told) {
        boolean isOwn = own.flatMap(rule -> row(rule.id()))
                .filter(row -> isOn(row) && row.rule().localPort() == port)
                .isPresent();
        Optional<String> rule = rows.value().stream()
                .filter(row -> isOn(row) && row.rule().localPort() == port)
                .map(row -> row.rule().name())
                .findFirst();
        work.run(
                "port-look",
                () -> {
                    boolean free = isOwn || isFree(address, port);
                    int next = port;
                    while (!free && next < 65_535 && !isFree(address, next)) {
                        next++;
                    }
                    return new PortState(
                            port, free, free ? Optional.empty() : rule.or(() -> service.holder(port)), next);
                },
                told,
                _ -> {});
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    void exportTo(Path file, Set<String> ids, Consumer<Problem> failed) {
        work.deed(
                "forward-export",
                () -> {
                    try {
                        Files.write(file, service.export(ids));
                    } catch (IOException unwritable) {
                        throw unusable(file, unwritable);
                    }
                },
                () -> {},
                failed);
    }

    void importFrom(Path file, Consumer<Problem> failed) {
        work.run(
                "forward-import",
                () -> {
                    try {
                        return service.importRules(file.toString(), Files.readAllBytes(file));
                    } catch (IOException unreadable) {
                        throw unusable(file, unreadable);
                    }
                },
                _ -> {},
                failed);
    }

    private static ProblemException unusable(Path file, IOException failed) {
        String detail = failed.getMessage() == null ? "" : failed.getMessage();
        return new ProblemException(new Problem.FileUnusable(file.toString(), Problem.FileFault.OTHER, detail), failed);
    }

    List<ConnectionRecord> log(String id) {
        return service.log(id);
    }

    FxWork work() {
        return work;
    }

    @Override
    public void close() {
        rows.close();
        inventory.close();
    }
}

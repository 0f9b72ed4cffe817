package dev.ecsdeck.ui.sessions;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.sessions.SessionRow;
import dev.ecsdeck.service.sessions.SessionService;
import dev.ecsdeck.ui.kit.FxWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The sessions of all regions that have instances, read together; no node.
public final class SessionsModel {
    private final FxWork work;
    private final SessionService sessions;
    private final Supplier<Inventory> inventory;
    private final BooleanProperty liveOnly = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(new View(List.of(), List.of(), true));
    private List<SessionRow> all = List.of();

    /// What is shown.
    ///
    /// @param faults what could not be read or ended
    public record View(List<SessionRow> rows, List<Problem> faults, boolean isReading) {}

    private record Read(List<SessionRow> rows, List<Problem> faults) {}

    public SessionsModel(FxWork work, SessionService sessions, Supplier<Inventory> inventory) {
        this.work = work;
        this.sessions = sessions;
        this.inventory = inventory;
        liveOnly.subscribe((_, _) -> show(view.get().faults(), view.get().isReading()));
    }

    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// Whether sessions that are over are left out.
    public BooleanProperty liveOnlyProperty() {
        return liveOnly;
    }

    /// The name of the instance that a row belongs to, or its id.
    public String nameOf(SessionRow row) {
        return InstanceId.parse(row.instanceId())
                .flatMap(inventory.get()::find)
                .map(instance -> instance.label())
                .orElse(row.instanceId());
    }

    public void refresh() {
        show(List.of(), true);
        Set<RegionId> regions = inventory.get().instances().stream()
                .map(instance -> instance.region())
                .collect(Collectors.toCollection(TreeSet::new));
        work.run("sessions-read", () -> read(regions), this::arrived, problem -> show(List.of(problem), false));
    }

    private Read read(Set<RegionId> regions) {
        List<SessionRow> rows = new ArrayList<>();
        List<Problem> faults = new ArrayList<>();
        for (RegionId region : regions) {
            try {
                rows.addAll(sessions.list(region, Optional.empty()));
            } catch (ProblemException unreadable) {
                faults.add(unreadable.problem());
            }
        }
        rows.sort(Comparator.comparing((SessionRow row) -> !row.isOurs())
                .thenComparing(
                        row -> row.began().map(began -> -began.toEpochMilli()).orElse(0L)));
        return new Read(List.copyOf(rows), List.copyOf(faults));
    }

    private void arrived(Read read) {
        all = read.rows();
        show(read.faults(), false);
    }

    private void show(List<Problem> faults, boolean reading) {
        List<SessionRow> rows =
                liveOnly.get() ? all.stream().filter(SessionRow::isLive).toList() : all;
        view.set(new View(rows, faults, reading));
    }

    /// Ends these sessions, then reads the list anew.
    public void end(List<SessionRow> rows) {
        work.run("sessions-end", () -> endAll(rows), this::ended, problem -> show(List.of(problem), false));
    }

    private Map<SessionRow, Problem> endAll(List<SessionRow> rows) {
        Map<SessionRow, Problem> faults = new HashMap<>();
        for (SessionRow row : rows) {
            try {
                sessions.end(row);
            } catch (ProblemException refused) {
                faults.put(row, refused.problem());
            }
        }
        return faults;
    }

    private void ended(Map<SessionRow, Problem> faults) {
        if (faults.isEmpty()) {
            refresh();
        } else {
            show(List.copyOf(faults.values()), false);
        }
    }
}

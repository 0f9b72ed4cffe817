package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All commands and invocations of one Lab. Thread-safe.
final class CommandBook {
    /// Results of a machine with [Ailment#RESULT_LATE] show up that many times later than others'.
    private static final int LATE = 10;

    private final Workers workers;
    private final LiveSettings settings;
    private final InstantSource clock;
    private final CommandRun runs;
    /// Guarded by itself, as the next.
    private final Map<String, StoredCommand> commands = new BoundedMap<>(1000);
    private final Map<String, Invocation> invocations = new BoundedMap<>(10_000);

    CommandBook(Workers workers, LiveSettings settings, InstantSource clock, CommandRun runs) {
        this.workers = workers;
        this.settings = settings;
        this.clock = clock;
        this.runs = runs;
        keep(StoredCommand.SEND_PUBLIC_KEY);
    }

    static String id(String head) {
        return head + "-" + UUID.randomUUID().toString().replace("-", "");
    }

    Instant now() {
        return clock.instant();
    }

    void keep(StoredCommand command) {
        synchronized (commands) {
            commands.put(command.id(), command);
        }
    }

    /// By id, or by a public command's name.
    Optional<StoredCommand> command(String idOrName) {
        return commands().stream()
                .filter(c -> c.id().equals(idOrName) || c.isPublic() && c.name().equals(idOrName))
                .findFirst();
    }

    List<StoredCommand> commands() {
        synchronized (commands) {
            return List.copyOf(commands.values());
        }
    }

    /// Starts a piece of work on each machine.
    Invocation start(
            String id,
            StoredCommand command,
            RegionId region,
            Map<String, Object> facts,
            List<Machine> machines,
            CommandRun.Work work) {
        Duration first = settings.now().cloud().command();
        boolean late = machines.stream().anyMatch(machine -> machine.ailment() == Ailment.RESULT_LATE);
        Instant now = now();
        List<Task> tasks = machines.stream().map(Task::new).toList();
        Invocation invocation = new Invocation(
                id, command, region, now, now.plus(late ? first.multipliedBy(LATE) : first.dividedBy(2)), facts, tasks);
        synchronized (invocations) {
            invocations.put(id, invocation);
        }
        for (Task task : tasks) {
            workers.start("lab-command-" + task.machine().id(), () -> runs.perform(task, work));
        }
        return invocation;
    }

    Optional<Invocation> find(String id) {
        synchronized (invocations) {
            return Optional.ofNullable(invocations.get(id));
        }
    }

    /// Those that the listings know by now, the newest first.
    List<Invocation> visible(RegionId region) {
        List<Invocation> all;
        synchronized (invocations) {
            all = new ArrayList<>(invocations.values());
        }
        Instant now = now();
        return all.reversed().stream()
                .filter(one -> one.region().equals(region) && !now.isBefore(one.visible()))
                .toList();
    }
}

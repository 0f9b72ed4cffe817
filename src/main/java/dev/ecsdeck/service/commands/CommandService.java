package dev.ecsdeck.service.commands;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.store.CommandHistory;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs scripts on instances, and remembers which. Thread-safe.
public final class CommandService {
    private static final Logger LOG = LoggerFactory.getLogger(CommandService.class);

    private final CloudAccess access;
    /// Guarded by this; the only lock here that is held while a file is written.
    private final CommandHistory store;
    private final Workers workers;
    private final SignalSource<List<PastCommand>> history = new SignalSource<>(List.of());

    public CommandService(CloudAccess access, CommandHistory store, Workers workers) {
        this.access = access;
        this.store = store;
        this.workers = workers;
    }

    /// Reads what was run before. Blocking.
    public synchronized void load() throws ProblemException {
        history.set(store.load());
    }

    /// What was run, the latest first; a script that was run again stands once.
    public Signal<List<PastCommand>> history() {
        return history;
    }

    /// Begins a run; comes back at once, and looks for the credentials of the instances' accounts on this thread. A
    /// run goes on also where it cannot be remembered.
    ///
    /// @param plan without [CommandPlan#faults()]
    /// @param targets those whose system does not understand the language fail by themselves
    /// @throws ProblemException if no account is in use, or its keys cannot be found
    public CommandRun run(CommandPlan plan, List<Instance> targets) throws ProblemException {
        if (!plan.faults().isEmpty()) {
            throw new IllegalArgumentException(plan.faults().toString());
        }
        Map<String, EcsClient> clouds = new HashMap<>();
        for (Instance target : targets) {
            if (!clouds.containsKey(target.account())) {
                clouds.put(target.account(), access.client(target.account()));
            }
        }
        CommandRun run = new CommandRun(clouds, plan, targets, workers);
        run.begin();
        try {
            remember(plan, targets.size());
        } catch (ProblemException unwritten) {
            LOG.warn("what was run is not kept", unwritten);
        }
        return run;
    }

    private synchronized void remember(CommandPlan plan, int targets) throws ProblemException {
        PastCommand entry = new PastCommand(
                plan.language(),
                plan.script(),
                plan.user(),
                plan.folder(),
                plan.timeout().toSeconds(),
                targets,
                workers.clock().instant());
        List<PastCommand> all = history.update(now -> {
            List<PastCommand> next = new ArrayList<>(now);
            next.removeIf(old -> old.script().equals(entry.script()) && old.language() == entry.language());
            next.addFirst(entry);
            return List.copyOf(next.subList(0, Math.min(next.size(), CommandHistory.MOST)));
        });
        store.save(all);
    }

    /// Forgets everything that was run.
    public synchronized void forget() throws ProblemException {
        history.set(List.of());
        store.save(List.of());
    }
}

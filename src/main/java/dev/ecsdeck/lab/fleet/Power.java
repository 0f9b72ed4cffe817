package dev.ecsdeck.lab.fleet;

import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.function.Consumer;

/// Starts, stops and restarts machines, and installs agents on them; each takes its time. Thread-safe.
public final class Power {
    private final Workers workers;
    private final Consumer<Machine> booted;

    /// @param booted told of each machine that comes up, before anyone sees it running; on a thread of its own
    public Power(Workers workers, Consumer<Machine> booted) {
        this.workers = workers;
        this.booted = booted;
    }

    /// From stopped to running.
    public void start(Machine machine, Duration takes) {
        machine.become(InstanceState.STARTING);
        workers.after(takes, () -> workers.start("lab-boot-" + machine.id(), () -> boot(machine)));
    }

    /// From running to stopped.
    public void stop(Machine machine, Duration takes) {
        machine.become(InstanceState.STOPPING);
        workers.after(takes, () -> machine.become(InstanceState.STOPPED));
    }

    /// From running over starting to running; an agent that hung answers again afterwards.
    public void restart(Machine machine, Duration takes) {
        start(machine, takes);
    }

    /// Puts a new agent on the machine; on one that is not running, at its next start.
    public void install(Machine machine, Duration takes) {
        workers.after(takes, () -> {
            machine.replaceAgent(machine.isWindows() ? AgentProfile.NEW_WINDOWS : AgentProfile.NEW);
        });
    }

    private void boot(Machine machine) {
        booted.accept(machine);
        AgentProfile agent = machine.agent();
        if (agent.health() == Health.SILENT) {
            machine.replaceAgent(agent.with(Health.WELL));
        }
        if (machine.state() == InstanceState.STARTING) {
            machine.become(InstanceState.RUNNING);
        }
    }
}

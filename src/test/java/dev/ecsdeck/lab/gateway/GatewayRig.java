package dev.ecsdeck.lab.gateway;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.agent.Agents;
import dev.ecsdeck.lab.agent.MachineUsers;
import dev.ecsdeck.lab.faults.Faults;
import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.lab.target.Targets;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gateway with one machine of each sort, as fast as it goes.
final class GatewayRig implements AutoCloseable {
    final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    final LiveSettings settings = new LiveSettings(LabSettings.fast());
    final Targets targets = new Targets();
    final Faults faults;
    final Agents agents;
    final Gateway gateway;
    private final Optional<Threads> threads;

    private GatewayRig(Workers workers, Optional<Threads> threads) throws IOException {
        this.threads = threads;
        this.agents = new Agents(settings, workers, targets, MachineUsers.ofImages());
        this.faults = new Faults(workers);
        this.gateway = new Gateway(settings, workers, agents, faults);
    }

    static GatewayRig start() throws IOException {
        Threads threads = new Threads((_, crash) -> {
            throw new AssertionError(crash);
        });
        return new GatewayRig(threads, Optional.of(threads));
    }

    static GatewayRig with(Workers workers) throws IOException {
        return new GatewayRig(workers, Optional.empty());
    }

    static Machine machine(AgentProfile agent) {
        return machine(agent, false);
    }

    static Machine machine(AgentProfile agent, boolean windows) {
        return new Machine(
                new InstanceId("i-lab0001"),
                "web-01",
                new RegionId("cn-hangzhou"),
                windows,
                InstanceState.RUNNING,
                agent);
    }

    LabSession shell(Machine machine) {
        return gateway.sessions().open(spec(machine, Optional.empty(), Optional.empty(), false));
    }

    LabSession command(Machine machine, String commandLine) {
        return gateway.sessions().open(spec(machine, Optional.of(commandLine), Optional.empty(), false));
    }

    LabSession forward(Machine machine, int port) {
        return gateway.sessions()
                .open(new SessionSpec(
                        machine, OptionalInt.of(port), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    LabSession forward(Machine machine, String host, int port) {
        return gateway.sessions()
                .open(new SessionSpec(
                        machine, OptionalInt.of(port), Optional.of(host), Optional.empty(), Optional.empty(), false));
    }

    static SessionSpec spec(Machine machine, Optional<String> commandLine, Optional<String> user, boolean encrypted) {
        return new SessionSpec(machine, OptionalInt.empty(), Optional.empty(), commandLine, user, encrypted);
    }

    @Override
    public void close() {
        gateway.close();
        threads.ifPresent(Threads::close);
    }
}

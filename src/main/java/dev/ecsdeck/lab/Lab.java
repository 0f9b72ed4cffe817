package dev.ecsdeck.lab;

import dev.ecsdeck.lab.agent.Agents;
import dev.ecsdeck.lab.agent.MachineUsers;
import dev.ecsdeck.lab.api.AccountSwitches;
import dev.ecsdeck.lab.api.ApiFaults;
import dev.ecsdeck.lab.api.ApiServer;
import dev.ecsdeck.lab.api.KeyRing;
import dev.ecsdeck.lab.api.KeySources;
import dev.ecsdeck.lab.faults.Faults;
import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.Gateway;
import dev.ecsdeck.lab.gateway.SessionBook;
import dev.ecsdeck.lab.scratch.Workshop;
import dev.ecsdeck.lab.ssh.SshDoors;
import dev.ecsdeck.lab.target.LabServices;
import dev.ecsdeck.lab.target.Targets;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A whole cloud on loopback: started, asked where it is, told to go wrong, closed.
///
/// Ports and keys are new at each start. Thread-safe; closing twice does nothing.
public final class Lab implements AutoCloseable {
    private final LiveSettings settings;
    private final Fleet fleet;
    private final Gateway gateway;
    private final Targets targets;
    private final Faults faults;
    private final ApiServer api;
    private final Workshop workshop;
    private final LabServices services;
    private final SshDoors doors;
    private final Runnable stopThreads;

    private Lab(
            LiveSettings settings,
            Fleet fleet,
            Gateway gateway,
            Targets targets,
            Faults faults,
            ApiServer api,
            Workshop workshop,
            LabServices services,
            SshDoors doors,
            Runnable stopThreads) {
        this.settings = settings;
        this.fleet = fleet;
        this.gateway = gateway;
        this.targets = targets;
        this.faults = faults;
        this.api = api;
        this.workshop = workshop;
        this.services = services;
        this.doors = doors;
        this.stopThreads = stopThreads;
    }

    /// The standard fleet, on threads of the Lab's own.
    public static Lab start(LabSettings settings) throws IOException {
        return start(settings, Fleet.standard());
    }

    /// Any fleet, on threads of the Lab's own.
    public static Lab start(LabSettings settings, Fleet fleet) throws IOException {
        LabThreads threads = new LabThreads();
        try {
            return start(settings, fleet, threads, threads::close);
        } catch (IOException | RuntimeException failed) {
            threads.close();
            throw failed;
        }
    }

    /// Any fleet, on the caller's threads and clock, which stay the caller's.
    public static Lab start(LabSettings settings, Fleet fleet, Workers workers) throws IOException {
        return start(settings, fleet, workers, () -> {});
    }

    private static Lab start(LabSettings settings, Fleet fleet, Workers workers, Runnable stopThreads)
            throws IOException {
        LiveSettings live = new LiveSettings(settings);
        Targets targets = new Targets();
        fleet.machines().forEach(targets::put);
        fleet.machines().stream()
                .filter(machine -> machine.ailment() == Ailment.SSH_CLOSED)
                .forEach(machine -> targets.putService(machine, 22, 0));
        Faults faults = new Faults(workers);
        Agents agents = new Agents(live, workers, targets, MachineUsers.ofImages());
        Workshop workshop = Workshop.open(workers);
        SshDoors doors = new SshDoors(workers, new WorkshopLogins(workshop));
        workshop.roots().furnishAlso(doors::showHostKey);
        targets.putService(22, doors);
        try {
            Gateway gateway = new Gateway(live, workers, agents, faults);
            try {
                ApiServer api = ApiServer.start(workers, live, fleet, gateway.sessions(), workshop);
                LabServices services = new LabServices(workers, targets);
                return new Lab(live, fleet, gateway, targets, faults, api, workshop, services, doors, stopThreads);
            } catch (IOException | RuntimeException failed) {
                gateway.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            workshop.close();
            throw failed;
        }
    }

    /// Where the API answers: `http://127.0.0.1:` and a port, for every region and service.
    public URI endpoint() {
        return api.endpoint();
    }

    /// Where single-region work begins.
    public RegionId region() {
        return fleet.regions().getFirst();
    }

    /// The endpoint and region as the product wants them.
    public CloudTarget target() {
        return new CloudTarget(Optional.of(endpoint()), region(), false);
    }

    public String accessKeyId() {
        return api.keys().main().id();
    }

    public String accessKeySecret() {
        return api.keys().main().secret();
    }

    /// The operator's key as the product wants it.
    public Credentials credentials() {
        return new Credentials.AccessKey(accessKeyId(), accessKeySecret());
    }

    /// The keys of others: who may only look, the account itself, one that was switched off.
    public KeyRing keys() {
        return api.keys();
    }

    /// Keys that nobody typed: an address, instance metadata, an identity provider.
    public KeySources keySources() {
        return api.keySources();
    }

    public Fleet fleet() {
        return fleet;
    }

    public List<Machine> machines() {
        return fleet.machines();
    }

    /// The machine of that name.
    public Machine machine(String name) {
        return fleet.named(name);
    }

    public LiveSettings settings() {
        return settings;
    }

    /// What the account has switched on.
    public AccountSwitches switches() {
        return api.switches();
    }

    public ApiFaults apiFaults() {
        return api.faults();
    }

    /// The API itself, for its clock.
    public ApiServer api() {
        return api;
    }

    public SessionBook sessions() {
        return gateway.sessions();
    }

    /// What is to go wrong with sockets.
    public Faults faults() {
        return faults;
    }

    /// What forwards can reach behind the machines.
    public Targets targets() {
        return targets;
    }

    /// The machines' files, scripts and temporary keys.
    public Workshop workshop() {
        return workshop;
    }

    /// Makes a machine's files and its SSH server, and tries out whether scripts run apart from this computer: as for
    /// a machine that has long been running when somebody first asks for it. Blocks.
    public void prepare(Machine machine) throws IOException {
        workshop.roots().of(machine);
        workshop.runner().isIsolating(machine);
        doors.portOf(machine);
    }

    public LabDescription description() {
        return LabDescription.of(this);
    }

    @Override
    public void close() {
        api.close();
        gateway.close();
        services.close();
        doors.close();
        workshop.close();
        stopThreads.run();
    }
}

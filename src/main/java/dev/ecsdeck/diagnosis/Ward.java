package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.SecurityGroupActions.EgressRule;
import dev.ecsdeck.cloud.SecurityGroupActions.Group;
import dev.ecsdeck.cloud.SecurityGroupActions.InboundRule;
import dev.ecsdeck.cloud.SessionRecord;
import dev.ecsdeck.cloud.StsActions;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What all instances of one region share, each asked for once. Thread-safe.
public final class Ward {
    /// Pages of 100 that are read of a region's sessions: the live ones stand first.
    private static final int MOST_PAGES = 5;

    private final EcsClient cloud;
    private final RegionId region;
    private final Workers workers;
    private final Once<ConnectionProbe.Report> way;
    private final Once<StsActions.Caller> caller;
    private final Once<Optional<Boolean>> switchedOn;
    private final Once<List<SessionRecord>> live;
    /// Read before, many at once; empty for a single patient.
    private final Map<InstanceId, Instance> instances = new ConcurrentHashMap<>();

    private final Map<InstanceId, AgentStatus> agents = new ConcurrentHashMap<>();
    private final Map<String, Once<List<Group>>> groups = new ConcurrentHashMap<>();
    private final Map<String, Once<List<EgressRule>>> egress = new ConcurrentHashMap<>();
    private final Map<String, Once<List<InboundRule>>> inbound = new ConcurrentHashMap<>();

    public Ward(EcsClient cloud, RegionId region, ConnectionProbe probe, Workers workers) {
        this.cloud = cloud;
        this.region = region;
        this.workers = workers;
        this.way = new Once<>(() -> probe.probe(cloud.endpoint(region)));
        this.caller = new Once<>(() -> cloud.sts().caller());
        this.switchedOn = new Once<>(() -> cloud.settings().sessionManagerEnabled(region));
        this.live = new Once<>(this::readLive);
    }

    /// Reads many instances and their agents at once, so that each need not be asked about alone.
    ///
    /// @throws ProblemException if they may not be read; each is asked about alone then
    public void prefetch(List<InstanceId> ids) throws ProblemException {
        cloud.instances().byIds(region, ids).forEach(row -> instances.put(row.id(), row));
        agents.putAll(cloud.agents().statuses(region, ids));
    }

    Optional<Instance> known(InstanceId id) {
        return Optional.ofNullable(instances.get(id));
    }

    Optional<AgentStatus> knownAgent(InstanceId id) {
        return Optional.ofNullable(agents.get(id));
    }

    EcsClient cloud() {
        return cloud;
    }

    Workers workers() {
        return workers;
    }

    RegionId region() {
        return region;
    }

    ConnectionProbe.Report way() throws ProblemException {
        return way.get();
    }

    StsActions.Caller caller() throws ProblemException {
        return caller.get();
    }

    Optional<Boolean> switchedOn() throws ProblemException {
        return switchedOn.get();
    }

    /// The region's sessions that count against the limits.
    List<SessionRecord> live() throws ProblemException {
        return live.get();
    }

    List<Group> groups(List<String> ids) throws ProblemException {
        return groups.computeIfAbsent(
                        String.join(",", ids),
                        _ -> new Once<>(() -> cloud.securityGroups().groups(region, ids)))
                .get();
    }

    /// The outbound rules of all these groups.
    List<EgressRule> egress(List<String> ids) throws ProblemException {
        List<EgressRule> all = new ArrayList<>();
        for (String id : ids) {
            all.addAll(egress.computeIfAbsent(
                            id, _ -> new Once<>(() -> cloud.securityGroups().egress(region, id)))
                    .get());
        }
        return all;
    }

    /// The inbound rules of all these groups.
    List<InboundRule> inbound(List<String> ids) throws ProblemException {
        List<InboundRule> all = new ArrayList<>();
        for (String id : ids) {
            all.addAll(inbound.computeIfAbsent(
                            id, _ -> new Once<>(() -> cloud.securityGroups().inbound(region, id)))
                    .get());
        }
        return all;
    }

    private List<SessionRecord> readLive() throws ProblemException {
        List<SessionRecord> all = new ArrayList<>();
        Optional<String> token = Optional.empty();
        int pages = 0;
        do {
            var page = cloud.sessions().history(region, Optional.empty(), token);
            page.rows().stream()
                    .filter(session -> session.connections().stream().anyMatch(SessionRecord.Connection::isLive))
                    .forEach(all::add);
            token = page.next();
            pages++;
        } while (token.isPresent() && pages < MOST_PAGES);
        return List.copyOf(all);
    }
}

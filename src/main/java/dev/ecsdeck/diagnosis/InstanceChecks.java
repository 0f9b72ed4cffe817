package dev.ecsdeck.diagnosis;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the instance runs, and whether its agent is there, new enough and heard of.
final class InstanceChecks {
    /// Heartbeats come about once a minute.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private InstanceChecks() {}

    static void addTo(Map<Rung, Check> checks) {
        checks.put(Rung.RUNNING, Refused.first(Rung.RUNNING, InstanceChecks::running));
        checks.put(Rung.AGENT, InstanceChecks::agent);
        checks.put(Rung.HEARTBEAT, Refused.first(Rung.HEARTBEAT, InstanceChecks::heartbeat));
    }

    private static Verdict running(Chart chart) throws ProblemException {
        if (chart.patient().instance().id().isManaged()) {
            return new Verdict.NotAsked();
        }
        Optional<Instance> there = chart.instance();
        if (there.isEmpty()) {
            return Meaning.found(
                    new Problem.InstanceUnknown(chart.patient().instance().id().value()),
                    chart.patient(),
                    List.of(Fact.said(
                            "DescribeInstances",
                            "0",
                            "instance.none",
                            chart.ward().region().value())));
        }
        Fact status = Fact.of("Status", there.get().state().apiName());
        String id = there.get().id().value();
        return switch (there.get().state()) {
            case RUNNING -> new Verdict.Passed(List.of(status));
            case STOPPED ->
                new Verdict.Found(
                        Finding.of(Cause.INSTANCE_STOPPED),
                        List.of(status),
                        List.of(new Fix.Start(), new Fix.OpenConsole(Fix.Place.INSTANCE, id)));
            case PENDING, STARTING, STOPPING, OTHER ->
                new Verdict.Found(
                        Finding.of(Cause.INSTANCE_CHANGING, there.get().state().apiName()),
                        List.of(status),
                        List.of(new Fix.OpenConsole(Fix.Place.INSTANCE, id)));
        };
    }

    /// What the trial says about the agent is told together with what is known of it.
    private static Verdict agent(Chart chart) throws ProblemException {
        AgentStatus agent = chart.agent();
        Optional<Problem> refusal = Refused.at(Rung.AGENT, chart);
        if (refusal.isPresent()) {
            return Meaning.found(refusal.get(), chart.patient(), List.of(version(agent)));
        }
        return switch (agent) {
            case AgentStatus.Missing _, AgentStatus.Unknown _ ->
                mend(chart, Finding.of(Cause.AGENT_MISSING), List.of(version(agent)));
            case AgentStatus.Outdated old ->
                mend(
                        chart,
                        Finding.of(
                                Cause.AGENT_OLD,
                                old.version().map(Object::toString).orElse("?"),
                                old.newerThan().toString()),
                        List.of(version(agent), Fact.of("SupportSessionManager", "false")));
            case AgentStatus.Online _, AgentStatus.Silent _ -> capable(chart, agent);
        };
    }

    /// Whether the agent can do what was asked, beyond a plain shell.
    private static Verdict capable(Chart chart, AgentStatus agent) {
        int build = versionOf(agent).map(AgentVersion::build).orElse(Integer.MAX_VALUE);
        int needed = switch (chart.patient().wish()) {
            case Wish.Shell shell -> shell.encrypted() ? AgentVersion.BUILD_HONEST_ENDS : 0;
            case Wish.Forward forward -> forward.host().isPresent() ? AgentVersion.BUILD_TARGET_SERVER : 0;
            case Wish.Login _ -> 0;
        };
        if (build < needed) {
            List<Fix> fixes = new ArrayList<>(List.of(new Fix.InstallAgent()));
            if (chart.patient().wish() instanceof Wish.Shell shell) {
                fixes.add(new Fix.UseInstead(shell.unencrypted(), Fix.Other.NO_ENCRYPTION));
            }
            return new Verdict.Found(
                    Finding.of(Cause.AGENT_OLD_FOR_THIS, Integer.toString(build), Integer.toString(needed)),
                    List.of(version(agent)),
                    fixes);
        }
        return new Verdict.Passed(List.of(version(agent)));
    }

    private static Verdict mend(Chart chart, Finding finding, List<Fact> facts) {
        if (chart.patient().instance().id().isManaged()) {
            return new Verdict.Found(finding, facts, List.of());
        }
        return new Verdict.Found(
                finding,
                facts,
                List.of(
                        new Fix.InstallAgent(),
                        new Fix.Reboot(),
                        new Fix.OpenConsole(
                                Fix.Place.VNC, chart.patient().instance().id().value())));
    }

    private static Verdict heartbeat(Chart chart) throws ProblemException {
        Instant now = chart.ward().workers().clock().instant();
        return switch (chart.agent()) {
            case AgentStatus.Silent silent -> doubt(chart, silent.lastSeen());
            case AgentStatus.Online online ->
                online.lastSeen()
                                .filter(seen -> Duration.between(seen, now).compareTo(FRESH) > 0)
                                .isPresent()
                        ? doubt(chart, online.lastSeen())
                        : new Verdict.Passed(List.of(seen(online.lastSeen())));
            case AgentStatus.Missing _, AgentStatus.Outdated _, AgentStatus.Unknown _ -> new Verdict.NotAsked();
        };
    }

    private static Verdict doubt(Chart chart, Optional<Instant> seen) throws ProblemException {
        List<Fact> facts = new ArrayList<>(List.of(seen(seen)));
        chart.refusal().flatMap(Meaning::factOf).ifPresent(facts::add);
        boolean managed = chart.patient().instance().id().isManaged();
        String id = chart.patient().instance().id().value();
        List<Fix> fixes = managed
                ? List.of(new Fix.CopyCommands(Fix.Script.RESTART_AGENT))
                : List.of(
                        new Fix.Reboot(),
                        new Fix.CopyCommands(Fix.Script.RESTART_AGENT),
                        new Fix.OpenConsole(Fix.Place.VNC, id));
        return new Verdict.Doubt(Finding.of(Cause.AGENT_SILENT), facts, fixes);
    }

    private static Fact seen(Optional<Instant> seen) {
        return seen.map(at -> Fact.of("LastHeartbeatTime", at.toString(), new Fact.Remark.Age(at, FRESH)))
                .orElseGet(() -> Fact.said("LastHeartbeatTime", "", "heartbeat.none"));
    }

    private static Fact version(AgentStatus agent) {
        return versionOf(agent)
                .map(version -> Fact.of("CloudAssistantVersion", version.toString()))
                .orElseGet(() -> Fact.said("CloudAssistantVersion", "", "agent.none"));
    }

    static Optional<AgentVersion> versionOf(AgentStatus agent) {
        return switch (agent) {
            case AgentStatus.Online online -> Optional.of(online.version());
            case AgentStatus.Outdated old -> old.version();
            case AgentStatus.Silent silent -> silent.version();
            case AgentStatus.Missing _, AgentStatus.Unknown _ -> Optional.empty();
        };
    }
}
